"""Subjects, metrics and promises as lists of the CMS, so that blocks can choose from them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BooleanField
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import TitleColumn
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet, SnippetViewSetGroup

from postilla.ledger import reading, reads, writes
from postilla.ledger.drafts import Aim, Place
from postilla.ledger.evidence import gauge_of
from postilla.ledger.models import Metric, Promise, Subject
from postilla.ledger.refusals import UnitInUse
from postilla.ledger.rules.periods import written
from postilla.ledger.units import named
from postilla.ledger.values import OPEN, Period
from postilla.vocabulary import Refusals
from postilla.web.staff.ledger.choosing import ArticleChooser
from postilla.web.staff.ledger.forms import not_twice
from postilla.web.staff.ledger.prefilling import prefilled, revision_of

IN_AN_ARTICLE = "The article that reported it, in whichever of its languages. None: then a source elsewhere, below."


class SubjectList(SnippetViewSet):
    """Whoever promises or is measured."""

    model = Subject
    icon = "group"
    menu_label = "Subjects"
    list_display = ["name", "kind", "parent", "slug"]
    search_fields = ["name", "aliases"]
    ordering = ["name"]
    list_per_page = 100
    panels = [FieldPanel(name) for name in ("name", "slug", "kind", "parent", "aliases", "external", "about")]


class MetricForm(WagtailAdminModelForm):
    """The form of a metric, whose unit stays what its numbers are in."""

    relabelled = BooleanField(
        required=False,
        label="Only the word changes",
        help_text="Where the unit has another name, and its numbers stay.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None or not self.is_bound:  # nobody is asked before it is in question
            del self.fields["relabelled"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        before = self.initial.get("unit", "")
        if self.instance.pk and named(said.get("unit", before)) != named(before) and not said.get("relabelled"):
            figures, promises = reads.counted_in(self.instance.pk)
            if figures or promises:
                refused = UnitInUse(figures=figures, promises=promises, unit=before)
                raise ValidationError({"unit": refused.english()})
        return said


class MetricList(SnippetViewSet):
    """What is counted."""

    model = Metric
    icon = "table"
    menu_label = "Metrics"
    list_display = ["name", "unit", "period_kind", "counted"]
    ordering = ["name"]
    panels = [
        *map(FieldPanel, ("name", "slug", "unit", "relabelled", "period_kind", "adds_up", "better", "counted")),
    ]


class PromiseForm(WagtailAdminModelForm):
    """The form of a promise, which the room's own reading looks at."""

    another = BooleanField(required=False, label="Keep both", help_text="Where the same promise stands already.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None or not self.is_bound:  # nobody is asked before it is in question
            del self.fields["another"]
        for name in ("low", "high"):  # as somebody would write them, not with the column's six places
            if (number := self.initial.get(name)) is not None:
                self.initial[name] = reading.plain(number.normalize())

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = said.get("start"), said.get("end")
        if bool(start) != bool(end) or (start and end and start > end):
            raise ValidationError({"end": "A period needs its first and its last day, in this order."})
        metric = said.get("metric")
        try:
            reading.near(start, "start")
            reading.near(end, "end")
            reading.place(Place(article=said.get("article", ""), link_url=said.get("link_url") or ""))
            terms = reading.aim(
                Aim(
                    kind=said.get("kind", ""),
                    metric_id=metric.pk if metric else None,
                    low=reading.plain(said.get("low")),
                    high=reading.plain(said.get("high")),
                    period=written(Period(start, end)) if start and end else "",
                    due=said.get("due"),
                    per=said.get("per", "year"),
                    count=said.get("count") or 0,
                    measurable=said.get("measurable", True),
                ),
                gauge_of(metric) if metric else None,
            )
            if "said_on" in said:  # else it is no day at all, which its field says
                reading.told(said["said_on"], terms, timezone.localdate())
            if self.instance.pk is None and said.get("subject") and not said.get("another"):
                not_twice(said["subject"].pk, metric.pk if metric else None, terms, said.get("words", ""))
        except Refusals as refusals:
            raise ValidationError([problem.english() for problem in refusals.problems]) from refusals
        self.instance.due = said["due"] = terms.due
        return said


class _Record(CreateView):
    def get_initial_form_instance(self) -> Any:
        """Filled in where an article's text proposes it."""
        return prefilled(self.request) or super().get_initial_form_instance()

    def save_instance(self) -> Any:
        now = timezone.now()
        row = self.form.instance
        if row.article and row.article_revision is None:
            row.article_revision = revision_of(row.article, row.language)
        row.state, row.state_since, row.recorded_at = OPEN, now, now
        row.recorded_by = self.request.user.get_username()
        made = super().save_instance()
        writes.recorded(made.pk, now)
        return made


class _Correct(EditView):
    def save_instance(self) -> Any:
        row = self.form.instance
        if "article" in self.form.changed_data:
            row.article_revision = revision_of(row.article, row.language)
        made = super().save_instance()
        writes.changed(timezone.now(), promises=[made.pk])
        return made


WAY = TitleColumn(
    "way",
    label="What became of it",
    accessor=lambda _row: "Record what became of it",
    get_url=lambda row: reverse("postilla_ledger_promise", args=[row.pk]),
)


class PromiseList(SnippetViewSet):
    """What was promised. To record what became of it, open the desk's page of the promise."""

    model = Promise
    icon = "calendar-check"
    menu_label = "Promises"
    list_display = ["title", "subject", "state", "due", WAY]
    list_filter = ["state", "kind"]
    search_fields = ["title", "words", "speaker"]
    ordering = ["-recorded_at"]
    list_per_page = 100
    add_view_class = _Record
    edit_view_class = _Correct
    panels = [
        HelpPanel(template="postilla_staff/ledger/way.html"),
        MultiFieldPanel([FieldPanel("words"), FieldPanel("title"), FieldPanel("subject")], heading="What was said"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("speaker"), FieldPanel("role")]),
                FieldRowPanel([FieldPanel("said_on"), FieldPanel("certainty"), FieldPanel("language")]),
            ],
            heading="By whom and when",
        ),
        MultiFieldPanel(
            [
                FieldPanel("article", widget=ArticleChooser, help_text=IN_AN_ARTICLE),
                *map(FieldPanel, ("passage", "link_title", "link_url")),
            ],
            heading="Where",
        ),
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("metric"),
                FieldRowPanel([FieldPanel("low"), FieldPanel("high")]),
                FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
                FieldRowPanel([FieldPanel("due"), FieldPanel("measurable")]),
                FieldRowPanel([FieldPanel("per"), FieldPanel("count")]),
            ],
            heading="How it is measured",
        ),
        FieldPanel("look_at"),
        FieldPanel("another"),
        FieldPanel("conversation"),
    ]


class LedgerGroup(SnippetViewSetGroup):
    """Their place in the menu."""

    items = (PromiseList, SubjectList, MetricList)
    menu_icon = "calendar-check"
    menu_label = "Ledger"
    menu_name = "ledger"
    menu_order = 25
    add_to_admin_menu = True


Promise.base_form_class = PromiseForm  # type: ignore[attr-defined]  # the CMS looks for it on the model
Metric.base_form_class = MetricForm  # type: ignore[attr-defined]
