from django.db import models


class Used(models.Model):
    """Something good once that was used: a token's number, a sign-in under way. Kept until it is too old anyway."""

    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.digest
