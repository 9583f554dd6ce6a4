"""Whether what somebody asks or corrects is meant for another reader, or for who wrote the article. Pure.

Where it stands says most: who answers a reader and asks back means that reader. Words say the rest: who names the
author, the editors or the article speaks to them wherever it stands, and who asks whether anybody else had the same
asks all other readers.
"""

import re
from collections.abc import Collection
from typing import Literal

Above = Literal["nobody", "newsroom", "self", "reader"]  # who wrote the comment answered; "nobody": it answers none

_NEWSROOM = re.compile(
    r"(?<!\w)(?:authors?|editors?|editorial|journalists?|(?:this|the|your) (?:article|headline)|"
    r"(?:this|your) (?:piece|report)|"
    r"artikel\w*|redaktion\w*|redakteur\w*|autor(?:in|s|es|a|as)?|journalist\w*|überschrift|schlagzeile|"
    r"l['’]article|cet article|votre article|rédac\w+|auteure?s?|autrices?|journalistes?|le titre|"
    r"articol[oi]|redazione|redattor\w*|autor[ei]|autric[ei]|giornalist\w*|"
    r"artículos?|redacci[oó]n|redactor\w*|periodistas?|artigos?|redaç[aã]o|jornalistas?|"
    r"(?:ال|لل)?(?:كاتب|كاتبة|محرر|محررة|تحرير|صحفي|صحفية)|(?:ال|لل|هذا ال)مقال\w*)(?!\w)"
)
_READERS = re.compile(
    r"(?<!\w)(?:any(?:one|body) (?:else|here|of you)|some(?:one|body) (?:else|here)|who else|any of you|other readers|"
    r"fellow \w+|(?:has|have|does|did|is) any(?:one|body)(?! (?:know|explain|tell|say))|either of you|"
    r"jemand (?:hier|sonst|anders?|von euch|auch)|hier jemand|sonst (?:noch )?jemand|(?:noch|auch) jemand|"
    r"wer (?:noch|sonst|von euch|hier)|(?:hat|hatte|kennt|fährt) (?:das |es |schon |eigentlich )*jemand|von euch|"
    r"d['’]autres (?:lecteurs|personnes|gens)|quelqu['’]un (?:d['’]autre|ici|a|aurait|l['’]a|en a)|qui d['’]autre|"
    r"parmi vous|(?:y a-t-il|est-ce que) quelqu['’]un|"
    r"qualcun(?:o|a)? ?(?:altro|altra|qui|ha|di voi)|qualcun['’]altr[oa]|chi altro|"
    r"(?:qualcuno|c['’]è qualcuno) (?:che|di)|"
    r"alguien (?:más|mas|aquí|ha|tiene|lo ha|de vosotros|de ustedes)|quién más|alguém (?:mais|aqui|tem|já)|"
    r"أحد (?:غيري|آخر|منكم|هنا)|أحدكم|هل من أحد|غيري)(?!\w)"
)


def is_between_readers(kind: str, text: str, above: Above, authors: Collection[str]) -> bool:
    """Whether another reader is to answer, and not who wrote the article. `authors`: their names."""
    small = text.casefold()
    if above in ("newsroom", "self") and not (above == "self" and _READERS.search(small)):
        return False
    if _NEWSROOM.search(small) or any(_named(name, text) for name in authors):
        return False
    return above == "reader" or (kind == "question" and bool(_READERS.search(small)))


def _named(name: str, text: str) -> bool:
    """Whether a text names somebody, by all of the name or by its last word."""
    words = name.split()
    return bool(words) and re.search(rf"(?<!\w){re.escape(words[-1])}(?:['’]s)?(?!\w)", text) is not None
