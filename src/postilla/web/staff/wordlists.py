"""Word lists: the CMS's form for one line; and a whole list at once, tried on what came last before it holds."""

import time
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from postilla.grounds import reads as grounds
from postilla.moderation import reads, writes
from postilla.moderation.desk.pasting import Pasted, pasted
from postilla.moderation.desk.people import person_of
from postilla.moderation.desk.trying import Tried, tried
from postilla.moderation.models import Term as Row
from postilla.moderation.values import REFUSE, Term
from postilla.web.staff.desks import Page

SHOWN = 100  # comments that a list would have met, the newest
NAMED = 50  # lines that are wrong, the first


class WordListIndex(IndexView):
    """All lines, with the way to the page that takes many."""

    @cached_property
    def header_buttons(self) -> list[Any]:
        many = HeaderButton("Paste or try a list", url=reverse("postilla_words"), icon_name="list-ul")
        return [*super().header_buttons, many] if self.add_url else super().header_buttons


class WordLists(SnippetViewSet):
    """Words and domains that hold or refuse comments."""

    model = Row
    index_view_class = WordListIndex
    icon = "list-ul"
    menu_label = "Word lists"
    menu_name = "word-lists"
    menu_order = 21
    add_to_admin_menu = True
    list_display = ["text", "kind", "action", "language", "reason"]
    list_filter = ["kind", "action", "language"]
    search_fields = ["text", "reason"]
    ordering = ["text"]
    list_per_page = 100


class ListForm(forms.Form):
    lines = forms.CharField(
        required=False, strip=False, label="Lines", widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text="One word, or several in a row, a line. Empty: Try looks at the lines that stand on the list.",
    )  # fmt: skip
    kind = forms.ChoiceField(label="Each is", choices=Row.KINDS)
    action = forms.ChoiceField(label="What happens", choices=Row.ACTIONS)
    reason = forms.CharField(
        required=False, max_length=300, label="Reason", help_text="Told to the reader; a refusal must have one."
    )
    language = forms.RegexField(
        r"^[a-z]{2,3}(-[A-Za-z]{2,8})?$", required=False, max_length=12, label="Language",
        help_text="Only in comments of this language, such as “de”. Empty: in all.",
        error_messages={"invalid": "Give the code of a language, such as “de”, or nothing."},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("action") == REFUSE and not said.get("reason", "").strip():
            self.add_error("reason", "Say why: who is refused must know what to change.")
        if not self.errors:
            like = Term(said["kind"], "", said["action"], said["reason"].strip(), said["language"])
            self.found = pasted(said["lines"].replace("\0", ""), like)
            for problem in self.found.wrong[:NAMED]:
                self.add_error("lines", problem)
            if more := len(self.found.wrong[NAMED:]):
                self.add_error("lines", f"{more} more lines are wrong.")
        return said

    found = Pasted((), (), ())


def for_lists(page: Page) -> Page:
    """For those who may add lines."""

    @login_required
    def guarded(request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm("moderation.add_term"):
            raise PermissionDenied
        return page(request)

    return guarded


@for_lists
def page(request: HttpRequest) -> HttpResponse:
    """GET: the form. POST: `deed` try (nothing is stored), or add; of a list with a wrong line nothing is added."""
    form = ListForm(request.POST or None)
    found: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        if request.POST.get("deed") == "add" and form.found.terms:
            added = writes.add_terms(form.found.terms, timezone.now())
            messages.success(request, f"{_lines(added)} added. They hold from the next comment on.")
            return HttpResponseRedirect(reverse("wagtailsnippets_moderation_term:list"))
        if request.POST.get("deed") == "add":
            form.add_error("lines", "There is no new line to add.")
        else:
            found = _tried(request, form)
    status = 422 if form.is_bound and form.errors else 200
    context = {"page_title": "Paste or try a word list", "form": form, "repeated": form.found.repeated, **found}
    return render(request, "postilla_staff/wordlists.html", context, status=status)


def _tried(request: HttpRequest, form: ListForm) -> dict[str, Any]:
    kind = form.cleaned_data["kind"]
    stands = not form.cleaned_data["lines"].strip()
    terms = [one for one in reads.rulebook().terms if one.kind == kind] if stands else form.found.terms
    made: Tried = tried(terms, person_of(request.user), time.monotonic)
    about = grounds.headings_of([one.subject for one in made.caught[:SHOWN]])
    return {
        "tried": made,
        "stands": stands,
        "number": _lines(len(terms)),
        "senders": kind == "sender",
        "rows": [{"caught": one, "article": about.get(one.subject)} for one in made.caught[:SHOWN]],
        "more": len(made.caught[SHOWN:]),
    }


def _lines(number: int) -> str:
    return "1 line" if number == 1 else f"{number:,} lines"
