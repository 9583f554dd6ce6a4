"""What a guess rests on, in a sentence for the desk. Staff's pages are English."""

from collections.abc import Iterable

from postilla.screening.values import Reason

SENTENCES = {
    "words": "Words that such comments have: {words}",
    "hosts": "Links to {words}",
    "links": "The number of its links",
    "link": "It has a link",
    "only links": "Little but a link",
    "links per word": "Many links for so few words",
    "shouting": "Much of it is in capitals",
    "stretched": "Letters drawn out",
    "calls": "Many exclamation or question marks in a row",
    "telephone": "A telephone number",
    "mail": "An e-mail address in the text",
    "money": "Sums of money or percentages",
    "repeats": "The same words over and over",
    "website": "Its author gave a website",
    "name links": "The author's name is a link",
    "insults": "Several insults",
    "rude": "Swearing: {words}",
    "putdown": "Telling somebody off: {words}",
    "address": "It speaks to somebody rather than of something",
    "insult": "Insults: {words}",
    "to you": "Insults said to somebody: {words}",
    "threat": "It reads like a threat: {words}",
    "contempt": "Contempt for a group of people: {words}",
    "hatred": "Hatred of people: {words}",
    "scorn": "Words of scorn: {words}",
    "sneer": "Mocking or dismissive words: {words}",
    "exclaims": "Exclamation marks",
    "asks": "One question after another",
    "loud": "Words in capitals",
    "scornful faces": "Signs of disgust or mockery among the emoji",
    "laughing faces": "Laughing emoji",
}


def plain(reason: Reason) -> str:
    """One reason as a sentence; empty for one that is not known any more."""
    sentence = SENTENCES.get(reason.code, "")
    if "{words}" in sentence and not reason.words:
        return ""
    return sentence.format(words=", ".join(f"“{word}”" for word in reason.words))


def sentences(reasons: Iterable[Reason], kind: str) -> list[str]:
    """What speaks for one suspicion, the weightiest first."""
    return [said for reason in reasons if reason.kind == kind and reason.points > 0 and (said := plain(reason))]
