from django.apps import AppConfig


class FindingConfig(AppConfig):
    name = "postilla.finding"
    label = "finding"
