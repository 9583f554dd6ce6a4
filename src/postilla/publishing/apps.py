from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "postilla.publishing"
    label = "publishing"
