from gettext import NullTranslations

from postilla.vocabulary import Refusal

_ = NullTranslations().gettext  # marks a string for translation; the door that shows it translates it


class ProofForged(Refusal):
    code, status = "proof_forged", 400
    message = _("This link is not complete, or was not made here. Copy the whole of it from the mail, and try again.")


class ProofForSomethingElse(Refusal):
    code, status = "proof_for_something_else", 400
    message = _("This link is for something else. Follow the link in the mail as it is.")


class ProofUsed(Refusal):
    code, status = "proof_used", 410
    message = _("This link was used already, and works once. What it was for is done.")


class ProofExpired(Refusal):
    code, status = "proof_expired", 410
    message = _("This link is too old to be used. Ask for a new one; it comes by mail.")
