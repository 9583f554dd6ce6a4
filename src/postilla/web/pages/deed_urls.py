"""What readers do to a conversation: the addresses that `config/wsgi.py` answers in short."""

from django.urls import path, re_path

from postilla.web.pages import deeds, posting

urlpatterns = [
    re_path(r"^(?P<article>.+/)comments/$", posting.conversation),
    path("c/<int:comment_id>/edit", deeds.edit),
    path("c/<int:comment_id>/withdraw", deeds.withdraw),
    path("c/<int:comment_id>/report", deeds.report),
    path("c/<int:comment_id>/agree", deeds.agree),
]
