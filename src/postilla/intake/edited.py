"""What the rules and screening say of a text that its author has changed: the same as of a new one."""

from datetime import datetime

from postilla.discussion import writes
from postilla.discussion.values import HELD, PUBLISHED, CommentView, Writing
from postilla.grounds import reads as grounds
from postilla.identity import reads as identity
from postilla.intake import rules
from postilla.intake.screened import guessed
from postilla.intake.standing_rules import Question, state_by, verdicts
from postilla.intake.values import Visit
from postilla.moderation import reads, writes as moderation
from postilla.screening import writes as screening


def judged_again(view: CommentView, subject: str, said: tuple[str, str], visit: Visit, now: datetime) -> None:
    """Is the new text (`said`: source and HTML) one that is shown, one that waits, or none to be taken?

    `view` is the comment as it was before. To be called in the transaction of the edit, which a refusal undoes. Raises
    RefusedByRule.
    """
    source, html = said
    standing = grounds.standing_of(subject)
    mode = standing.conversation.moderation if standing is not None else ""
    speaker = identity.speaker(view.guest_id) if view.guest_id is not None else None
    writing = Writing(
        source, html, view.author_name, view.website, view.guest_id, visit.network, view.language, view.avatar,
        view.badge,
    )  # fmt: skip
    # Of the address nothing is asked again: it is the one that was asked about when the comment was posted.
    asked = Question(writing, subject, "", view.guest_id, speaker is not None and speaker.known, mode, view.id)
    clean = rules.Clean(source, False, view.author_name, False, "", view.website)
    guess, suspected = guessed(clean, html, view.language, mode)
    found = [*verdicts(asked, now), *suspected]
    if state_by(found) == HELD and view.state == PUBLISHED:
        writes.move(view.id, HELD, now, lambda _guest: None)
    earlier = reads.verdicts_on([view.id]).get(view.id, ())
    moderation.note(view.id, [verdict for verdict in found if verdict not in earlier], now)
    if guess is not None:
        screening.note(view.id, guess, now, waits=HELD in (view.state, state_by(found)))
