from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "postilla.web.staff"
    label = "staff"
