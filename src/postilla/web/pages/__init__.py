"""What readers do on the site: read what is not stored yet, post, edit, withdraw, agree, report, search.

A deed comes by a form, with scripts or without; the answer is a redirect and a page, or JSON for the script.
"""
