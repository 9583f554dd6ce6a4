"""Pictures of an old site: the ids of those that were brought in, and what stands in a body for those that were not."""

import html
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PIL import Image

from postilla.articles.values import BroughtBlock, BroughtPicture
from postilla.discussion.text import clean_line
from postilla.transfer import writes
from postilla.transfer.media import LARGEST, Media, is_picture
from postilla.transfer.staging import Staging
from postilla.transfer.wordpress.content import Block, Picture, file_name
from postilla.transfer.wordpress.records import Item

Unreadable = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)


class Pictures:
    """Brings pictures in as they are asked for, each file once. Without a `source` nothing is stored: a dry run."""

    def __init__(self, staging: Staging, media: Media, source: int | None, now: datetime) -> None:
        self._staging, self._media, self._source, self._now = staging, media, source, now
        self._ids: dict[Path, int | None] = {}
        self.left_as_links = 0
        self._foreseen = 0

    def bring_attachment(self, item: Item) -> str:
        """Bring in the picture of an attachment; "out", or the reason why not."""
        if self._media.folder is None:
            return "no_media"
        url = item.attachment_url or item.guid
        if not is_picture(file_name(url)):
            return "not_a_picture"
        file = self._media.find(url)
        if file is None:
            return "file_missing"
        return "out" if self._bring(file, _described(item), item.external_id) else "not_a_picture"

    def id_of(self, picture: Picture) -> int | None:
        """The id of a picture's file with us, or None where it was not brought in."""
        item = self._staging.item_by_id(picture.attachment) if picture.attachment else None
        if item is not None:
            picture = _described(item)
        file = self._media.find(picture.url)
        return self._bring(file, picture, "") if file is not None and is_picture(file.name) else None

    def lead(self, item: Item) -> int | None:
        """The id of the picture above an article."""
        number = dict(item.meta).get("_thumbnail_id", "")
        return self.id_of(Picture("", attachment=number)) if number else None

    def blocks(self, block: Block, item: Item) -> tuple[BroughtBlock, ...]:
        """What stands in an item's body for a picture or a gallery; a link to the old place where there is no file."""
        found: list[tuple[int, str]] = []
        links: list[str] = []
        for picture in self._all(block, item):
            number = self.id_of(picture)
            if number is not None:
                found.append((number, picture.caption))
            else:
                links.append(self._link(picture))
        there = [{"image": number, "caption": caption} for number, caption in dict(found).items()]
        blocks: list[BroughtBlock] = []
        if len(there) > 1:
            blocks.append(("gallery", {"pictures": there[:24], "caption": ""}))
        elif there:
            blocks.append(("picture", there[0]))
        if any(links):
            blocks.append(("text", "".join(links)))
        return tuple(blocks)

    def _all(self, block: Block, item: Item) -> tuple[Picture, ...]:
        if any(picture.attachment == "all" for picture in block.pictures):
            return tuple(Picture("", attachment=number) for number in self._staging.pictures_of(item.external_id))
        return block.pictures

    def _link(self, picture: Picture) -> str:
        item = self._staging.item_by_id(picture.attachment) if picture.attachment else None
        shown = _described(item) if item is not None else picture
        if not shown.url.startswith(("http://", "https://")):
            return ""
        self.left_as_links += 1
        words = picture.caption or shown.caption or picture.alt or shown.alt or Path(file_name(shown.url)).name
        return f'<p><a href="{html.escape(shown.url)}">{html.escape(words or "picture", quote=False)}</a></p>'

    def _bring(self, file: Path, picture: Picture, external_id: str) -> int | None:
        if file in self._ids and not external_id:
            return self._ids[file]
        if self._ids.get(file, 0) is None:
            return None
        try:
            self._ids[file] = self._store(file, picture, external_id)
        except Unreadable:
            self._ids[file] = None
        return self._ids[file]

    def _store(self, file: Path, picture: Picture, external_id: str) -> int | None:
        if file.stat().st_size > LARGEST:
            return None
        with Image.open(file) as opened:
            opened.verify()
        if self._source is None:
            self._foreseen += 1
            return self._foreseen
        brought = BroughtPicture(
            filename=file.name,
            content=file.read_bytes(),
            alt=picture.alt,
            caption=picture.caption,
            title=Path(file.name).stem.replace("-", " "),
            origin=f"wordpress:{self._staging.site.home}:{file_name(picture.url)}",
        )
        return writes.bring_picture(self._source, external_id, brought, self._now)


def _described(item: Item) -> Picture:
    alt = clean_line(dict(item.meta).get("_wp_attachment_image_alt", ""))[:300]
    caption = clean_line(item.excerpt)[:300]
    return replace(Picture(item.attachment_url or item.guid), alt=alt, caption=caption)
