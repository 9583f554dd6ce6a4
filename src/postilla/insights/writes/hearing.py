"""Comments are noted when they come, and read when nothing else is to be done: no post waits for it."""

import json
from collections.abc import Collection, Iterable
from datetime import datetime

from postilla.discussion import reads as discussion, walks
from postilla.insights import parts
from postilla.insights.models import Due, DueThread, Heard, LeftOut
from postilla.insights.packing import packed
from postilla.insights.reading import Names
from postilla.insights.reads.comments import Found, found_in
from postilla.insights.reads.people import silent
from postilla.insights.reads.themes import themes
from postilla.insights.values import Label, Reading
from postilla.insights.writes.claiming import claimed, done_or_put_aside, released, waiting
from postilla.insights.writes.following import follow
from postilla.insights.writes.gathering import due as lines_due, gather_anew, gather_some, gone as gone_from
from postilla.insights.writes.mentions import sent_with, silence
from postilla.insights.writes.routes import leave
from postilla.ledger import reads as ledger
from postilla.outbox.portions import in_portions, rows_by
from postilla.outbox.statements import insert_rows
from postilla.outbox.writes import Telling, telling

UNREAD = 0  # the revision of what is known of no text: no comment has it
NOTHING = Reading(0, (), Label("none", 1.0), None, ())
SOME = 40  # comments read in one portion: well below a second
LOOKED_AT = 2_000  # comments of a conversation that one step compares with what was read


def note(comment_ids: Iterable[int], now: datetime) -> None:
    """Have these comments read, or read anew. A second time changes nothing."""
    ids = list(dict.fromkeys(comment_ids))
    if not ids:
        return
    with telling(now):
        insert_rows(Due, ("comment_id", "attempts", "taken_until"), [(one, 0, None) for one in ids], _ANEW)


_ANEW = "ON CONFLICT (comment_id) DO UPDATE SET attempts = 0, taken_until = NULL"


def forget(comment_ids: Iterable[int], now: datetime) -> None:
    """These comments are gone, and with them all that was said of them. What editors corrected in one is kept by its
    place and revision, without words, in case it comes back."""
    with telling(now) as tell:
        _forget(list(dict.fromkeys(comment_ids)), tell, now)


def leave_out(comment_ids: Iterable[int]) -> None:
    """Within a transaction: these comments are their readers' who opted out, also when nobody knows that any more."""
    LeftOut.objects.bulk_create([LeftOut(comment_id=one) for one in comment_ids], ignore_conflicts=True)


def unread(comment_ids: Iterable[int], now: datetime) -> None:
    """These comments say something else: nothing is said of them until they were read again. What became of what they
    asked stands."""
    ids = list(dict.fromkeys(comment_ids))
    with telling(now) as tell:
        rows = Heard.objects.filter(comment_id__in=ids)
        gone_from(set(rows.values_list("subject", flat=True)), tell)
        rows.filter(joined=False).delete()
        rows.update(revision=UNREAD, reading=packed(NOTHING), vectors=b"", themes="[]", bands=b"")  # but for the mark
        silence(ids)


def look_through(subjects: Iterable[str], now: datetime) -> None:
    """Have what was read compared with these conversations, portion by portion (`read_some`)."""
    walks.begin(DueThread, subjects, now)


def read_some(now: datetime) -> int:
    """Read a portion of what waits, the newest first, or make lines that wait; how many comments, conversations were
    looked at, 0 where none waits."""
    ids = claimed(waiting(Due, now).order_by("attempts", "-comment_id"), SOME, now)
    if ids:
        done_or_put_aside(Due, ids, lambda some: _read(some, now), now)
        gather_some(now)
        return len(ids)
    if gather_some(now):
        return 1
    if (thread := DueThread.objects.order_by("id").first()) is not None:
        return max(_look(thread, now), 1)
    return _read_anew(now) or gather_anew(now)


def _read(ids: list[int], now: datetime) -> None:
    """Read these comments and keep what they say. One that says something else by now stays due."""
    found = found_in(ids)
    names = Names.of(ledger.slugs_by_name())
    meaning, said, meant = parts.read_all([here.comment for here in found.values()], names)
    readings, vectors = dict(zip(found, said, strict=True)), dict(zip(found, meant, strict=True))
    about = _about(found, meaning, vectors)
    copies = dict(zip(found, parts.bands([here.comment.text for here in found.values()]), strict=True))
    with telling(now) as tell:
        together = sent_with(found)  # not before: who had themselves forgotten meanwhile is parted from the network
        left_out = silent(ids)  # asked again: somebody may have opted out while this was read
        leave_out(left_out)
        still = discussion.public_versions(ids)
        kept = {one: still[one] for one in found if one in still and one not in left_out}
        rows = [
            Heard(
                comment_id=one, subject=subject, revision=revision, rules=parts.version(), meaning=meaning,
                reading=packed(readings[one]), vectors=b"".join(vectors[one]), themes=json.dumps(about[one]),
                bands=copies[one], sent_with=together.get(one),
            )
            for one, (subject, revision) in kept.items()
            if found[one].revision == revision
        ]  # fmt: skip
        Heard.objects.bulk_create(rows, update_conflicts=True, unique_fields=["comment_id"], update_fields=_FIELDS)
        stands = [row.comment_id for row in rows]
        follow({one: found[one] for one in stands}, readings, about, now)
        _forget([one for one in ids if one not in kept], tell, now)
        Due.objects.filter(comment_id__in={*ids} - {*kept} | {row.comment_id for row in rows}).delete()
        released(Due, ids)
        lines_due({row.subject for row in rows}, now)


_FIELDS = ["subject", "revision", "rules", "meaning", "reading", "vectors", "themes", "bands", "sent_with"]


def _about(found: dict[int, Found], meaning: str, vectors: dict[int, list[bytes]]) -> dict[int, list[str]]:
    """For each comment the themes that are nearest to its points."""
    rows = [row for one in found for row in vectors[one]]
    langs = [found[one].comment.lang for one in found for _ in vectors[one]]
    keys = iter(parts.nearest(rows, langs, themes(meaning)))
    return {one: [next(keys) for _ in vectors[one]] for one in found}


def _look(due: DueThread, now: datetime) -> int:
    """Compare the next comments of a conversation with what was read; how many were looked at."""
    found = discussion.published_revisions(due.subject, due.place, LOOKED_AT)
    rows = rows_by(Heard, "comment_id", [row[0] for row in found], "comment_id", "subject", "revision", "rules")
    known = {row[0]: row[1:] for row in rows}
    other = [row[0] for row in found if known.get(row[0]) != (due.subject, row[1], parts.version())]
    with telling(now) as tell:
        if not due.at:
            had = Heard.objects.filter(subject=due.subject).values_list("comment_id", flat=True)
            gone = {*had} - discussion.public_in(due.subject, list(had))
            moved = discussion.public_versions(gone)
            Due.objects.bulk_create([Due(comment_id=one) for one in moved], ignore_conflicts=True)
            _forget([one for one in gone if one not in moved], tell, now)
            gone_from({due.subject}, tell)
        Due.objects.bulk_create([Due(comment_id=one) for one in other], ignore_conflicts=True)
        if len(found) == LOOKED_AT:
            walks.go_on(due, found[-1][2], found[-1][0])
        else:
            walks.leave(due)
    return len(found)


_seen: dict[tuple[int, str], int] = {}  # up to which comment it was looked, for the present rules and meaning


def _read_anew(now: datetime) -> int:
    """Have some of those read again that were read by other rules, or embedded by what is not there any more; how many.

    Each comment is looked at once in a process: what cannot be embedded otherwise now is not tried for ever.
    """
    if parts.stands_in():  # nothing is turned over to it; what it made is looked for from the beginning afterwards
        _seen.clear()
        return 0
    present = (parts.version(), parts.meaning_name())
    last = _seen.setdefault(present, 0)
    rows = Heard.objects.filter(comment_id__gt=last).order_by("comment_id")
    found = list(rows.values_list("comment_id", "rules", "meaning", "bands")[:LOOKED_AT])
    if found:
        _seen[present] = found[-1][0]
        note([row[0] for row in found if row[1:3] != present or row[3] is None], now)
    return len(found)


def _forget(comment_ids: Collection[int], tell: Telling, now: datetime) -> None:
    """Within a transaction."""
    for some in in_portions(comment_ids):
        rows = Heard.objects.filter(comment_id__in=some)
        subjects = set(rows.values_list("subject", flat=True).distinct())
        rows.delete()
        Due.objects.filter(comment_id__in=some).delete()
        leave(some, tell, now)
        silence(some)
        gone_from(subjects, tell)
