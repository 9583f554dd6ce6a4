from django.urls import path, re_path
from django.views.generic import RedirectView

from postilla.web.pages import comments, deed_urls, mail, notices, old, posting, reading, receipts, signon
from postilla.web.pages.answers import read_only
from postilla.web.pages.me import browsers, comments as my_comments, data, entering, name

urlpatterns = [
    path("health", read_only(reading.health)),
    path("search/", read_only(reading.search)),
    path("preview", posting.preview),
    path("me/", my_comments.comments),
    path("me/sign-in/", entering.sign_in),
    path("me/sign-in/<str:token>", entering.sign_in_by),
    path("me/claim/<str:token>", entering.confirm),
    path("me/sso/<slug:name>/", signon.begin),
    path("me/sso/<slug:name>/callback", signon.callback),
    path("me/token/", signon.token),
    path("me/sign-out", entering.sign_out),
    path("me/browsers/", browsers.browsers),
    path("me/name/", name.name),
    path("me/data/", data.data),
    path("me/data.json", data.as_json),
    path("me/data.html", data.as_page),
    path("me/keep", data.stay),
    path("yours/", RedirectView.as_view(url="/me/", permanent=True)),
    path("held/<str:secret>", receipts.held),
    path("appeal/<str:secret>", receipts.sanction),
    path("reported/<str:secret>", read_only(receipts.reported)),
    path("notice/<str:secret>", read_only(notices.given)),
    path("c/<int:comment_id>/notice", notices.notice),
    path("ads/frame/<int:creative>/", read_only(reading.frame)),
    path("c/old/<str:anchor>", read_only(old.anchor)),
    path("c/<int:comment_id>", read_only(comments.permalink)),
    path("c/<int:comment_id>/", read_only(comments.permalink)),
    path("c/<int:comment_id>/reply", comments.reply),
    path("c/<int:comment_id>/history", read_only(comments.history)),
    *deed_urls.urlpatterns,
    path("mail/confirm/<str:token>", mail.confirm),
    path("mail/stop/<str:key>", mail.stop),
    path("mail/manage/<str:key>", mail.manage),
    path("me/subscriptions/", mail.mine),
    path("media/<path:name>", read_only(reading.media)),
    re_path(r"^(?P<article>.+/)comments/follow$", mail.follow),
    re_path(r"^.*$", read_only(reading.stored)),
]
