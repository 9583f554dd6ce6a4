from gettext import NullTranslations

from postilla.vocabulary import Refusal

_ = NullTranslations().gettext  # marks a string for translation; the door that shows it translates it


class TextMissing(Refusal):
    code, field = "text_missing", "text"
    message = _("Write something first: a comment needs at least 2 characters that can be seen.")


class TextTooLong(Refusal):
    code, field = "text_too_long", "text"
    message = _("A comment has at most 8,000 characters; this one has %(length)s. Shorten it, or post it in two parts.")


class PassageTooLong(Refusal):
    code, field = "passage_too_long", "passage"
    message = _("A passage has at most %(most)s characters. Select fewer words; your text is kept.")


class PassageGone(Refusal):
    code, status, field = "passage_gone", 409, "passage"
    message = _(
        "The passage you answer does not stand in the article as it is now. Select it again, or post your text as a "
        "comment on the whole article."
    )


class NameMissing(Refusal):
    code, field = "name_missing", "author"
    message = _("Give the name your comment shall appear under.")


class NoticeNameMissing(Refusal):
    code, field = "name_missing", "author"
    message = _("Give your name: the law asks who gives notice.")


class NoticeEmailMissing(Refusal):
    code, field = "email_missing", "email"
    message = _("Give your email address: what the editors decide is sent there.")


class NameTooLong(Refusal):
    code, field = "name_too_long", "author"
    message = _("A name has at most 80 characters; this one has %(length)s.")


class EmailMissing(Refusal):
    code, field = "email_missing", "email"
    message = _("Give your email address. It will not be published.")


class EmailWrong(Refusal):
    code, field = "email_wrong", "email"
    message = _("This does not look like an email address; it should read like name@example.org.")


class EmailSpaced(Refusal):
    code, field = "email_spaced", "email"
    message = _("There is a blank, or a sign that cannot be seen, within the address. Take it out, or type it anew.")


class EmailNotPlain(Refusal):
    """Most mail servers take no letter to such an address, and which one will is known only when it is sent."""

    code, field = "email_not_plain", "email"
    message = _(
        "Mail cannot be sent to this address: before the @ it has a letter other than a to z. Give one of yours "
        "without such letters."
    )


class WebsiteWrong(Refusal):
    code, field = "website_wrong", "website"
    message = _("A website begins with http:// or https://. Correct it, or leave the field empty.")


class WebsiteUnfit(Refusal):
    """It begins as it should; what comes then cannot be a link."""

    code, field = "website_wrong", "website"
    message = _(
        "This website cannot be linked to: its address has no blanks or quotation marks, and no name or password "
        "before an @. Correct it, or leave the field empty."
    )


class WebsiteTooLong(Refusal):
    code, field = "website_too_long", "website"
    message = _("A website address has at most 300 characters here. Shorten it, or leave the field empty.")


class NoSuchThread(Refusal):
    code, status = "no_such_thread", 404
    message = _("There is no such article, or it is no longer published.")


class ThreadClosed(Refusal):
    code, status = "thread_closed", 403
    message = _("This conversation takes no more comments.")


class ClosedToEdits(Refusal):
    """What can no longer be answered shall not say something else from now on."""

    code, status = "closed_to_edits", 403
    message = _(
        "This conversation takes no more comments, so what was said stays as it is. You can withdraw your comment."
    )


class TooFast(Refusal):
    code, status = "too_fast", 429
    message = _("You are posting faster than a conversation goes. Wait %(seconds)s and send it again.")


class KeyReused(Refusal):
    """A key says that a draft is the same as one sent before; this one says something else."""

    code, status = "key_reused", 422
    message = _(
        "This was sent before with other words, and that comment stands. Your text is kept; send it again, and it "
        "becomes another comment."
    )


class Trapped(Refusal):
    code, status = "trapped", 422
    message = _(
        "A field that readers do not see was filled in. If a program fills in forms for you, switch it off here."
    )


class TooQuick(Refusal):
    code, status = "too_quick", 429
    message = _("That was sent within a moment of the page's opening. Wait %(seconds)s and send it again.")


class ReasonMissing(Refusal):
    code, field = "reason_missing", "reason"
    message = _("Choose what is wrong with the comment.")


class NoteTooLong(Refusal):
    code, field = "note_too_long", "note"
    message = _("A note has at most 1,000 characters.")


class SlowMode(Refusal):
    code, status = "slow_mode", 429
    message = _(
        "In this conversation %(every)s pass between two comments of the same person. Wait %(seconds)s "
        "and send it again; your text is kept."
    )


class NewcomersFew(Refusal):
    code, status = "newcomers_few", 429
    message = _(
        "In the first day after your first comment you can post %(most)s. Wait %(seconds)s and send it again; "
        "your text is kept."
    )


class HotByReports(Refusal):
    code, status = "branch_hot", 429
    message = _(
        "Readers have reported comments in this branch, so that it takes them slowly for a while. Wait %(seconds)s "
        "and send it again; your text is kept."
    )


class HotByExchange(Refusal):
    code, status = "branch_hot", 429
    message = _(
        "This branch has become an exchange between two people, so that the two wait for a moment. Wait %(seconds)s "
        "and send it again; your text is kept."
    )


class HotBySpeed(Refusal):
    code, status = "branch_hot", 429
    message = _(
        "This branch goes very fast, so that it takes comments slowly for a while. Wait %(seconds)s and send "
        "it again; your text is kept."
    )


class TooManyReports(Refusal):
    code, status = "too_many_reports", 429
    message = _("Many reports came from your network. The editors have them. Wait %(seconds)s to send another.")


class OwnReport(Refusal):
    code, status = "own_report", 403
    message = _("This is your own comment. You can withdraw it.")


class NoticeUnexplained(Refusal):
    code, field = "notice_unexplained", "explanation"
    message = _("Say why you think that this is illegal.")


class NoticeTooLong(Refusal):
    code, field = "notice_too_long", "explanation"
    message = _("A notice has at most %(most)s characters.")


class GoodFaithMissing(Refusal):
    code, field = "good_faith_missing", "faith"
    message = _("The law asks you to state that you believe what you say to be accurate and complete.")


class WriteFirst(Refusal):
    code, status = "write_first", 403
    message = _("Evidence is taken from readers who have written here. Write a comment with it, then offer it.")


class PromiseMissing(Refusal):
    code, field = "promise_missing", "promise"
    message = _("Choose the promise that it is about.")


class PromiseElsewhere(Refusal):
    code, field = "promise_elsewhere", "promise"
    message = _("This conversation is not about that promise. Choose one of those that are named here.")


class TooManyOffers(Refusal):
    code, status = "too_many_offers", 429
    message = _("You have offered much evidence within an hour. Wait %(seconds)s to offer more.")
