"""Checks of what an import accounts for: each element of a file is an item or in the report, and none twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

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


def check_all_is_told(read: ImportedLesson, inventory: Mapping[str, str], name: str = "") -> None:
    """Check that each element that an inventory lists is an item or in the report, and that no two items have one
    name. name: of the file, for the failure."""
    assert not unaccounted(read, inventory), name
    assert not doubled_sources(read), name


def check_corpus(
    folder: Path, read_lesson: Callable[[bytes, str], ImportedLesson], inventory: Callable[[bytes], Mapping[str, str]]
) -> None:
    """Check the same of each file of a folder, which has some."""
    files = sorted(folder.iterdir())
    assert files
    for path in files:
        data = path.read_bytes()
        check_all_is_told(read_lesson(data, path.name), inventory(data), path.name)
