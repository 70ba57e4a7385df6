"""PDF of an entry's pages as it was written for it: what tells it from that of the entry after a change."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tni.core.digest import sha256

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry


@dataclass(frozen=True, slots=True)
class WrittenPdf:
    """PDF that was written for an entry. shown: `shown_mark` of the entry then. sha256: of the file, hexadecimal."""

    shown: str
    sha256: str


def shown_mark(entry: CahierEntry) -> str:
    """Return what tells the PDF of an entry from that of the same one before it was changed: all that the PDF takes
    from the entry, its pages in their order and its title."""
    return sha256(json.dumps([entry.title, *entry.pages]).encode()).hex()
