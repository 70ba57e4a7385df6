"""Headings of PDF pages, as far as a line in large letters tells what a page is about."""

from __future__ import annotations

import re

from tni.cahier.plain_titles import clean_title
from tni.core.one_line import one_line

SHORTEST, LONGEST = 4, 90
"""Letters of a heading. A longer line is a sentence in large letters."""
_LETTERS_SHARE = 0.6
_WORD = re.compile(r"[^\W\d_]{3,}")
_NOT_SUBJECT_MATTER = re.compile(
    r"^(?:(?:nom|pr[ée]noms?|classe|date|note|observations?|signature|appr[ée]ciations?)\b[^\w]*(?:[:._…]|$)"
    r"|(?:coll[èe]ge|lyc[ée]e|[ée]cole|acad[ée]mie|[ée]tablissement|minist[èe]re|r[ée]publique)\b"
    r"|(?:m\.|mme|mlle|mr|professeure?s?)\s|copyright\b|isbn\b|sommaire$|table des mati[èe]res$)"
    r"|https?:|www\.|@|©|\.{4,}|_{3,}|…{2,}",
    re.I,
)


def pdf_heading(line: str) -> str:
    """Return the line of a PDF page in the largest letters if it may be its heading, else ""."""
    found = one_line(line)
    letters = sum(char.isalpha() for char in found)
    is_long_enough = SHORTEST <= len(found) <= LONGEST and letters >= _LETTERS_SHARE * len(found.replace(" ", ""))
    is_heading = is_long_enough and _WORD.search(found) and not _NOT_SUBJECT_MATTER.search(found)
    return found if is_heading and clean_title(found) else ""
