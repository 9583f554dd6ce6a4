"""What stands in advertising slots: the running house campaigns, drawn. Which one is `rules.choose`'s business."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, Sum
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from wagtail.images.models import SourceImageIOError

from postilla.articles import rules
from postilla.articles.models import AdDay, AdRest, ArticlePage, Campaign, Creative, MagazineSettings
from postilla.articles.rules import Candidate, choose, in_language, names_in, paragraphs_named, running, size_of
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
        return Slot(key=key, width=width, height=height, html=_labelled(inner, size, chosen.creative))


def hoarding(page: ArticlePage, section: int | None, magazine: MagazineSettings, today: date) -> Hoarding:
    """The running campaigns for an article, in four queries at the most; none where it shall carry none. The article
    seeds the choice; `section` is its section's id."""
    if not page.carries_advertising or _is_out_of_place(page, magazine, today):
        return Hoarding(str(page.pk), section, [], {})
    found = _creatives(today)
    candidates = in_language(running([candidate for candidate, _ in found], today), page.language)
    return Hoarding(str(page.pk), section, candidates, {creative.pk: creative for _, creative in found})


def _is_out_of_place(page: ArticlePage, magazine: MagazineSettings, today: date) -> bool:
    """By one of its tags, or because its conversation runs hot."""
    unwanted = names_in(magazine.ads_not_with_tags)
    if unwanted and any(item.tag.name.casefold() in unwanted for item in page.tagged_items.all()):
        return True
    return magazine.ads_rest_when_heated and AdRest.objects.filter(subject=page.subject, until__gte=today).exists()


def in_text(hoarding: Hoarding, magazine: MagazineSettings) -> dict[int, str]:
    """{number of a paragraph: the slot after it}."""
    slots = {}
    for paragraph in paragraphs_named(magazine.ads_after_paragraphs):
        slot = hoarding.slot(f"text-{paragraph}", magazine.ad_size_in_text)
        if slot is not None:
            slots[paragraph] = slot.html
    return slots


def next_change(today: date) -> date | None:
    """The next day after `today` on which articles look different: a campaign begins, has ended, may be seen again, or
    advertising returns to an article."""
    days = [rest + timedelta(days=1) for rest in AdRest.objects.values_list("until", flat=True)]
    days = [day for day in days if day > today]
    campaigns = rules.next_change([candidate for candidate, _ in _creatives(today)], today)
    return min([*days, campaigns] if campaigns else days, default=None)


def full(today: date) -> tuple[set[int], set[int]]:
    """The campaigns that were seen as often as they may be: in all, and today."""
    return _full(Campaign.objects.filter(active=True), today)


def code_of(creative_id: int) -> str | None:
    """The foreign code of a creative of an active campaign; None where there is none."""
    found = Creative.objects.filter(pk=creative_id, campaign__active=True).exclude(code="").first()
    return str(found.code) if found else None


def link_of(creative_id: int) -> str | None:
    """Where a creative leads, also when its campaign has ended: pages are kept where readers have them."""
    return Creative.objects.filter(pk=creative_id).exclude(link="").values_list("link", flat=True).first()


def _creatives(today: date) -> list[tuple[Candidate, Any]]:
    campaigns = Campaign.objects.filter(active=True).prefetch_related(
        Prefetch("creatives", Creative.objects.select_related("picture").order_by("sort_order", "pk"))
    )
    full, full_today = _full(campaigns, today)
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
                languages=names_in(campaign.languages),
                is_full=campaign.pk in full,
                is_full_today=campaign.pk in full_today,
            ),
            creative,
        )
        for campaign in campaigns
        for creative in campaign.creatives.all()
    ]


def _full(campaigns: Iterable[Campaign], today: date) -> tuple[set[int], set[int]]:
    """The campaigns that were seen as often as they may be, and those that were so today."""
    capped = [one for one in campaigns if one.views_in_all is not None or one.views_a_day is not None]
    if not capped:
        return set(), set()
    kept = AdDay.objects.filter(campaign__in=capped).order_by().values_list("campaign_id")
    every = dict(kept.annotate(views=Sum("views")))
    lately = dict(kept.filter(day=today).annotate(views=Sum("views")))
    full = {one.pk for one in capped if one.views_in_all is not None and every.get(one.pk, 0) >= one.views_in_all}
    today_full = {one.pk for one in capped if one.views_a_day is not None and lately.get(one.pk, 0) >= one.views_a_day}
    return full, today_full


def _labelled(inner: SafeString, size: str, creative: int) -> str:
    label = gettext("Advertising")
    return format_html(
        '<div class="ad ad-{}" data-ad="{}"><p class="ad-label">{}</p><div class="ad-space">{}</div></div>',
        size, creative, label, inner,
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
        '<a href="/ad/{}/" rel="sponsored nofollow noopener">'
        '<img src="{}" width="{}" height="{}" alt="{}" loading="lazy"></a>',
        creative.pk, address, width, height, creative.picture.alt,
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
