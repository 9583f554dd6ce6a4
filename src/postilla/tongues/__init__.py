"""In which language something is written: guessed locally from the text, among the languages that it may be.

Knows no comment and no page: text and languages in, a language out. Its models are loaded when it is first asked, which
happens only where a magazine is read in several languages; they ship in packages, and nothing is fetched.
"""
