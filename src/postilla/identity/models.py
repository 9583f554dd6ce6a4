"""The tables of identity. Changed by `writes` only."""

from django.db import models


class Guest(models.Model):
    """Somebody who writes under a name and an address. Until `confirmed_at` nobody has checked that it is theirs.

    An unconfirmed guest is one browser; a confirmed one is a person, in all browsers that are signed in.
    """

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=200)
    website = models.CharField(max_length=500, blank=True)
    address_cipher = models.BinaryField(blank=True)
    address_hash = models.CharField(max_length=32, blank=True, db_index=True)
    mailbox_hash = models.CharField(
        max_length=32, default="", db_default="", blank=True,
        help_text="Of the mailbox that the address leads to: for sanctions and rates, never for who somebody is; empty "
        "until it was told (Pass)",
    )  # fmt: skip
    carried = models.BooleanField(
        default=False, db_default=False, help_text="The address is not the one typed here: its owner changed it since"
    )
    avatar = models.BigIntegerField(help_text="Random; the picture is drawn from it, never from the address")
    published = models.BooleanField(default=False, help_text="A comment of theirs was let through once")
    confirmed_at = models.DateTimeField(null=True, help_text="When a link sent to the address was followed")
    account = models.CharField(
        max_length=80, default="", db_default="", blank=True, help_text="Where they signed in, if elsewhere"
    )
    badge = models.CharField(
        max_length=140, default="", db_default="", blank=True, help_text="verified, staff, party:Organisation"
    )
    signed_out_at = models.DateTimeField(null=True, help_text="Cookies without a session from before then are void")
    language = models.CharField(max_length=12, blank=True, help_text="In which they are written to; empty: the site's")
    erase_at = models.DateTimeField(null=True, db_index=True, help_text="When they wish to be forgotten")
    erase_words = models.BooleanField(default=False, help_text="… with what they wrote")
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["mailbox_hash"], name="identity_mailbox")]

    def __str__(self) -> str:
        return self.name


class Pass(models.Model):
    """Something that is told once of every guest from before it was kept, by portions: up to whom it was."""

    name = models.CharField(max_length=20, primary_key=True)
    reached = models.BigIntegerField(default=0)
    done_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} up to guest {self.reached}"


class Claim(models.Model):
    """One look of a name that belongs to a confirmed guest. A name has up to three (`looks.looks_of`).

    Whoever wants to be called something of which a look is here must be that guest.
    """

    look = models.CharField(max_length=190, primary_key=True)
    name = models.CharField(max_length=200)
    guest = models.ForeignKey(Guest, models.CASCADE, related_name="claims")
    claimed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} is guest {self.guest_id}"


class Session(models.Model):
    """A browser that is known as a guest. Its cookie names the row; without the row the cookie is nothing."""

    id = models.BigAutoField(primary_key=True)
    key = models.BigIntegerField(help_text="Random, so that no cookie fits a row that later gets the same id")
    guest = models.ForeignKey(Guest, models.CASCADE, related_name="sessions")
    browser = models.CharField(max_length=40, blank=True, help_text="Such as Firefox")
    system = models.CharField(max_length=40, blank=True, help_text="Such as Android")
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"session {self.pk} of guest {self.guest_id}"


class Proof(models.Model):
    """A link that was, or is to be, sent to an address, good once and for one purpose. Without a guest nothing is sent:
    somebody asked for an address that nobody here has, and is to learn as little from it as if somebody had.

    The secret in the link is made of this row with a key outside the database, so the row is no use to who reads it.
    """

    id = models.BigAutoField(primary_key=True)
    purpose = models.CharField(max_length=20)
    nonce = models.BigIntegerField(help_text="Random; goes into the secret")
    guest = models.ForeignKey(Guest, models.CASCADE, null=True, related_name="proofs")
    address_cipher = models.BinaryField(blank=True)
    address_hash = models.CharField(max_length=32)
    network = models.CharField(max_length=32, blank=True, db_index=True, help_text="Keyed hash of who asked, for rates")
    payload = models.BigIntegerField(null=True)
    language = models.CharField(max_length=12, blank=True)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["address_hash", "purpose", "asked_at"], name="identity_proof_asked")]

    def __str__(self) -> str:
        return f"{self.purpose} of guest {self.guest_id}"


class Link(models.Model):
    """Somebody's account elsewhere, by which they are a guest here. The account's own name is kept as a hash alone."""

    guest = models.ForeignKey(Guest, models.CASCADE, related_name="links")
    issuer = models.CharField(max_length=300)
    digest = models.CharField(max_length=64, unique=True, help_text="Of issuer and subject")
    roles = models.CharField(max_length=500, blank=True, help_text="As the issuer names them; no right hangs on them")
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"link of guest {self.guest_id}"


class Party(models.Model):
    """Somebody says that they speak for an organisation, shows an address at its domain, and staff confirm it."""

    id = models.BigAutoField(primary_key=True)
    guest = models.ForeignKey(Guest, models.CASCADE, related_name="parties")
    organisation = models.CharField(max_length=120)
    domain = models.CharField(max_length=253, help_text="Of the address, as the network writes it")
    state = models.CharField(max_length=10, db_index=True)
    asked_at = models.DateTimeField()
    proven_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, default="", db_default="", blank=True, help_text="Told to who asked")

    def __str__(self) -> str:
        return f"guest {self.guest_id} for {self.organisation}: {self.state}"


class KeyChange(models.Model):
    """The key of addresses was, or is being, changed. `before` and `after` tell keys apart and are no use for more."""

    id = models.BigAutoField(primary_key=True)
    before = models.CharField(max_length=16)
    after = models.CharField(max_length=16)
    progress = models.JSONField(default=dict, help_text="By table: up to which row it is done")
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"key {self.before} to {self.after}"
