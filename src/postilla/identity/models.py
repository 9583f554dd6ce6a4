from django.db import models


class Guest(models.Model):
    """Somebody who wrote under a name and an address that nobody has checked, in one browser."""

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=200)
    website = models.CharField(max_length=500, blank=True)
    address_cipher = models.BinaryField(blank=True)
    address_hash = models.CharField(max_length=32, blank=True, db_index=True)
    avatar = models.BigIntegerField(help_text="Random; the picture is drawn from it, never from the address")
    published = models.BooleanField(default=False, help_text="A comment of theirs was let through once")
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
