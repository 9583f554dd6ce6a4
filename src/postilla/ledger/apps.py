from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "postilla.ledger"
    label = "ledger"
