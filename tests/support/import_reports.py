"""Names of elements that an import accounts for."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from tni.api.formats import ImportedLesson


def unaccounted(read: ImportedLesson, inventory: Mapping[str, str]) -> dict[str, str]:
    """Return what an inventory lists, and neither an item nor a loss of the import names."""
    named = {item.source for page in read.lesson.pages for item in page.items}
    named |= {loss.item for loss in read.losses}
    return {name: kind for name, kind in inventory.items() if name not in named}


def doubled_sources(read: ImportedLesson) -> list[str]:
    """Return the names that two items have."""
    names = sorted(item.source for page in read.lesson.pages for item in page.items if item.source)
    return [name for name, following in pairwise(names) if name == following]
