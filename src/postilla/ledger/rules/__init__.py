"""How verdicts come about: values in, values out.

`judge` is the whole of it. Whoever is charged with breaking a promise gets the benefit of the doubt: where sources
contradict each other and one of them shows it kept, it counts as kept, and the verdict says that it is contested.
"""

from postilla.ledger.rules.verdicts import judge

__all__ = ["judge"]
