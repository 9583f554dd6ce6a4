"""The words in which the EU's Digital Services Act wants decisions stated. Pure.

The fields and values are those of the DSA Transparency Database's API, version of July 2025
(https://transparency.dsa.ec.europa.eu/page/api-documentation).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

GROUNDS = [("terms", "Against the rules of the conversation"), ("illegal", "Against the law")]

# The categories of the DSA Transparency Database, without their STATEMENT_CATEGORY_ before them.
CATEGORIES = [
    ("ANIMAL_WELFARE", "Animal welfare"),
    ("CONSUMER_INFORMATION", "Consumer information infringements"),
    ("CYBER_VIOLENCE", "Cyber violence"),
    ("CYBER_VIOLENCE_AGAINST_WOMEN", "Cyber violence against women"),
    ("DATA_PROTECTION_AND_PRIVACY_VIOLATIONS", "Data protection and privacy violations"),
    ("ILLEGAL_OR_HARMFUL_SPEECH", "Illegal or harmful speech"),
    ("INTELLECTUAL_PROPERTY_INFRINGEMENTS", "Intellectual property infringements"),
    ("NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS", "Negative effects on civic discourse or elections"),
    ("NOT_SPECIFIED_NOTICE", "Type of alleged illegal content not specified by the notifier"),
    ("OTHER_VIOLATION_TC", "Other violation of the provider's terms and conditions"),
    ("PROTECTION_OF_MINORS", "Protection of minors"),
    ("RISK_FOR_PUBLIC_SECURITY", "Risk for public security"),
    ("SCAMS_AND_FRAUD", "Scams and/or fraud"),
    ("SELF_HARM", "Self-harm"),
    ("UNSAFE_AND_PROHIBITED_PRODUCTS", "Unsafe, non-compliant or prohibited products"),
    ("VIOLENCE", "Violence"),
]

# Where a comment is taken out, it is taken out everywhere: the European Economic Area.
TERRITORY = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT",
    "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
RULES_OF_CONVERSATION = "The rules of the conversation under the magazine's articles"


@dataclass(frozen=True)
class Case:
    """What a statement is made of: one decision against a comment or its author. No name, no words of the comment.

    `until`: when a mute or a ban ends; None for never, or for a comment that was taken out.
    """

    decision_id: int
    verb: str  # "reject", "spam", "mute", "ban"
    reason: str
    ground: str
    category: str
    language: str
    created_at: datetime
    decided_at: datetime
    until: datetime | None
    reports: int
    found_by_rule: bool
    notified: bool  # by a notice of illegal content


def statement(case: Case) -> dict[str, Any]:
    """A statement of reasons with the fields of the database; those that do not apply are left out."""
    made: dict[str, Any] = {}
    if case.verb in ("reject", "spam"):
        made["decision_visibility"] = ["DECISION_VISIBILITY_CONTENT_REMOVED"]
    else:  # who is banned reads on: of the service, a part is withheld
        ending = "SUSPENSION" if case.until else "TERMINATION"
        made["decision_provision"] = f"DECISION_PROVISION_PARTIAL_{ending}"
        if case.until:
            made["end_date_service_restriction"] = _day(case.until)
    reason = case.reason or "It does not keep to the rules of this conversation."
    if case.ground == "illegal":
        made["decision_ground"] = "DECISION_GROUND_ILLEGAL_CONTENT"
        made["illegal_content_legal_ground"] = made["illegal_content_explanation"] = reason
    else:
        made["decision_ground"] = "DECISION_GROUND_INCOMPATIBLE_CONTENT"
        made["incompatible_content_ground"] = RULES_OF_CONVERSATION
        made["incompatible_content_explanation"] = reason
    if len(case.language) >= 2:
        made["content_language"] = case.language[:2].upper()
    return made | {
        "content_type": ["CONTENT_TYPE_TEXT"],
        "category": f"STATEMENT_CATEGORY_{case.category}",
        "territorial_scope": list(TERRITORY),
        "content_date": _day(case.created_at),
        "application_date": _day(case.decided_at),
        "decision_facts": _facts(case),
        "source_type": _source(case),
        "automated_detection": "Yes" if case.found_by_rule else "No",
        "automated_decision": "AUTOMATED_DECISION_NOT_AUTOMATED",
        "puid": f"postilla-{case.decision_id}",
    }


def _facts(case: Case) -> str:
    what = {
        "reject": "A reader's comment under an article was taken out.",
        "spam": "A reader's comment under an article was taken out as spam.",
    }.get(case.verb, "A reader may not comment for a time, because of a comment under an article.")
    how = "A standing rule of the newsroom held it; a person decided." if case.found_by_rule else "A person decided."
    reports = f" Readers reported it {case.reports} times." if case.reports else ""
    return f"{what} {how}{reports}"


def _source(case: Case) -> str:
    if case.notified:
        return "SOURCE_ARTICLE_16"
    return "SOURCE_TYPE_OTHER_NOTIFICATION" if case.reports else "SOURCE_VOLUNTARY"


def _day(when: datetime) -> str:
    return f"{when:%Y-%m-%d}"


FIELDS = (
    "decision_visibility", "decision_provision", "end_date_service_restriction", "decision_ground",
    "illegal_content_legal_ground", "illegal_content_explanation", "incompatible_content_ground",
    "incompatible_content_explanation", "content_type", "category", "territorial_scope", "content_language",
    "content_date", "application_date", "decision_facts", "source_type", "automated_detection", "automated_decision",
    "puid",
)  # fmt: skip


def as_row(made: Mapping[str, Any]) -> list[str]:
    """A statement as a row of a table, in the order of FIELDS; several values stand parted by “|”."""
    values = (made.get(name, "") for name in FIELDS)
    return ["|".join(value) if isinstance(value, list) else str(value) for value in values]
