"""PDF of an entry's pages as it was written for it: what tells it from that of the entry after a change."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tni.core.digest import sha256
from tni.core.ids import PageId

if TYPE_CHECKING:
    from tni.cahier.entry import CahierEntry


@dataclass(frozen=True, slots=True)
class WrittenPdf:
    """PDF that was written for an entry. shown: `shown_mark` of the entry then. sha256: of the file, hexadecimal.
    pages: those in it, since some of the entry's may be gone."""

    shown: str
    sha256: str
    pages: tuple[PageId, ...] = ()


def shown_mark(entry: CahierEntry) -> str:
    """Return what tells the PDF of an entry from that of the same one before it was changed: all that the PDF takes
    from the entry, its pages in their order and its title."""
    return sha256(json.dumps([entry.title, *entry.pages]).encode()).hex()
