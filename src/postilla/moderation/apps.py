from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "postilla.moderation"
    label = "moderation"
