from django.db import models


class StaffLink(models.Model):
    """Somebody's account elsewhere, by which they are one of the staff here. Its own name is kept as a hash alone."""

    user = models.OneToOneField("auth.User", models.CASCADE, related_name="+")
    issuer = models.CharField(max_length=300)
    digest = models.CharField(max_length=64, unique=True, help_text="Of issuer and subject")
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"link of user {self.user_id}"


class Used(models.Model):
    """Something good once that was used: a token's number, a sign-in under way. Kept until it is too old anyway."""

    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.digest
