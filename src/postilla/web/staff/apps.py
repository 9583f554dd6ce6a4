from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "postilla.web.staff"
    label = "staff"

    def ready(self) -> None:
        from postilla.web.staff import settled
        from postilla.web.staff.ledger import deleted

        settled.connect()
        deleted.connect()
