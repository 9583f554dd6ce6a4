from django.urls import include, path, re_path
from django.views.generic import RedirectView

from postilla.web.pages import (
    advertising,
    comments,
    deed_urls,
    mail,
    notices,
    old,
    passages,
    posting,
    reading,
    receipts,
    searching,
    signon,
    translating,
)
from postilla.web.pages.answers import read_only
from postilla.web.pages.editions import at_article, in_edition
from postilla.web.pages.me import browsers, comments as my_comments, data, entering, mailbox, name, party

# Each edition has these: for the first they stand at the top, for the others below their language.
IN_EDITIONS = [
    path("search/", in_edition(read_only(searching.search))),
    path("c/<int:comment_id>/notice", in_edition(notices.notice)),
    path("c/<int:comment_id>", in_edition(read_only(comments.permalink))),
    path("c/<int:comment_id>/", in_edition(read_only(comments.permalink))),
    path("c/<int:comment_id>/translate", in_edition(translating.translate)),
    path("c/<int:comment_id>/reply", in_edition(comments.reply)),
    path("c/<int:comment_id>/history", in_edition(read_only(comments.history))),
]

urlpatterns = [
    *IN_EDITIONS,
    re_path(r"^(?P<edition>[a-z]{2})/", include(IN_EDITIONS)),
    path("health", read_only(reading.health)),
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
    path("me/address/", mailbox.address),
    path("me/address/<str:token>", mailbox.address_by),
    path("me/address/back/<str:token>", mailbox.address_back),
    path("me/erase/", mailbox.erase),
    path("me/erase/<str:token>", mailbox.erase_by),
    path("me/party/", party.party),
    path("me/party/<str:token>", party.party_by),
    path("yours/", RedirectView.as_view(url="/me/", permanent=True)),
    path("held/<str:secret>", receipts.held),
    path("appeal/<str:secret>", receipts.sanction),
    path("reported/<str:secret>", read_only(receipts.reported)),
    path("notice/<str:secret>", read_only(notices.given)),
    path("ads/frame/<int:creative>/", read_only(advertising.frame)),
    path("ads/seen", advertising.seen),
    path("ad/<int:creative>/", advertising.follow),
    path("c/old/<str:anchor>", read_only(old.anchor)),
    *deed_urls.urlpatterns,
    path("mail/confirm/<str:token>", mail.confirm),
    path("mail/stop/<str:key>", mail.stop),
    path("mail/manage/<str:key>", mail.manage),
    path("me/subscriptions/", mail.my_letters),
    path("media/<path:name>", read_only(reading.media)),
    re_path(r"^(?P<article>.+/)comments/passage$", at_article(passages.passage)),
    re_path(r"^(?P<article>.+/)comments/follow$", at_article(mail.follow)),
    re_path(r"^.*$", read_only(reading.stored)),
]
