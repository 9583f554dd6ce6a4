from django.apps import AppConfig


class PassagesConfig(AppConfig):
    name = "postilla.passages"
    label = "passages"
