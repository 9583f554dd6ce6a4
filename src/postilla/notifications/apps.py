from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "postilla.notifications"
    label = "notifications"
