"""From points to lines: one for each theme, called by what most readers do about it. Pure."""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from functools import partial

from postilla.insights.summary.about import as_given, bare_themes, worded_themes
from postilla.insights.summary.choosing import best
from postilla.insights.summary.doing import by_family, cited, commonest, kind_of
from postilla.insights.summary.people import apart, one_text, readers
from postilla.insights.summary.quoting import Choice
from postilla.insights.summary.said import Placed, Table, answer_of
from postilla.insights.summary.sameness import stands_in
from postilla.insights.values import Comment, Line, Quotation, Said, Theme, Voice

NEXT = 3  # comments of a person in which one of theirs may stand again
MOST_QUOTED = 3  # quotations of a line


def lines(laid: Table, first: Mapping[int, Comment], known: Sequence[Theme]) -> tuple[Line, ...]:
    """The lines of an article, most readers first. `first`: as `people.copied` has it."""
    who = readers(first)
    bundles, behind, chosen, crowd = best(laid, who)
    fixed: Mapping[int, Theme] = {}
    if any(point.given for point in laid.points):  # to the themes that editors saw, so to those found without them
        laid, fixed = as_given(laid, chosen, known)
        bundles, behind, chosen, crowd = best(laid, who)
    themes = worded_themes(fixed or bare_themes(chosen, laid, known), laid, who)
    families = {group: by_family(bundles[group], laid.said) for group in chosen}
    does = {group: commonest(families[group], behind[group], laid.said) for group in chosen}
    less = {*crowd} | said_again(laid.said)
    quoted = _quoted({one: Choice(_first(families[one][does[one]], less), laid, behind[one]) for one in chosen}, behind)
    made = []
    for group in chosen:
        theme, tellers = themes[group]
        own = families[group], behind[group], [laid.said[one.comment.id] for one in bundles[group]]
        doing = partial(kind_of, does[group], families[group][does[group]], behind[group], laid.said)
        kind = laid.same("kind", group, (does[group], *own), doing)
        cites = partial(cited, kind, families[group], behind[group], laid.said)
        made.append(
            Line(
                key=f"{does[group]}:{theme.key}",
                kind=kind,
                theme=theme,
                points=laid.same("cited", group, (kind, *own), cites),
                voices=_voices(behind[group], who, laid.said),
                quotations=quoted[group],
                tellers=tellers,
                copies=one_text(behind[group], first),
            )
        )
    return tuple(made)


def said_again(said: Mapping[int, Said]) -> set[int]:
    """Comments that stand whole in one of the next that the same person wrote: cut off at first, or sent too early."""
    mine: dict[str, list[Comment]] = defaultdict(list)
    for one in sorted(said):
        mine[said[one].comment.person].append(said[one].comment)
    return {
        one.id
        for comments in mine.values()
        for at, one in enumerate(comments)
        if any(stands_in(one.text, later.text) for later in comments[at + 1 : at + 1 + NEXT])
    }


def _first(points: Sequence[Placed], less: Container[int]) -> Sequence[Placed]:
    """Without those of comments that are said again, or a crowd's, where there are others."""
    return [one for one in points if one.comment.id not in less] or points


def _quoted(choices: Mapping[int, Choice], behind: Mapping[int, Mapping[int, str]]) -> dict[int, tuple[Quotation, ...]]:
    """Whom each line quotes: in turns, first two and then a third; disputes, which are shown with both sides, before
    others and the largest first; then who has few to quote before who has many."""
    split = {one: len(behind[one]) for one in choices if choices[one].disputed}
    order = sorted(choices, key=lambda one: (-split.get(one, 0), len(behind[one]), one))
    fits: dict[int, int] = {}  # by comment, the line that it stands for best, of two much alike the shorter
    for bundle in sorted(choices, key=lambda one: (len(behind[one]), one)):
        for one, fit in choices[bundle].fit.items():
            if one not in fits or round(fit, 1) > round(choices[fits[one]].fit[one], 1):
                fits[one] = bundle
    for most in (2, MOST_QUOTED):
        for bundle in order:
            quoted: dict[int, list[Quotation]] = defaultdict(list)
            for other in order:
                for quotation in choices[other].quotations if other != bundle else ():
                    quoted[quotation.comment_id].append(quotation)
            choices[bundle].fill(most, {one for one, mine in fits.items() if mine != bundle}, quoted)
    return {bundle: choice.quotations for bundle, choice in choices.items()}


def _voices(cited: Container[int], who: Mapping[int, str], said: Mapping[int, Said]) -> tuple[Voice, ...]:
    """What readers answer to the line's comments, none to their own. `who`: of all comments."""
    told = [
        (one.comment, parent, answering)
        for one in said.values()
        if (parent := one.comment.parent) is not None
        and parent in cited
        and (answering := answer_of(one.reading)) is not None
        and one.comment.person != said[parent].comment.person
        and who[one.comment.id] != who[parent]
    ]
    whose = apart([comment for comment, _, _ in told], who)
    numbers = {reader: number for number, reader in enumerate(sorted({*whose.values()}))}
    return tuple(Voice(one.id, parent, numbers[whose[one.id]], answering) for one, parent, answering in told)
