"""The only code that changes identity's tables."""

from postilla.identity.writes.guests import bring_guests, let_through, meet, not_let_through
from postilla.identity.writes.proofs import ask, use
from postilla.identity.writes.sessions import end, end_all, welcome

__all__ = ["ask", "bring_guests", "end", "end_all", "let_through", "meet", "not_let_through", "use", "welcome"]
