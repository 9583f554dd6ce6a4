"""What stands in advertising slots: the running house campaigns, drawn. Which one is `rules.choose`'s business."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Any

from django.db.models import Prefetch
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from wagtail.images.models import SourceImageIOError

from postilla.articles.models import Campaign, Creative, MagazineSettings
from postilla.articles.rules import Candidate, choose, paragraphs_named, running, size_of
from postilla.articles.values import Slot

# What a reader follows opens as any page would: the advertiser's own page needs its scripts.
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


@dataclass
class Hoarding:
    """The advertising of one article on one day. A campaign is not shown twice while another one fits."""

    article: str
    section: int | None
    candidates: Sequence[Candidate]
    creatives: dict[int, Any]
    shown: set[int] = field(default_factory=set)

    def slot(self, key: str, size: str) -> Slot | None:
        """The slot `key`, filled, or None where no campaign fits it. The words follow the active language."""
        fresh = [c for c in self.candidates if c.campaign not in self.shown]
        seed = f"{self.article}/{key}"
        chosen = choose(fresh, size, self.section, seed) or choose(self.candidates, size, self.section, seed)
        if chosen is None:
            return None
        inner = _space(self.creatives[chosen.creative], size)
        if not inner:
            return None
        self.shown.add(chosen.campaign)
        width, height = size_of(size)
        return Slot(key=key, width=width, height=height, html=_labelled(inner, size))


def hoarding(article: str, section: int | None, today: date) -> Hoarding:
    """The running campaigns, in two queries. `article` seeds the choice; `section` is the section's id."""
    found = _creatives(active=True)
    candidates = running([candidate for candidate, _ in found], today)
    return Hoarding(article, section, candidates, {creative.pk: creative for _, creative in found})


def in_text(hoarding: Hoarding, magazine: MagazineSettings) -> dict[int, str]:
    """{number of a paragraph: the slot after it}."""
    slots = {}
    for paragraph in paragraphs_named(magazine.ads_after_paragraphs):
        slot = hoarding.slot(f"text-{paragraph}", magazine.ad_size_in_text)
        if slot is not None:
            slots[paragraph] = slot.html
    return slots


def candidates() -> list[Candidate]:
    """All that may ever be shown, running or not."""
    return [candidate for candidate, _ in _creatives(active=True)]


def frame(creative_id: int) -> str | None:
    """The document for a creative's sandboxed frame, or None where there is no such foreign code."""
    creative = Creative.objects.filter(pk=creative_id, campaign__active=True).exclude(code="").first()
    if creative is None:
        return None
    return (
        "<!doctype html><html><head><meta charset=utf-8><title>"
        f"{escape(gettext('Advertising'))}</title><style>html,body{{margin:0;overflow:hidden}}</style></head>"
        f"<body>{creative.code}</body></html>"
    )


def _creatives(*, active: bool) -> list[tuple[Candidate, Any]]:
    campaigns = Campaign.objects.filter(active=active).prefetch_related(
        Prefetch("creatives", Creative.objects.select_related("picture").order_by("sort_order", "pk"))
    )
    sections: dict[int, set[int]] = {}
    for campaign_id, section_id in Campaign.sections.through.objects.values_list("campaign_id", "sectionpage_id"):
        sections.setdefault(campaign_id, set()).add(section_id)
    return [
        (
            Candidate(
                campaign=campaign.pk,
                creative=creative.pk,
                size=creative.size,
                weight=campaign.weight,
                starts_on=campaign.starts_on,
                ends_on=campaign.ends_on,
                sections=frozenset(sections.get(campaign.pk, ())),
            ),
            creative,
        )
        for campaign in campaigns
        for creative in campaign.creatives.all()
    ]


def _labelled(inner: SafeString, size: str) -> str:
    label = gettext("Advertising")
    return format_html(
        '<div class="ad ad-{}"><p class="ad-label">{}</p><div class="ad-space">{}</div></div>',
        size, label, inner,
    )  # fmt: skip


def _space(creative: Any, size: str) -> SafeString:
    """What fills the slot: the picture with its link, or the frame for foreign code. Nothing where the file is gone."""
    width, height = size_of(size)
    if creative.code.strip():
        return format_html(
            '<iframe src="/ads/frame/{}/" width="{}" height="{}" title="{}" sandbox="{}" loading="lazy" '
            'referrerpolicy="no-referrer"></iframe>',
            creative.pk, width, height, gettext("Advertising"), SANDBOX,
        )  # fmt: skip
    address = _picture(creative.picture, width, height)
    if not address or not creative.link:
        return mark_safe("")
    return format_html(
        '<a href="{}" rel="sponsored noopener"><img src="{}" width="{}" height="{}" alt="{}" loading="lazy"></a>',
        creative.link, address, width, height, creative.picture.alt,
    )  # fmt: skip


def _picture(image: Any, width: int, height: int) -> str:
    """The picture's own file where its shape fits (it may move, or be sharp on dense screens), else one cut to fit."""
    if image is None:
        return ""
    if image.width >= width and abs(image.width * height - image.height * width) <= image.width:
        return str(image.file.url)
    try:
        return str(image.get_rendition(f"fill-{width}x{height}").url)
    except (SourceImageIOError, OSError):
        return ""
