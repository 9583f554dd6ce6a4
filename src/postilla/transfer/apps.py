from django.apps import AppConfig


class TransferConfig(AppConfig):
    name = "postilla.transfer"
    label = "transfer"
