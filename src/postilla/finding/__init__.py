"""What can be found: comments and articles by their words, and which articles are like which.

Owns an index beside the discussion and the articles, kept by facts: nothing of it stands on the way of a post, and it
may lag behind by a second. So it only proposes: what a comment says, and whether anybody may read it or the article, is
asked of the rooms below with every answer. Readers' names are not looked for: a list of all that one person ever wrote
is no page of ours.
"""
