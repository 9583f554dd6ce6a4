"""How a decision at the desk is not made. English: the staff's pages are."""

from postilla.vocabulary import Refusal


class NotYourDesk(Refusal):
    code, status = "not_your_desk", 403
    message = "This is for the moderators of its section. Leave it to them."


class NetworkIsOfAll(Refusal):
    code, status, field = "network_is_of_all", 403, "network"
    message = (
        "A network or an address is shut out of the whole magazine, which is for the moderators of all sections. "
        "Ban the reader alone, or ask one of them."
    )


class MuteEnds(Refusal):
    code, status, field = "mute_ends", 400, "days"
    message = "A mute ends: say for how many days, or ban. Nothing was done."


class SeesOnly(Refusal):
    code, status = "sees_only", 403
    message = "You may look, but not decide. An administrator can put you into a group that may."


class NoSuchPlace(Refusal):
    code, status, field = "no_such_place", 400, "to"
    message = "There is no such place. Give the address of the comment below which it goes, or of the article."


class NoSuchDeed(Refusal):
    code, status = "no_such_deed", 400
    message = "There is no such decision. Load the page again."
