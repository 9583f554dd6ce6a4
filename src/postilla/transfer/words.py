"""How a report reads: for each kind, reason and change a few words, and for some what to do about it."""

from collections.abc import Mapping

REASONS = {
    "unchanged": "was here already, and was left as it is",
    "pingback": "pingbacks: other sites' links, not comments",
    "trackback": "trackbacks: other sites' links, not comments",
    "note": "the newsroom's own notes, which are never published",
    "duplicate_id": "stands in the file twice; it was brought in once",
    "empty": "comments without words",
    "outside_item": "comments that stand outside every article",
    "in_bin": "in WordPress's bin",
    "no_media": "pictures and files: no folder was given for them (--media)",
    "file_missing": "pictures whose file is not in the folder of --media",
    "not_a_picture": "files that are no picture we can read",
    "not_accepted": "refused by the CMS",
    "unused": "no article that was brought in uses it",
    "other_taxonomy": "belongs to a plug-in's or a theme's own lists",
    "duplicate": "stands in the file twice",
    "no_id": "has no number and no address",
    "status_auto_draft": "empty drafts that WordPress makes by itself",
    "status_inherit": "earlier versions",
    "item_nav_menu_item": "entries of menus; here the sections are the menu",
    "item_revision": "earlier versions of articles",
    "item_empty": "items that do not say what they are",
    "on_article_in_bin": "comments under articles in the bin",
    "on_article_duplicate_id": "comments under an article that stands in the file twice",
    "on_article_not_accepted": "comments under articles that the CMS refused",
    "on_attachment": "comments under pictures; pictures have no page here",
}
CHANGES = {
    "draft_as_draft": "drafts, which stay drafts",
    "pending_as_draft": "articles that waited for review: drafts now",
    "private_as_draft": "private articles: drafts now, seen by the newsroom alone",
    "password_as_draft": "articles with a password: drafts now",
    "future_scheduled": "scheduled articles, which go live at their time",
    "future_published": "scheduled articles whose time has come: published",
    "future_as_draft": "scheduled articles without a time: drafts now",
    "translation_with_original": "translations: in their edition, with one conversation under all",
    "translation_without_original": "translations whose original is not here: articles of their own",
    "language_without_edition": "articles in a language without an edition: articles of their own; open that edition"
    " first (a translation of the home page), and they come in as translations",
    "page_with_comments_as_article": "pages that had comments: articles in the section Pages",
    "pictures_left_as_links": "pictures that became links to the old site",
    "articles_cut_short": "articles over 2,000,000 characters, cut there",
    "cut_short": "comments longer than WordPress can store, cut there",
    "pending_keeps_place_for_answers": "pending comments with answers: a gap is shown above those until you decide",
    "parent_missing": "answers to a comment that is not there: comments of their own",
    "parent_left_out": "answers to what was left out: comments of their own",
    "parent_cycle": "comments that answered each other in a circle, which was opened at the earliest",
    "too_deep": "answers deeper than 200 levels: beside the deepest",
    "number_used_twice": "different comments with one number: both kept",
    "spam_rejected": "spam: kept out of sight, for moderators",
    "trash_rejected": "comments in the bin: kept out of sight, for moderators",
    "time_from_local": "comments without a time in UTC: the local time, by the site's clock",
    "time_from_article": "comments without a usable time: their article's",
    "time_unknown": "comments without any time: 1980",
    "time_in_future": "comments from the future: the time of this import",
}
STATES = {"apart": "a place kept for answers; nothing is shown there"}
MENDED = {
    "windows_1252": "letters of a file that says UTF-8 and was saved as Windows-1252: read as that",
    "bad_bytes": "bytes that are no text, shown as �",
    "control_characters": "characters that cannot be seen or stored",
    "junk_before_xml": "text before the export begins",
    "undeclared_prefix": "names that nobody declared",
    "named_signs": "signs by names that HTML has and XML has not (&eacute;)",
    "bare_ampersand": "lone & signs",
    "bare_less_than": "lone < signs",
    "cdata": "texts that held the mark of their own end",
    "comments_quoted_in_text": "articles that write about exports",
    "comments_in_foreign_namespace": "comments of something that is not WordPress: not read",
}
KINDS = {
    "item_nav_menu_item": "menu entries", "other_terms": "other lists", "item_empty": "items of no kind",
}  # fmt: skip
_BEGINNINGS = (
    ("on_item_", "comments under what is not brought in: "),
    ("on_article_", "comments under articles left out: "),
    ("item_", "of a plug-in or theme: "),
    ("type_", "a plug-in's own kind of comment: "),
    ("status_", "articles in a state we do not know: "),
    ("place_kept_for_answers_", "not shown, but its place is kept for its answers: "),
)


def words(name: str, known: Mapping[str, str]) -> str:
    """How a kind, a reason or a change reads; made from its name where nothing better is written down."""
    if name in known:
        return known[name]
    for beginning, said in _BEGINNINGS:
        if name.startswith(beginning) and known is not KINDS:
            return said + name.removeprefix(beginning).replace("_", " ")
    return name.removeprefix("item_").replace("_", " ")


def to_do(states: Mapping[str, int], reasons: Mapping[str, int], changes: Mapping[str, int]) -> list[str]:
    """What a publisher may want to do about it, most important first."""
    found = []
    if held := states.get("held", 0):
        waiting = "1 comment waits" if held == 1 else f"{held:,} comments wait"
        found.append(f"{waiting} for a decision: Newsroom → Moderation.")
    if reasons.get("no_media") or changes.get("pictures_left_as_links"):
        found.append("For pictures, give --media with a copy of wp-content/uploads, at the first run.")
    if reasons.get("not_accepted"):
        found.append("What the CMS refused you can copy by hand; its old address says so (404) until then.")
    if drafts := sum(times for change, times in changes.items() if change.endswith("_as_draft")):
        there = "1 draft is" if drafts == 1 else f"{drafts:,} drafts are"
        found.append(f"{there} in the CMS, for nobody else to see: publish what you want.")
    return found
