from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "postilla.insights"
    label = "insights"
