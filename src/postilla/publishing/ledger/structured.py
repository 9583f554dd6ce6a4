"""Structured data (https://schema.org): ClaimReview for a promise that was decided, Dataset for a subject's figures."""

from typing import Any

from postilla.articles.values import Magazine
from postilla.ledger import words
from postilla.ledger.shown import About, Whole
from postilla.ledger.values import DECIDED

RATING = {"kept": 5, "partly": 3, "broken": 1}


def promise(whole: Whole, site: Magazine, *, talks: bool) -> dict[str, Any]:
    """What a promise's page is: a review of what was claimed once that is decided, until then a page about it. `talks`:
    comments of its conversation are added to it."""
    card = whole.card
    review = card.state in DECIDED
    data = claim_review(whole, site) if review else {
        "@context": "https://schema.org", "@type": "WebPage", "url": site.base_url + card.path,
        "name": f"{card.subject.name}: {card.title}", "inLanguage": site.language,
        "publisher": {"@type": "NewsMediaOrganization", "name": site.name, "url": site.base_url + "/"},
    }  # fmt: skip
    return data | ({"discussionUrl": f"{site.base_url}{card.path}#comments"} if talks else {})


def claim_review(whole: Whole, site: Magazine) -> dict[str, Any]:
    card = whole.card
    author = (
        {"@type": "Person", "name": card.speaker}
        if card.speaker
        else {"@type": "Organization", "name": card.subject.name}
    )
    claim: dict[str, Any] = {"@type": "Claim", "author": author, "datePublished": card.said_on.isoformat()}
    if card.link_url:
        claim["appearance"] = {"@type": "CreativeWork", "url": card.link_url}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": site.base_url + card.path,
        "datePublished": card.since.date().isoformat(),
        "claimReviewed": f"{card.subject.name}: {card.title}",
        "itemReviewed": claim,
        "author": {"@type": "NewsMediaOrganization", "name": site.name, "url": site.base_url + "/"},
        "reviewRating": {
            "@type": "Rating", "ratingValue": RATING[card.state], "bestRating": 5, "worstRating": 1,
            "alternateName": words.state(card.state),
        },
    }  # fmt: skip


def dataset(about: About, site: Magazine) -> dict[str, Any]:
    base = site.base_url + about.name.path
    known = about.measured
    span = {
        "temporalCoverage": f"{min(one.first for one in known)}/{max(one.last for one in known)}",
        "dateModified": max(one.recorded_at for one in known).date().isoformat(),
    } if known else {}  # fmt: skip
    files = (("text/csv", "figures.csv"), ("application/json", "figures.json"))
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": about.name.name,
        "description": _described(about, site),
        "isAccessibleForFree": True,
        "url": base,
        "creator": {"@type": "NewsMediaOrganization", "name": site.name, "url": site.base_url + "/"},
        "variableMeasured": [f"{one.metric} ({one.unit})" for one in known],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": base + name} for kind, name in files
        ],
        **span,
    }


def _described(about: About, site: Magazine) -> str:
    """In at least the 50 characters that search engines ask for."""
    metrics = "; ".join(one.metric for one in about.measured)
    said = f"{about.name.name}: what was announced, with the verdict on each promise, and figures with their sources"
    return " ".join(part for part in (about.about, f"{said} ({site.name}).", metrics) if part)
