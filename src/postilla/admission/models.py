from django.conf import settings
from django.db import models

from postilla.admission.values import FACTORS


class Factor(models.Model):
    """A second factor of one of the staff, or their recovery codes. While it stands, sessions opened by it do."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=[(kind, kind) for kind in FACTORS])
    name = models.CharField(max_length=80, blank=True)
    # By kind: an app's secret (encrypted); a key's public half as the authenticator gave it; hashes of unused codes.
    secret = models.BinaryField()
    counter = models.BigIntegerField(default=0, help_text="The last step of an app, the last signature of a key")
    created_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=models.Q(kind="codes"), name="admission_one_list")
        ]


class Try(models.Model):
    """One try at somebody's password or second factor, until it succeeds or is too old to count."""

    account = models.CharField(max_length=32, help_text="Keyed hash of the name that was typed")
    network = models.CharField(max_length=32, help_text="Keyed hash of the network it came from")
    kind = models.CharField(max_length=8)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["account", "at"], name="admission_try_account"),
            models.Index(fields=["network", "at"], name="admission_try_network"),
        ]
