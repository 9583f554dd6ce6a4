from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "postilla.identity"
    label = "identity"
