from django.apps import AppConfig


class TonguesConfig(AppConfig):
    name = "postilla.tongues"
    label = "tongues"
