from django.apps import AppConfig


class AdmissionConfig(AppConfig):
    name = "postilla.admission"
    label = "admission"
