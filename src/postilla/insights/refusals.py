"""What cannot be done to what readers say, and how to mend it."""

from postilla.vocabulary import Refusal


class NotHeard(Refusal):
    code = "not-heard"
    status = 404
    message = "This comment is not public any more, or it was not read yet. Look at the article’s lines again."


class WordsChanged(Refusal):
    code = "words-changed"
    status = 409
    message = "The comment says something else by now. Look at it again; it is read anew within a minute."


class NoSuchLabel(Refusal):
    code = "no-such-label"
    message = "There is no such label. Choose one of those that are offered."


class NoSuchLine(Refusal):
    code = "no-such-line"
    status = 409
    message = "This line does not stand any more: comments came or went meanwhile. Look at the article’s lines again."


class AlreadyUndone(Refusal):
    code = "already-undone"
    status = 409
    message = "This was taken back already, or there was nothing to take back."


class NoSuchState(Refusal):
    code = "no-such-state"
    message = "That is no state. Choose one of those that are offered."


class NoSuchRoute(Refusal):
    code = "no-such-route"
    status = 404
    message = "The comment was withdrawn or taken out meanwhile, so there is nothing left to settle."


class ReasonWanted(Refusal):
    code, field = "reason-wanted", "reason"
    message = "Say why: the reader is told. One sentence is enough."


class ReasonTooLong(Refusal):
    code, field = "reason-too-long", "reason"
    message = "That is longer than 600 characters. Shorten it, or answer as a comment."


class NoSuchTheme(Refusal):
    code = "no-such-theme"
    status = 404
    message = "There is no such theme, or it counts as another already. Look at the themes again."


class NameUnfit(Refusal):
    code, field = "name-unfit", "name"
    message = "A name has 80 characters at the most, one of them a letter."


class MergedInCircle(Refusal):
    code = "merged-in-circle"
    status = 409
    message = "A theme cannot count as itself, nor as one that counts as it. Choose another."


class StepFollowed(Refusal):
    code = "step-followed"
    status = 409
    message = "Something was settled after it. Take back the newer one first."


class NotCorrected(Refusal):
    code = "not-corrected"
    status = 409
    message = (
        "No correction of the article was made since. Correct it first, or say what you did as “Answered elsewhere”."
    )


class NoSuchPoint(Refusal):
    code = "no-such-point"
    status = 409
    message = "The comment has no such part, or is parted otherwise by now. Look at the article’s lines again."
