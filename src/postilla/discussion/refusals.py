from gettext import NullTranslations

from postilla.vocabulary import Refusal

_ = NullTranslations().gettext  # marks a string for translation; the door that shows it translates it


class UnknownParent(Refusal):
    code = "unknown_parent"
    status = 400
    field = "parent"
    message = _("The comment you are answering is not in this conversation. Your text is kept; post it as a comment.")


class ParentGone(Refusal):
    code = "parent_gone"
    status = 409
    field = "parent"
    message = _("The comment you are answering was removed meanwhile. Your text is kept; post it as a comment.")


class NoSuchComment(Refusal):
    code = "no_such_comment"
    status = 404
    message = _("There is no such comment.")


class AlreadyWithdrawn(Refusal):
    code, status = "already_withdrawn", 410
    message = _("This comment was withdrawn by its author.")


class NotYours(Refusal):
    code = "not_yours"
    status = 403
    message = _("Only the author of a comment can do this, in the browser that posted it.")


class TooLateToEdit(Refusal):
    code = "too_late_to_edit"
    status = 403
    message = _("A comment can be edited for 15 minutes. You can answer it instead, or withdraw it.")


class OwnComment(Refusal):
    code = "own_comment"
    status = 403
    message = _("You cannot agree with your own comment.")


class BranchLocked(Refusal):
    code = "branch_locked"
    status = 403
    field = "parent"
    message = _(
        "The editors have closed this branch of the conversation. Your text is kept; you can post it as a comment of "
        "its own."
    )


class LockedWithBranch(Refusal):
    code = "locked_with_branch"
    status = 403
    field = "text"
    message = _(
        "The editors have closed this branch of the conversation, so what stands in it is no longer changed. You can "
        "withdraw your comment, or write another outside."
    )


class EditedByEditors(Refusal):
    code = "edited_by_editors"
    status = 403
    message = _("The editors have edited this comment, so it can no longer be changed. You can withdraw it.")


class TooManyPinned(Refusal):
    """Staff are told, in English."""

    code, status = "too_many_pinned", 409
    message = "%(most)s comments of this conversation are pinned already. Unpin one first."


class PartyPinned(Refusal):
    """Staff are told, in English."""

    code, status = "party_pinned", 409
    message = "An answer of a named party is pinned in this branch already, and one may be. Unpin that one first."


class CannotGoThere(Refusal):
    """A branch cannot be moved to where it was asked to go. Staff are told, in English."""

    code, status = "cannot_go_there", 409
    message = "The branch cannot be moved there: %(why)s"


class NotThatWay(Refusal):
    """A state was asked for that may not follow the present one."""

    code = "not_that_way"
    status = 409
    message = _("This comment is %(state)s; that cannot be changed into what you asked for.")
