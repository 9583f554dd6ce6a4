from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    name = "postilla.discussion"
    label = "discussion"
