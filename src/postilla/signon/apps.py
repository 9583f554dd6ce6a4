from django.apps import AppConfig


class SignonConfig(AppConfig):
    name = "postilla.signon"
    label = "signon"
