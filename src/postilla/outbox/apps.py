from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "postilla.outbox"
    label = "outbox"
