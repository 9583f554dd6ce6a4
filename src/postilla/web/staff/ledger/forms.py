"""The forms of the ledger's pages. They only gather texts; the room looks at them, and its refusals come back here."""

from collections.abc import Mapping
from typing import Any

from django import forms

from postilla.ledger.choices import CHANGES
from postilla.ledger.drafts import Change, Figure, Happening, Source
from postilla.ledger.models import Metric
from postilla.ledger.reads import alike
from postilla.ledger.refusals import LikelyDuplicate
from postilla.ledger.values import PRECISIONS, STATES, Terms, path_of
from postilla.ledger.words import state
from postilla.ledger.writes.observing import not_contradicting
from postilla.vocabulary import Refusals

PERIOD = "2024, 2024-H1, 2024-Q3, 2024-05, 2024-05-31 or 2024-01..2024-09"
COMMENT = "The number of the reader’s comment that brought it, as in /c/123: its author is named beside the entry."


def day(label: str, required: bool = True) -> forms.DateField:
    return forms.DateField(label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}))


class Refusable(forms.Form):
    """A form that says at its fields why the room refused."""

    def refused(self, refusals: Refusals) -> None:
        for problem in refusals.problems:
            self.add_error(problem.field if problem.field in self.fields else None, problem.english())


def not_twice(subject_id: int, metric_id: int | None, terms: Terms, words: str) -> None:
    """Raises LikelyDuplicate where promises with the same terms are there."""
    if known := alike(subject_id, metric_id, terms, words):
        raise LikelyDuplicate(paths=", ".join(path_of(one) for one in known[:5]))


class Sourced(Refusable):
    """Where it comes from."""

    source = forms.CharField(label="Source", max_length=200, help_text="As readers shall see it.")
    source_url = forms.URLField(label="Its link", max_length=500, required=False, assume_scheme="https")
    source_on = day("The day it is from")

    def where(self) -> Source:
        said = self.cleaned_data
        return Source(said["source"], said["source_on"], said["source_url"])


class FigureForm(Sourced):
    period = forms.CharField(max_length=30, help_text=PERIOD)
    precision = forms.ChoiceField(
        required=False, choices=[(word, word or "exactly") for word in PRECISIONS if word != "between"]
    )
    value = forms.CharField(max_length=40, label="Figure")
    value_to = forms.CharField(max_length=40, required=False, label="to", help_text="For a range alone.")
    unit = forms.CharField(max_length=30, required=False, help_text="Only if the source counts in another.")
    rate = forms.CharField(max_length=40, required=False, help_text="Of another currency, as the source took it.")
    rate_on = day("Day of the rate", required=False)
    note = forms.CharField(max_length=300, required=False)
    restates = forms.IntegerField(required=False, help_text="The number of the entry whose place this takes.")
    comment = forms.IntegerField(required=False, min_value=1, help_text=COMMENT)
    sure = forms.BooleanField(required=False, label="Record both", help_text="Where it contradicts what stands.")
    field_order = ["period", "precision", "value", "value_to", "source", "source_url", "source_on", "note"]

    def draft(self, subject_id: int, metric_id: int, comment_id: int | None = None) -> Figure:
        """Raises as `not_contradicting` does, unless it is ticked that both are to stand."""
        said = self.cleaned_data
        made = Figure(
            subject_id, metric_id, said["period"], said["value"], self.where(), said["value_to"], said["precision"],
            said["unit"], said["rate"], said["rate_on"], said["note"], said["restates"],
            comment_id or said.get("comment"),
        )  # fmt: skip
        if not said["sure"]:
            not_contradicting(made)
        return made


class HappenedForm(Sourced):
    holds = forms.ChoiceField(
        label="What the source says", choices=[("yes", "It was done, or it holds"), ("no", "It was not, or does not")]
    )
    period = forms.CharField(max_length=30, label="When", help_text=f"{PERIOD}. For “not yet”: the day of looking.")
    note = forms.CharField(max_length=300, required=False)
    comment = forms.IntegerField(required=False, min_value=1, help_text=COMMENT)
    field_order = ["holds", "period", "source", "source_url", "source_on", "note"]

    def draft(self, promise_id: int, comment_id: int | None = None) -> Happening:
        said = self.cleaned_data
        return Happening(
            promise_id,
            said["period"],
            said["holds"] == "yes",
            self.where(),
            said["note"],
            comment_id or said.get("comment"),
        )


class ChangeForm(Sourced):
    change = forms.ChoiceField(label="What they did with it", choices=CHANGES)
    on = day("When")
    words = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="The new words.")
    low = forms.CharField(max_length=40, required=False, help_text="Empty: as before.")
    high = forms.CharField(max_length=40, required=False)
    period = forms.CharField(max_length=30, required=False, help_text=PERIOD)
    due = day("Due", required=False)
    field_order = ["change", "on", "words", "low", "high", "period", "due"]

    def draft(self) -> Change:
        said = self.cleaned_data
        return Change(
            said["change"], said["on"], self.where(), said["words"], said["low"], said["high"], said["period"],
            said["due"],
        )  # fmt: skip


class DeclineForm(Refusable):
    reason = forms.CharField(
        max_length=300, widget=forms.Textarea(attrs={"rows": 2}), help_text="Readers see it under the comment."
    )


class OverruleForm(Refusable):
    state = forms.ChoiceField(label="Verdict", choices=[(name, name) for name in STATES])
    reason = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 2}), help_text="Readers see it.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [(name, state(name)) for name in STATES]  # type: ignore[attr-defined]


class MonthForm(Sourced):
    """What all rows of the form for many subjects share."""

    metric = forms.ModelChoiceField(Metric.objects.order_by("name"), empty_label=None)
    period = forms.CharField(max_length=30, help_text=PERIOD)
    field_order = ["metric", "period", "source", "source_url", "source_on"]


def texts(data: Mapping[str, str], start: str) -> dict[int, str]:
    """The fields whose names are `start` and a number: ({"value-7": "5"}, "value-") → {7: "5"}."""
    found = {}
    for name, text in data.items():
        number = name.removeprefix(start)
        if name.startswith(start) and number.isascii() and number.isdigit() and len(number) < 19:
            found[int(number)] = text.strip()[:40]
    return found
