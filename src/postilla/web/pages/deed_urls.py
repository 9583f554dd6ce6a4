"""What readers do to a conversation: the addresses that `config/wsgi.py` answers in short."""

from django.urls import include, path, re_path

from postilla.web.pages import deeds, posting
from postilla.web.pages.editions import at_article, in_edition

# Each edition has these: for the first they stand at the top, for the others below their language.
IN_EDITIONS = [
    path("c/<int:comment_id>/edit", in_edition(deeds.edit)),
    path("c/<int:comment_id>/withdraw", in_edition(deeds.withdraw)),
    path("c/<int:comment_id>/report", in_edition(deeds.report)),
    path("c/<int:comment_id>/agree", in_edition(deeds.agree)),
]

urlpatterns = [
    re_path(r"^(?P<article>.+/)comments/$", at_article(posting.conversation)),
    *IN_EDITIONS,
    re_path(r"^(?P<edition>[a-z]{2})/", include(IN_EDITIONS)),
]
