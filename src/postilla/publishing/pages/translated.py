"""One comment in the language of its article's edition, as a machine translated it, with what it says itself."""

from re import Match

from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from postilla.articles import reads as articles
from postilla.discussion import reads as discussion
from postilla.grounds import reads as grounds
from postilla.publishing.layout import render_page
from postilla.publishing.phrases import moment
from postilla.publishing.tongues import language_name
from postilla.publishing.values import Head
from postilla.tongues import reads as tongues
from postilla.tongues.values import Original


def page(_path: str, found: Match[str]) -> bytes | None:
    """The page; None where nobody asked for it yet, or where the comment cannot be read."""
    path, comment_id = found["article"], int(found["comment"])
    standing, said = grounds.standing_at(path), discussion.comment(comment_id)
    if standing is None or said is None or standing.conversation.state == "closed" or standing.subject != said[1]:
        return None
    view = said[0]
    if not view.is_public:
        return None
    made = tongues.translation(Original(view.id, view.html, view.language, view.revision), standing.language)
    card = grounds.heading_of(standing.subject, articles.magazine(path).language)
    if made is None or card is None:
        return None
    site = articles.magazine(path)
    with translation.override(card.language):
        title = gettext("A comment by %(name)s, translated") % {"name": view.author_name}
        return render_page(
            "translated.html", Head(title=f"{title} – {site.name}", robots="noindex, follow"), card.language,
            site=site, card=card, title=title, comment=view, made=made, translated=mark_safe(made.html),
            original=mark_safe(view.html), source=language_name(view.language),
            when=moment(view.created_at, card.language), back=f"{site.mount}/c/{view.id}",
        )  # fmt: skip
