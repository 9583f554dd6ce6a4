from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "postilla.screening"
    label = "screening"
