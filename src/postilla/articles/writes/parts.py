"""What stands beside an article: sections, authors, tags, pictures, campaigns."""

from datetime import datetime
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from taggit.models import Tag
from wagtail.models import Collection

from postilla.articles.clean import clean_html
from postilla.articles.events import MagazineChanged
from postilla.articles.models import Author, Campaign, Creative, HomePage, NewsImage, SectionPage
from postilla.articles.rules import RESERVED_AT_TOP, RESERVED_BELOW, aside
from postilla.articles.values import BroughtAuthor, BroughtCampaign, BroughtPicture, BroughtSection, BroughtTag
from postilla.articles.writes import slugs
from postilla.outbox.writes import telling


def bring_section(brought: BroughtSection, now: datetime) -> int:
    """The id of the section with this slug, made where it is missing. An existing one stays as it is."""
    with telling(now) as tell:
        section, created = section_for(brought)
        if created:
            tell(MagazineChanged())
    return int(section.pk)


def bring_author(brought: BroughtAuthor, now: datetime) -> int:
    """The id of the author with this slug, made where missing. An existing one stays as it is."""
    with telling(now):
        return int(author_for(brought).pk)


def bring_picture(brought: BroughtPicture, now: datetime) -> int:
    """The id of the picture, stored where its origin was not yet brought.

    Raises PIL.UnidentifiedImageError or OSError for a file that is no picture.
    """
    with telling(now):
        if brought.origin:
            known = NewsImage.objects.filter(brought_from=brought.origin).first()
            if known is not None:
                return int(known.pk)
        image = NewsImage(
            title=(brought.title or brought.filename)[:255],
            alt=brought.alt[:300],
            caption=brought.caption[:300],
            credit=brought.credit[:200],
            brought_from=brought.origin[:300],
            file=ImageFile(BytesIO(brought.content), name=brought.filename),
            collection=Collection.get_first_root_node() or Collection.add_root(name="Root"),
        )
        image._set_image_file_metadata()
        image.save()
        return int(image.pk)


def bring_campaign(brought: BroughtCampaign, now: datetime) -> int:
    """The id of the campaign with this key, made where missing. Raises ValidationError for a size or link unknown."""
    with telling(now):
        known = Campaign.objects.filter(brought_from=brought.key).first()
        if known is not None:
            return int(known.pk)
        campaign = Campaign(
            name=brought.name,
            weight=brought.weight,
            starts_on=brought.starts_on,
            ends_on=brought.ends_on,
            brought_from=brought.key,
        )
        creative = Creative(size=brought.size, picture_id=brought.picture, link=brought.link)
        creative.full_clean(exclude=["campaign"])
        campaign.sections.set(SectionPage.objects.filter(slug__in=brought.sections))
        campaign.creatives.add(creative)
        campaign.full_clean()
        campaign.save()  # the bridge tells that the magazine changed
        return int(campaign.pk)


def section_for(brought: BroughtSection) -> tuple[SectionPage, bool]:
    """The section, and whether it is new. Raises HomePage.DoesNotExist before `ensure_site`."""
    known = known_section(brought)
    if known is not None:
        return known, False
    home = HomePage.objects.order_by("path")[:1].get()
    slug = slugs.free(_section_slug(brought), home.get_children(), RESERVED_AT_TOP)
    section = SectionPage(title=(brought.name or slug)[:255], slug=slug, intro=brought.intro[:300], live=True)
    return home.add_child(instance=section), True


def known_section(brought: BroughtSection) -> SectionPage | None:
    """The section with this slug; or with this name and the slug that it got because a page had the other."""
    slug = _section_slug(brought)
    home = HomePage.objects.order_by("path").first()
    sections = SectionPage.objects.child_of(home) if home else SectionPage.objects.none()
    alike = sections.filter(slug__startswith=f"{slug}-", title=brought.name[:255]).order_by("path")
    numbered = (section for section in alike if section.slug.removeprefix(f"{slug}-").isdecimal())
    return sections.filter(slug=slug).order_by("path").first() or next(numbered, None)


def _section_slug(brought: BroughtSection) -> str:
    slug = slugs.plain(brought.slug or brought.name, "section")
    return f"{slug}-section" if slug in RESERVED_AT_TOP else slug


def author_for(brought: BroughtAuthor) -> Author:
    slug = aside(slugs.plain(brought.slug or brought.name, "author"))
    details: dict[str, Any] = {
        "name": (brought.name or slug)[:120],
        "role": brought.role[:160],
        "bio": clean_html(brought.bio_html),
        "portrait_id": brought.portrait,
        "email": brought.email,
    }
    return Author.objects.get_or_create(slug=slug, defaults=details)[0]


def tag_for(brought: BroughtTag) -> Tag | None:
    """The tag of this name in any case, made where missing; None for one without a name."""
    name = " ".join(brought.name.split())[:100]
    if not name:
        return None
    known = Tag.objects.filter(name__iexact=name).order_by("pk").first()
    if known is not None:
        return known
    slug = slugs.free(slugs.plain(brought.slug or name, "tag")[:90], Tag.objects.all(), RESERVED_BELOW)
    return Tag.objects.create(name=name, slug=slug)
