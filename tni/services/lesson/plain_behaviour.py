"""Behaviour of imported items: links and reveal steps, as far as they are harmless and within bounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from tni.api.formats import PlainItem, PlainText
from tni.core.ids import BlobId, PageId
from tni.document.behaviour import (
    LONGEST_LINK,
    MOST_REVEALS,
    MOST_STEP,
    PAGE_LINK,
    STILL,
    Behaviour,
    Reveal,
)
from tni.document.links import file_link
from tni.document.text_link import is_plain_mail
from tni.document.text_style import MOST_PARAGRAPHS

SCHEMES = ("http", "https", "mailto")
FILE_SUFFIXES = (
    ".pdf", ".txt", ".csv", ".png", ".jpg", ".jpeg", ".gif", ".odt", ".ods", ".odp", ".docx", ".xlsx", ".pptx", ".epub",
    ".mp3", ".ogg", ".oga", ".opus", ".wav", ".flac", ".m4a", ".aac", ".mp4", ".m4v", ".webm", ".mov", ".avi", ".mkv",
    ".ogv", ".ggb", ".rtf",
)  # fmt: skip
"""Ends of names of files that a link of an imported lesson may open: documents, and no programs."""
LOST_LINK, LOST_STEPS = "Le lien, qui ne mène nulle part ou n’est pas sûr.", "Des étapes d’affichage."

type Linked = Mapping[str, BlobId]


def plain_behaviour(
    item: PlainItem, pages: Mapping[int, PageId], files: Linked, lost: Callable[[str], None]
) -> Behaviour:
    """Return the behaviour of an item. pages: ids by their numbers, from 1. files: that a link may open, by their
    names. lost: called with what is not kept."""
    link = plain_link(item.link, pages, files)
    if item.link and not link:
        lost(LOST_LINK)
    reveals = _reveals(item)
    if len(reveals) < len(item.reveals):
        lost(LOST_STEPS)
    if not (link or reveals or item.is_cover or item.is_cloner):
        return STILL
    return Behaviour(link=link, cover=item.is_cover, cloner=item.is_cloner, reveals=reveals)


def plain_link(link: str, pages: Mapping[int, PageId], files: Linked) -> str:
    """Return a link as the program has it, "" for one that it does not follow."""
    if link.startswith("page:"):
        number = link.removeprefix("page:")
        page = pages.get(int(number)) if number.isdecimal() and len(number) < 7 else None
        return "" if page is None else PAGE_LINK + page
    if link.startswith("file:"):
        name = link.removeprefix("file:")
        blob = files.get(name)
        is_known = PurePosixPath(name).suffix.lower() in FILE_SUFFIXES
        return file_link(blob, PurePosixPath(name).name) if blob is not None and is_known else ""
    return link if is_address(link) else ""


def is_address(link: str) -> bool:
    """Return whether a link is an address that a browser or mail program opens."""
    if len(link) > LONGEST_LINK or not link.isprintable():
        return False
    try:
        found = urlsplit(link)
    except ValueError:
        return False
    if found.scheme.lower() == "mailto":
        return bool(found.path) and is_plain_mail(link)
    return found.scheme.lower() in SCHEMES and bool(found.netloc)


def _reveals(item: PlainItem) -> tuple[Reveal, ...]:
    lines = min(item.text.count("\n") + 1, MOST_PARAGRAPHS) if isinstance(item, PlainText) else 0
    kept = (one for one in item.reveals if 1 <= one.step <= MOST_STEP and -1 <= one.paragraph < lines)
    return tuple(
        Reveal(one.step, one.appears, None if one.paragraph < 0 else one.paragraph)
        for one, _ in zip(kept, range(MOST_REVEALS), strict=False)
    )
