"""Names of a report, grouped as the teacher answers for them: each name once in the texts of the entry and once for
each page and joined file, and all that may be ordinary words together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from tni.cahier.name_removal import without_names
from tni.cahier.names_in_text import NameKind
from tni.core.collation import fold
from tni.core.ids import PageId
from tni.services.cahier.leaving_texts import TextPlace
from tni.services.cahier.names_report import NameInText

AROUND = 48
"""Letters that are shown on each side of a name."""
_LINE_END = re.compile("[\n\r\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Names that get one answer. written: as the first one stands there. page: None for the texts of the entry and of a
    file. file: path of the file, "" for none."""

    written: str
    names: tuple[NameInText, ...]
    page: PageId | None = None
    number: int = 0
    file: str = ""

    @property
    def named(self) -> tuple[str, ...]:
        """Paths of the joined files in whose names it is."""
        return tuple(dict.fromkeys(name.text.named for name in self.names if name.text.named))

    @property
    def places(self) -> tuple[TextPlace, ...]:
        return tuple(dict.fromkeys(name.text.place for name in self.names))


def name_groups(names: Iterable[NameInText]) -> list[NameGroup]:
    """Group names by how they are written, those in the texts first, then page by page, then file by file."""
    found: dict[tuple[str, PageId | None, str], list[NameInText]] = {}
    folded = cache(fold)
    for name in sorted(names, key=lambda name: (bool(name.text.file), name.text.page is not None)):
        found.setdefault((name.text.file, name.text.page, folded(name.found.written)), []).append(name)
    return [
        NameGroup(_shown(some[0]), tuple(some), page, some[0].text.number, file)
        for (file, page, _), some in found.items()
    ]


def _shown(name: NameInText) -> str:
    """Return a name in one line, with the full stop of its initial."""
    found = name.found
    is_initial = found.kind in (NameKind.INITIALS, NameKind.WITH_INITIAL)
    ends = is_initial and name.text.text[found.end : found.end + 1] == "."
    return " ".join(found.written.split()) + ("." if ends else "")


def line_around(name: NameInText) -> tuple[str, str, str]:
    """Return what stands before a name in its line, the name, and what stands after it; what is far is left out."""
    found = name.found
    before = _LINE_END.split(name.text.text[max(0, found.start - AROUND - 1) : found.start])[-1]
    after = _LINE_END.split(name.text.text[found.end : found.end + AROUND + 1])[0]
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + "…"
    return before, " ".join(found.written.split()), after


def line_without(name: NameInText) -> str:
    """Return the line of a name without it, as it will be; "" if nothing is left."""
    before, written, after = line_around(name)
    found = replace(name.found, start=len(before), end=len(before) + len(written))
    return without_names(before + written + after, [found])
