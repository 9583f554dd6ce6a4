from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "postilla.articles"
    label = "articles"

    def ready(self) -> None:
        from postilla.articles import wagtail_bridge

        wagtail_bridge.connect()
