"""What the newsroom says: articles, sections, authors, tags, pages, pictures, advertising. Wraps Wagtail.

Everything other rooms see are frozen values (`values.py`), given by `reads` for live and public pages alone; what is
drafted, scheduled, unpublished or private never leaves. `writes` brings articles in from elsewhere. Editors change
articles in Wagtail's own screens; `wagtail_bridge` is the one file that hears Wagtail's signals and tells them as facts
(`events.py`).

An article is joined to its conversation by an opaque `subject`, "article:<translation key>". This room knows no
discussion, renders no outer page and serves no reader.
"""
