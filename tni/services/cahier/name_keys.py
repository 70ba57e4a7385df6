"""Keys under which confirmed names are kept: a wording of its own, or the line that a name is in."""

from __future__ import annotations

from tni.cahier.entry import CahierEntry
from tni.cahier.names_in_text import FoundName
from tni.core.collation import fold
from tni.services.cahier.leaving_texts import digest_of

LONG_LINE = 2000
"""Letters from which a line is taken in parts as long: an answer holds for the part around a name."""


class NameKeys:
    """Keys of the names in a text: what is kept when one is confirmed. Each line is folded once, however many names are
    in it."""

    def __init__(self, entry: CahierEntry, text: str) -> None:
        self._class, self._text = entry.class_id or fold(entry.class_name), text
        self._start = self._end = 0
        self._parts: dict[int, str] = {}

    def key_of(self, found: FoundName) -> str:
        """Return what is kept of a name: for this class its wording, or its line."""
        kind = "word" if found.may_be_word else "name"
        if found.wording:
            what = ("wording", fold(found.wording))
        else:
            what = ("line", f"{fold(found.written)}\n{self._line_of(found)}")
        return "\n".join((self._class, kind, *what))

    def _line_of(self, found: FoundName) -> str:
        """Return the folded line of a name; of a long one the digest of its part."""
        if not self._parts or not self._start <= found.start <= found.end <= self._end:
            self._start = self._text.rfind("\n", 0, found.start) + 1
            end = self._text.find("\n", found.end)
            self._end = len(self._text) if end < 0 else end
            self._parts = {}
        is_long = self._end - self._start > LONG_LINE
        place = (found.start - self._start) // LONG_LINE if is_long else 0
        if place not in self._parts:
            start = self._start + place * LONG_LINE
            part = fold(self._text[start : min(self._end, start + LONG_LINE)])
            self._parts[place] = digest_of([part.encode("utf-8", "surrogatepass")]) if is_long else part
        return self._parts[place]
