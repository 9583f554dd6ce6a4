from django.db import models


class Delivery(models.Model):
    """One fact for one hearer. The row is deleted when the hearer has acted; until then it is due again and again."""

    id = models.BigAutoField(primary_key=True)
    hearer = models.CharField(
        max_length=120, help_text="Dotted path of the handler, e.g. postilla.publishing.handlers.on_x"
    )
    fact = models.CharField(max_length=60)
    body = models.TextField()
    told_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["due_at", "id"], name="outbox_due")]

    def __str__(self) -> str:
        return f"{self.fact} for {self.hearer}"
