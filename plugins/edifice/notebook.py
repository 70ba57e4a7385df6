"""Entry in the notebook of primary schools (`homeworks`): a line of a day for each piece of homework.

The client names its lines, so that one that is sent twice is there once. A line belongs to a day: work whose day
changes is written to the new one before it is removed from the old.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tni.api.ent import (
    ConnectorAccount,
    ConnectorError,
    ConnectorFault,
    Memory,
    OutgoingEntry,
    OutgoingFile,
    Receipt,
    StoredEntry,
    StoredWork,
    title_within,
)
from tni.api.http import NetworkError, NetworkFault
from tni.api.marks import mark, marks_in

from .edifice_server import EdificeServer, path_part
from .entry_marks import ENTRY, content_of, marked
from .filter_safe import filter_safe, without_joiners
from .safe_xhtml import safe_text, safe_xhtml
from .workspace_files import linked_files, links, upload_once

TITLE_MAX = 80


class NotebookEntry:
    """Entry on its way to a notebook."""

    def __init__(
        self, entry: OutgoingEntry, notebook: str, account: ConnectorAccount, server: EdificeServer, memory: Memory
    ) -> None:
        self._entry, self._server, self._memory = entry, server, memory
        self._path = f"/homeworks/{path_part(notebook)}"
        self._notebook, self._address = notebook, account.address
        self._has_content = bool(account.settings.get("content"))
        self._mark = mark(ENTRY, entry.uid)

    def publish(self) -> Receipt:
        """Write all lines of the entry, and remove those that it no longer has."""
        if not self._entry.is_published:
            raise ConnectorError(ConnectorFault.REFUSED, "ce cahier n’a pas de brouillon : les élèves le verraient")
        there = list(self._there())
        ids = upload_once(self._files(), self._server, self._memory)
        wanted: set[tuple[str, str]] = set()
        for line in self._lines(ids):
            wanted.add((line["date"], line["entryid"]))
            if not any(_is_same(line, one) for one in there):
                self._server.put(f"{self._path}/entry", line)
        self._remove([one for one in there if (one["date"], one["entryid"]) not in wanted])
        undated = sum(work.due is None for work in self._entry.works)
        told = f"Travail sans date : mis au {self._entry.start:%d/%m/%Y}." if undated else ""
        return Receipt(self._notebook, f"{self._address}/homeworks", (told,) if told else ())

    def read_back(self) -> StoredEntry | None:
        """Return the entry as the ENT has it; None if it has no line of it."""
        there = {one["entryid"]: one for one in self._there()}
        if not there:
            return None
        content = there.get(str(self._entry.uid)) if self._has_content else None
        works = [
            StoredWork(str(work.uid), _plain(found["value"]), date.fromisoformat(found["date"]) if work.due else None)
            for work in self._entry.works
            if (found := there.get(str(work.uid)))
        ]
        files = {found: file for one in there.values() for found, file in linked_files(one["value"]).items()}
        has_all = self._has_content or len(self._files()) == len(self._entry.all_files)
        return StoredEntry(
            title=None,
            html=_plain(content["value"]) if content else ("" if self._has_content else None),
            works=tuple(works),
            files=tuple(files.values()) if has_all else None,
            is_published=True,
        )

    def withdraw(self) -> None:
        """Remove all lines of the entry."""
        self._remove(list(self._there()))

    def _files(self) -> tuple[OutgoingFile, ...]:
        if self._has_content:
            return self._entry.all_files
        return tuple({file.sha256: file for work in self._entry.works for file in work.files}.values())

    def _lines(self, ids: dict[str, str]) -> Iterator[dict[str, str]]:
        entry = self._entry
        if self._has_content:
            files = [*entry.files, *(file for one in entry.assessments for file in one.files)]
            title = " – ".join(one for one in (entry.subject, entry.title) if one.strip())
            content = marked(safe_xhtml(entry.html), self._mark) + links(files, ids)
            yield _line(entry.start.date(), str(entry.uid), title or "Séance", content)
        for work in entry.works:
            content = safe_xhtml(work.html) if work.html else safe_text(work.text)
            value = marked(content, self._mark) + links(work.files, ids)
            yield _line(work.due or entry.start.date(), str(work.uid), entry.subject or "Travail à faire", value)

    def _there(self) -> Iterator[dict[str, str]]:
        """Yield the lines of the entry in the notebook, known by their names or by its mark."""
        names = {str(self._entry.uid), *(str(work.uid) for work in self._entry.works)}
        try:
            found = self._server.get(f"/homeworks/get/{path_part(self._notebook)}")
        except NetworkError as error:
            if error.fault is NetworkFault.MISSING:
                raise ConnectorError(ConnectorFault.NO_PLACE) from error
            raise
        try:
            days: list[dict[str, Any]] = found["data"]
            lines = [
                {"date": str(day["date"])[:10], "entryid": str(one["_id"]), **_said(one)}
                for day in days
                for one in day.get("entries") or ()
            ]
        except (KeyError, TypeError, AttributeError):
            raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None
        yield from (one for one in lines if one["entryid"] in names or self._mark in marks_in(one["value"]))

    def _remove(self, lines: list[dict[str, str]]) -> None:
        for one in lines:
            self._server.put(f"{self._path}/entry/delete", {"date": one["date"], "entryid": one["entryid"]})


def _line(day: date, name: str, title: str, value: str) -> dict[str, str]:
    said = filter_safe(title_within(" ".join(title.split()), TITLE_MAX))
    return {"date": day.isoformat(), "entryid": name, "title": said, "value": value}


def _said(record: dict[str, Any]) -> dict[str, str]:
    return {key: str(record.get(key) or "") for key in ("title", "value")}


def _is_same(line: dict[str, str], found: dict[str, str]) -> bool:
    return all(line[key] == found[key] for key in ("date", "entryid", "title", "value"))


def _plain(value: str) -> str:
    return without_joiners(content_of(value))
