from gettext import NullTranslations

from postilla.vocabulary import Refusal

_ = NullTranslations().gettext  # marks a string for translation; the door that shows it translates it


class NameTaken(Refusal):
    code, field = "name_taken", "author"
    message = _(
        "“%(name)s” is somebody’s name here, or can be taken for it. Choose another name; if it is yours, sign in at "
        "/me/ with a link that we send to your address, and post again."
    )


class NameTakenHere(NameTaken):
    """Where a link by mail is no way to show whose it is: the site sends none, or they are signed in already."""

    message = _("“%(name)s” is somebody’s name here, or can be taken for it. Choose another name.")


class NameOften(Refusal):
    code, status, field = "name_often", 429, "author"
    message = _("A name can be changed once in %(days)s days, so that readers know whom they talk to.")


class TooManyLinks(Refusal):
    code, status, field = "too_many_links", 429, "email"
    message = _(
        "Several links were asked for already. Look for the mail, also where unwanted mail goes, or ask again later."
    )


class TooManyLinksHere(TooManyLinks):
    """By one network, whatever the addresses: to this one perhaps none was sent."""

    message = _("Too many links were asked for from your network. None was sent now; ask again in an hour.")


class NotSignedIn(Refusal):
    code, status = "not_signed_in", 403
    message = _("This browser is not signed in, or was signed out. Sign in at /me/ and try again.")


class ProofForged(Refusal):
    code, status = "proof_forged", 400
    message = _("This link is not complete, or was not made here. Copy the whole of it from the mail, and try again.")


class ProofForSomethingElse(Refusal):
    code, status = "proof_for_something_else", 400
    message = _("This link is for something else. Follow the link in the mail as it is.")


class ProofElsewhere(Refusal):
    code, status = "proof_elsewhere", 403
    message = _("Follow this link in the browser in which you asked for it, while you are signed in there.")


class AddressTaken(Refusal):
    code, status = "address_taken", 409
    message = _(
        "Another reader is known here by this address already. If that is you, sign in at /me/ with it; nothing was "
        "changed."
    )


class EarlierLinkFirst(Refusal):
    """The address was changed twice within a week: whoever had the first of them decides."""

    code, status = "earlier_link_first", 409
    message = _(
        "The address was changed more than once within a week. While the letter to the earlier address holds, only the "
        "link in that one takes it back; nothing was changed."
    )


class SameAddress(Refusal):
    code, field = "same_address", "email"
    message = _("This is your address already.")


class NoOrganisation(Refusal):
    code, field = "no_organisation", "organisation"
    message = _("Give the name of the organisation, no longer than %(most)s characters.")


class OrganisationLinks(Refusal):
    code, field = "organisation_links", "organisation"
    message = _("Give the name of the organisation alone, without an address in it.")


class AnybodysDomain(Refusal):
    code, field = "anybodys_domain", "email"
    message = _("Anybody can have an address at %(domain)s. Give one at the domain of the organisation.")


class SpeaksAlready(Refusal):
    code, status, field = "speaks_already", 409, "organisation"
    message = _(
        "Your comments are marked with %(organisation)s already, and carry one name alone. Write to the editors if you "
        "no longer speak for it; then name another."
    )


class NamedAlready(Refusal):
    """Of the desk: who is to be named carries another organisation's name still."""

    code, status = "named_already", 409
    message = "They are marked with %(organisation)s already. Take that mark away first, then confirm this one."


class NothingWritten(Refusal):
    code, status = "nothing_written", 409
    message = _("Write your comment first, in this browser; then say for whom you speak. It is marked afterwards too.")


class ProofUsed(Refusal):
    code, status = "proof_used", 410
    message = _("This link was used already, and works once. What it was for is done.")


class ProofExpired(Refusal):
    code, status = "proof_expired", 410
    message = _("This link is too old to be used. Ask for a new one; it comes by mail.")
