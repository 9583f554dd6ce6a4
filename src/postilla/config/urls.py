"""Which door answers which address."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from postilla.web.pages.reading import document

handler500 = "postilla.web.pages.broken.fault"
urlpatterns = [
    path("admin/", include("postilla.web.staff.signin.urls")),  # before Wagtail's sign-in, which knows no second factor
    path("admin/", include(wagtailadmin_urls)),
    # Answered by the line above; Wagtail asks for this name where a document's collection is private.
    path("admin/login/", RedirectView.as_view(url="/admin/"), name="wagtailcore_login"),
    re_path(r"^documents/(\d+)/(.*)$", document, name="wagtaildocs_serve"),  # before Wagtail's own, which is laxer
    path("documents/", include(wagtaildocs_urls)),
    path("", include("postilla.web.pages.urls")),
]
