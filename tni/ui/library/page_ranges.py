"""Page numbers as a teacher types and reads them: « 2, 4-6 », « pages 2 à 4 et 7 »."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tni.core.number_runs import number_runs
from tni.ui.i18n import tr

_PART = re.compile(r"(\d{1,4})(?:\s*(?:-|–|à|to)\s*(\d{1,4}))?")


def read_pages(text: str, count: int) -> list[int] | None:
    """Return the numbers in a text, each once, in the order typed; None for a text that is none or names a page that
    is not among the first `count`."""
    found: list[int] = []
    for part in filter(None, (piece.strip() for piece in re.split(r"[,;]|\bet\b|\band\b", text))):
        match = _PART.fullmatch(part)
        if match is None:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= count:
            return None
        found += range(first, last + 1)
    return list(dict.fromkeys(found))


def pages_text(numbers: Iterable[int]) -> str:
    """Return numbers as they are said: « page 3 », « pages 2 à 4, 7 et 9 »."""
    runs: list[tuple[int, int]] = []
    for first, last in number_runs(numbers):
        runs += [(first, last)] if last - first != 1 else [(first, first), (last, last)]
    parts = [str(first) if first == last else tr("{} à {}").format(first, last) for first, last in runs]
    listed = tr("{} et {}").format(", ".join(parts[:-1]), parts[-1]) if len(parts) > 1 else "".join(parts)
    is_one = len(runs) == 1 and runs[0][0] == runs[0][1]
    return (tr("page {}") if is_one else tr("pages {}")).format(listed)
