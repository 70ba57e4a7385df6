"""Extract of a book or of the screen: the picture that was cut out, and the proposal of its source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tni.document.lesson_plan import Credit

_FILE_LIKE = re.compile(r"\.(docx?|odt|indd|qxp|qxd|pdf|ps|tex|pptx?|pages|rtf|eps|ai)$", re.IGNORECASE)
_WORD_PROCESSOR = re.compile(r"^(microsoft (word|powerpoint)|powerpoint presentation)\s*-\s*", re.IGNORECASE)
_NO_TITLES = {
    "",
    "untitled",
    "sans titre",
    "document",
    "document1",
    "présentation powerpoint",
    "powerpoint presentation",
}
MOST_CHARS = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Picture that was cut out. data: a PNG. width_mm: its width on the page, None for nearly as large as the page.
    credit: its origin, whatever its id; None when there is nothing to say of it. line: text to write below it, "" for
    none."""

    data: bytes
    width_px: int
    height_px: int
    alt: str = ""
    width_mm: float | None = None
    credit: Credit | None = None
    line: str = ""


def book_title(title: str, file_stem: str) -> str:
    """Return the title of a book: that of its file's metadata, unless a program has put a mere file name there."""
    plain = " ".join(_WORD_PROCESSOR.sub("", " ".join(title.split())).split())[:MOST_CHARS]
    if plain.casefold() in _NO_TITLES or _FILE_LIKE.search(plain) or not any(sign.isalpha() for sign in plain):
        return file_stem
    return plain


def page_source(title: str, page: int) -> str:
    """Return the source of an extract: title and page, from 1."""
    return f"{title}, p. {page}" if title else f"p. {page}"


_PAGE = re.compile(r"(?:\b(?:pp?\.|pages?)|[,;(]\s*pp?)\s*(-?\d{1,5})(?!\d)", re.IGNORECASE)
"""Page of a book. A bare « P3 » within a title is a period of the school year."""
_PART = re.compile(
    r"\b(?:ex|act)\b\.?\s*(?:n[°º]\s*)?\d"
    r"|(?:^|[,;–-])\s*(?:n[°º]|(?:exercices?|activités?)(?:\s*n[°º])?)\s*\d+\b",
    re.IGNORECASE,
)
"""Exercise of a book. « n° 3 » right behind a title, without a comma, is the issue of a magazine."""


def title_in(source: str, known: str = "") -> str:
    """Return the title within a source that the teacher may have corrected: what stands before a page or exercise; ""
    if nothing does. known: title with which it may begin, in which neither is looked for."""
    begin = _end_of(source, known)
    starts = [found.start() for pattern in (_PAGE, _PART) if (found := pattern.search(source, begin)) is not None]
    return source[: min(starts, default=None)].rstrip(" ,;:–-").strip()


def page_in(source: str, known: str = "") -> int | None:
    """Return the first page within a source, None without one. known: title with which it may begin."""
    found = _PAGE.search(source, _end_of(source, known))
    return None if found is None else int(found[1])


def _end_of(source: str, known: str) -> int:
    return len(known) if source.startswith(known) else 0


def is_own_work(author: str, teacher: str) -> bool:
    """Return whether a file is the teacher's own: she is named as its author. An export of this program names nobody,
    may be a colleague's and may hold extracts: it is not taken for hers."""
    return bool(teacher.strip()) and teacher.strip().casefold() == author.strip().casefold()
