from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "postilla.articles"
    label = "articles"

    def ready(self) -> None:
        from postilla.articles import texts, wagtail_bridge

        wagtail_bridge.connect()
        texts.look_before_saving()
