"""The tables of this room, changed by `writes` only. The words themselves stand in tables of index.py."""

from django.db import models

from postilla.discussion.walks import Walk


class Entry(models.Model):
    """A comment that is in the index, as it read at `revision`."""

    comment_id = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=120)
    language = models.CharField(max_length=12, blank=True)
    revision = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["subject", "comment_id"], name="finding_in_thread")]

    def __str__(self) -> str:
        return f"{self.comment_id} of {self.subject}"


class Findable(models.Model):
    """An article that is in the index, with the terms of its title and its standfirst, which say what it is about."""

    article_id = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=120, db_index=True)
    title = models.TextField(blank=True)
    standfirst = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"article {self.article_id}"


class DueArticle(models.Model):
    """An article that waits to be put into the index and compared: one that was there before these were as they are."""

    article_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return f"article {self.article_id}"


class Portrayed(models.Model):
    """One of the terms that an article says most. `weight`: how much it is about it."""

    article_id = models.BigIntegerField()
    language = models.CharField(max_length=12)
    term = models.CharField(max_length=160)
    weight = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article_id", "term"], name="finding_one_term")]
        indexes = [models.Index(fields=["language", "term", "article_id"], name="finding_by_term")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.term}"


class Alike(models.Model):
    """An article that is like another one, and the words that both are about."""

    article_id = models.BigIntegerField()
    other_id = models.BigIntegerField()
    score = models.FloatField()
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article_id", "other_id"], name="finding_one_likeness")]
        indexes = [models.Index(fields=["other_id"], name="finding_like_it")]

    def __str__(self) -> str:
        return f"{self.article_id} is like {self.other_id}"


class Due(Walk):
    """A conversation that the index is to be compared with, and how far that has come.

    First come the comments that the index has of it, by id, until `last`; `at` is not set so long.
    """
