"""Addresses in front of the CMS's own: whoever comes here need not be signed in yet."""

from django.urls import path

from postilla.web.staff.signin import elsewhere, reset, setup, views

urlpatterns = [
    path("password_reset/", reset.Reset.as_view(), name="postilla_reset"),
    path("login/", views.SignIn.as_view(), name="postilla_sign_in"),
    path("login/with/<slug:name>/", elsewhere.begin, name="postilla_sign_in_with"),
    path("login/with/<slug:name>/callback", elsewhere.callback, name="postilla_staff_callback"),
    path("login/token/", elsewhere.token, name="postilla_staff_token"),
    path("login/second/", views.second, name="postilla_second"),
    path("login/again/", views.again, name="postilla_again"),
    path("second-factor/", setup.factors, name="postilla_factors"),
    path("second-factor/app/", setup.add_app, name="postilla_add_app"),
    path("second-factor/key/", setup.add_key, name="postilla_add_key"),
    path("second-factor/codes/", setup.new_codes, name="postilla_new_codes"),
    path("second-factor/<int:factor_id>/remove/", setup.remove, name="postilla_remove_factor"),
]
