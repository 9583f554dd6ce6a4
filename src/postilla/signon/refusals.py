from gettext import NullTranslations

from postilla.vocabulary import Refusal

_ = NullTranslations().gettext  # marks a string for translation; the door that shows it translates it


class NoSuchProvider(Refusal):
    code, status = "no_such_provider", 404
    message = _("There is no such way to sign in here.")


class ProviderAway(Refusal):
    code, status = "provider_away", 502
    message = _("The site where you have your account does not answer just now. Try again in a minute.")


class NotUnderWay(Refusal):
    code, status = "not_under_way", 400
    message = _("This sign-in took too long, or was begun in another browser. Begin it again here.")


class StateWrong(Refusal):
    code, status = "state_wrong", 400
    message = _("This answer belongs to another sign-in than the one begun in this browser. Begin it again here.")


class MixedUp(Refusal):
    code, status = "mixed_up", 400
    message = _(
        "The answer came from another site than the one you chose. You were not signed in. Begin it again here."
    )


class Declined(Refusal):
    code, status = "declined", 403
    message = _("You were not signed in: it was cancelled, or refused there.")


class CodeRefused(Refusal):
    code, status = "code_refused", 400
    message = _("This sign-in was used already, or is too old. Begin it again here.")


class AnswerWrong(Refusal):
    code, status = "answer_wrong", 400
    message = _(
        "What the site with your account sent could not be trusted, so you were not signed in. Tell the editors."
    )


class NoStaffRole(Refusal):
    """Of the newsroom's door, so in English."""

    code, status = "no_staff_role", 403
    message = "Your account there has no role that opens the newsroom. Ask who gives out the roles, then sign in again."


class NotShownAnew(Refusal):
    """Of the newsroom's door, so in English."""

    code, status = "not_shown_anew", 403
    message = (
        "The site where you have your account did not ask again who you are, so your second factors are not opened. "
        "Sign out there, and try once more. If that does not help, tell an administrator: its answer must say when "
        "you signed in (auth_time)."
    )


class StaffShut(Refusal):
    code, status = "staff_shut", 403
    message = "Your account here was switched off. Ask an administrator."


class TokenMalformed(Refusal):
    code, status = "token_malformed", 400
    message = _("This sign-in could not be read. Go back to where you came from, and begin it again.")


class TokenUnsigned(TokenMalformed):
    code = "token_unsigned"


class TokenAlgorithm(TokenMalformed):
    code = "token_algorithm"


class TokenForged(TokenMalformed):
    code = "token_forged"


class TokenIncomplete(TokenMalformed):
    code = "token_incomplete"


class TokenIssuerWrong(TokenMalformed):
    code = "token_issuer"


class TokenAudience(TokenMalformed):
    code = "token_audience"


class TokenExpired(Refusal):
    code, status = "token_expired", 400
    message = _("This sign-in is too old. Go back to where you came from, and begin it again.")


class TokenTooOld(TokenExpired):
    code = "token_too_old"


class TokenEarly(TokenExpired):
    code = "token_early"
    message = _("This sign-in says it comes from the future: a clock is wrong. Tell the editors.")


class TokenReplayed(Refusal):
    code, status = "token_replayed", 409
    message = _("This sign-in was used already, and works once. Begin it again.")
