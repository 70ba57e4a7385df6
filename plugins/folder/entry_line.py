"""Entry as the index pages list it. Each page carries those that it shows as JSON, so that an index is made anew from
what lies in the folder."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from html import escape, unescape
from typing import Any

ATTRIBUTE = "data-entry"
_ENTRY = re.compile(f' {ATTRIBUTE}="([^"]*)"')


@dataclass(frozen=True, slots=True)
class WorkLine:
    """Homework in a list. due: as ISO date, "" for none."""

    due: str
    text: str


@dataclass(frozen=True, slots=True)
class EntryLine:
    """Entry in a list. place: path of its folder. start: as ISO time. files: names in its folder."""

    uid: str
    place: str
    class_name: str
    start: str
    subject: str
    title: str
    works: tuple[WorkLine, ...] = ()
    files: tuple[str, ...] = ()


def attribute(entry: EntryLine) -> str:
    """Return the attribute of HTML that carries an entry."""
    return f'{ATTRIBUTE}="{escape(json.dumps(asdict(entry), ensure_ascii=False))}"'


def entries_in(page: str) -> tuple[EntryLine, ...]:
    """Return the entries that a page carries. What somebody has spoilt is left out."""
    entries = (_decoded(unescape(text)) for text in _ENTRY.findall(page))
    return tuple(one for one in entries if one is not None)


def _decoded(text: str) -> EntryLine | None:
    try:
        record: Mapping[str, Any] = json.loads(text)
        works = tuple(WorkLine(str(one["due"]), str(one["text"])) for one in record["works"])
        names = ("uid", "place", "class_name", "start", "subject", "title")
        values = {name: str(record[name]) for name in names}
        return EntryLine(**values, works=works, files=tuple(str(one) for one in record["files"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
