"""What people call the labels, and what we call them."""

from collections.abc import Mapping


def bare(word: str) -> str:
    """A word as it is looked up.

    >>> bare("First-hand report"), bare("parent_id")
    ('firsthandreport', 'parentid')
    """
    return "".join(char for char in word.casefold() if char.isalnum())


def found_in(known: Mapping[str, str], word: str) -> str | None:
    """Our word for theirs, None where there is none.

    >>> found_in(TOWARD, "-1"), found_in(TOWARD, "Positive"), found_in(KINDS, "rant")
    ('against', 'for', None)
    """
    return known.get(word.strip().casefold(), known.get(bare(word)))


def _all(**known: str) -> Mapping[str, str]:
    found = {bare(ours): ours for ours in known}
    for ours, others in known.items():
        found |= {bare(other): ours for other in others.split("|")}
    return found


KINDS: Mapping[str, str] = {
    **_all(
        question="questions|ask|asks|asked|frage|domanda|pregunta|question to the author|question to the company",
        correction="corrections|correct|corrects|error|erratum|korrektur|rectification|correzione|corrección|"
        "correction of the article",
        report="reports|first hand|firsthand|first-hand report|first hand report|experience|testimony|witness|bericht|"
        "erfahrung|témoignage|testimonianza|esperienza|experiencia",
        complaint="complaints|complain|complains|grievance|beschwerde|plainte|réclamation|reclamo|lamentela|queja",
        praise="praises|compliment|thanks|lob|dank|éloge|compliments|complimento|lode|elogio",
        request="requests|demand|suggestion|bitte|forderung|demande|richiesta|petición",
        opinion="opinions|judgement|judgment|view|comment|statement|meinung|avis|opinione|parere|opinión",
        answer="answers|reply|response|answer to another|antwort|réponse|risposta|respuesta",
    ),
    **dict.fromkeys(("none", "other", "offtopic", "nothing", "empty"), ""),
}  # fmt: skip
TOWARD: Mapping[str, str] = {
    "-1": "against",
    "-": "against",
    "+": "for",
    "+1": "for",
    "+/-": "mixed",
    **_all(
        none="neutral|neither|no|nostance|unclear|0|neutre|neutro|na",
        mixed="both|ambivalent|conflict|gemischt|mixte|misto",
        **{
            "for": "pro|favor|favour|in favor|positive|pos|support|supports|1|dafür|pour|favorevole|a favor",
            "against": "contra|con|anti|negative|neg|oppose|opposes|dagegen|contre|contrario|en contra",
        },
    ),
}
ANSWERING: Mapping[str, str] = {
    "-1": "disagrees",
    "-": "disagrees",
    "+": "agrees",
    "+1": "agrees",
    **_all(
        agrees="agree|agreement|agreeing|support|supports|for|yes|zustimmung|d'accord|accordo|1",
        disagrees="disagree|disagreement|disagreeing|oppose|opposes|against|attack|no|widerspruch|désaccord|disaccordo",
        neither="none|neutral|unrelated|other|comment|query|0",
    ),
}
