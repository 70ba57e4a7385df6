"""Connector that writes entries into a folder, and finds them there again."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from urllib.parse import quote

from tni.api.ent import (
    Connector,
    ConnectorAccount,
    ConnectorError,
    ConnectorFault,
    Memory,
    OutgoingEntry,
    PlaceChoice,
    Receipt,
    StoredEntry,
    StoredFile,
)
from tni.api.http import FilePart, Http

from .calendar_file import calendar_file
from .entry_line import EntryLine, entries_in
from .entry_page import entry_page, stored_content, stored_title, stored_works
from .index_page import index_page
from .names import CALENDAR, DRAFTS, INDEX, PAGE, class_folder, entry_folder, entry_mark, file_names
from .page_style import MARK
from .remote_folder import RemoteFolder

PLACE, LEFT, FILES = "place", "left", "files"
"""Notes: path of the entry's folder, JSON of those that it is to leave, and JSON of the files that were written and may
be on no page."""
NOTE_LENGTH = 4000


class FolderConnector(Connector):
    """Connector to a folder."""

    def check(self, account: ConnectorAccount, http: Http) -> str:
        _check_index("", RemoteFolder(account.address, http))
        return ""

    def choices(self, account: ConnectorAccount, http: Http) -> tuple[PlaceChoice, ...]:  # noqa: ARG002
        return ()

    def publish(self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory) -> Receipt:
        folder, place = RemoteFolder(account.address, http), entry_folder(entry)
        _check_index("", folder)
        _check_index(class_folder(entry), folder)
        left = [one for one in _left(memory) + _places(entry, folder, memory) if one != place]
        memory.put(LEFT, json.dumps(left) if left else "")
        memory.put(PLACE, place)
        _write(entry, place, folder, memory)
        for one in left:
            _remove(entry, one, folder, memory)
        memory.put(FILES, "")
        memory.put(LEFT, "")
        _write_indexes({place, *left}, folder)
        warnings: tuple[str, ...] = ()
        if entry.publish_from is not None and entry.is_published:
            warnings = ("Un dossier n’attend pas l’heure de publication : la séance y est dès maintenant.",)
        return Receipt(place, f"{account.address}/{quote(place)}/{PAGE}", warnings)

    def read_back(
        self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory
    ) -> StoredEntry | None:
        folder = RemoteFolder(account.address, http)
        for place in _places(entry, folder, memory):
            text = folder.text(f"{place}/{PAGE}")
            if text is not None:
                if not any(one.uid == str(entry.uid) for one in entries_in(text)):
                    raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD)  # not what is stored there, or no page of ours
                return StoredEntry(
                    stored_title(text),
                    stored_content(text),
                    stored_works(text),
                    tuple(_stored_files(entry, place, text, folder)),
                    not place.startswith(f"{DRAFTS}/"),
                )
        return None

    def withdraw(self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory) -> None:
        folder = RemoteFolder(account.address, http)
        places = _left(memory) + _places(entry, folder, memory)
        for place in places:
            _remove(entry, place, folder, memory)
        _write_indexes(set(places), folder)
        memory.put(FILES, "")
        memory.put(PLACE, "")
        memory.put(LEFT, "")


def _check_index(above: str, folder: RemoteFolder) -> None:
    """Raises: ConnectorError where an index page of somebody else would be replaced."""
    text = folder.text(f"{above}/{INDEX}" if above else INDEX)
    if text is not None and MARK not in text:
        detail = f"Il y a déjà un fichier {INDEX} d’un autre programme : choisir un autre dossier."
        raise ConnectorError(ConnectorFault.REFUSED, detail)


def _left(memory: Memory) -> list[str]:
    return [str(one) for one in json.loads(memory.get(LEFT) or "[]")]


def _places(entry: OutgoingEntry, folder: RemoteFolder, memory: Memory) -> list[str]:
    """Return the paths of folders that are the entry's: the noted one, or all that bear its mark."""
    noted = memory.get(PLACE)
    if noted:
        return [noted]
    found: list[str] = []
    for above in ("", f"{DRAFTS}/"):
        for name in folder.folders(above):
            if above + name != DRAFTS:
                found += [
                    f"{above}{name}/{one}" for one in folder.folders(above + name) if one.endswith(entry_mark(entry))
                ]
    return [one for one in found if _is_of(entry, folder.text(f"{one}/{PAGE}"))]


def _is_of(entry: OutgoingEntry, page: str | None) -> bool:
    """Return whether a page is the entry's; one that was not written to its end is."""
    return page is None or all(one.uid == str(entry.uid) for one in entries_in(page)[:1])


def _noted_files(memory: Memory) -> set[str]:
    """Return the names of files that may have been written since the page was."""
    return {str(one) for one in json.loads(memory.get(FILES) or "[]")}


def _note_files(names: set[str], memory: Memory) -> None:
    text = json.dumps(sorted(names))
    memory.put(FILES, text if names and len(text) <= NOTE_LENGTH else "")


def _write(entry: OutgoingEntry, place: str, folder: RemoteFolder, memory: Memory) -> None:
    """Write an entry's folder, and remove its files of an earlier sending, also of one that was cut. The page comes
    last: it says which files are the entry's."""
    earlier = {name for one in entries_in(folder.text(f"{place}/{PAGE}") or "") for name in one.files}
    earlier |= _noted_files(memory)
    names = file_names(entry, _hers(entry, place, folder, earlier))
    _note_files(earlier | set(names.values()), memory)
    for file in entry.all_files:
        path = f"{place}/{names[file.sha256]}"
        if folder.digest(path) != _digest(file.sha256):
            folder.write(path, FilePart(file.sha256))
    folder.write(f"{place}/{CALENDAR}", calendar_file(entry))
    for name in sorted(earlier - set(names.values())):
        folder.remove(f"{place}/{name}")
    folder.write(f"{place}/{PAGE}", entry_page(entry, names).encode("utf-8", "replace"))


def _hers(entry: OutgoingEntry, place: str, folder: RemoteFolder, ours: set[str]) -> set[str]:
    """Return the names in an entry's folder that are the teacher's own. A file that is byte for byte one of the entry's
    counts as sent: no note may be left of it."""
    hers = {name for name in folder.names(place) if name not in ours and not name.endswith("/")}
    sent = {name: sha256 for sha256, name in file_names(entry).items()}
    return {name for name in hers if name not in sent or folder.digest(f"{place}/{name}") != _digest(sent[name])}


def _remove(entry: OutgoingEntry, place: str, folder: RemoteFolder, memory: Memory) -> None:
    """Remove what the program wrote into an entry's folder. What the teacher put there herself stays."""
    ours = {name for one in entries_in(folder.text(f"{place}/{PAGE}") or "") for name in one.files}
    ours |= _noted_files(memory)
    names = ours | (set(file_names(entry).values()) - _hers(entry, place, folder, ours))
    for name in (*sorted(names), CALENDAR, PAGE):
        folder.remove(f"{place}/{name}")


def _write_indexes(places: Iterable[str], folder: RemoteFolder) -> None:
    """Make the index of each class anew, then that of all classes, from what lies in the folder."""
    for above in sorted({place.rpartition("/")[0] for place in places}):
        if not above.startswith(f"{DRAFTS}/"):
            _write_class_index(above, folder, set(places))
    entries = [
        one for name in folder.folders("") if name != DRAFTS for one in entries_in(folder.text(f"{name}/{INDEX}") or "")
    ]
    folder.write(INDEX, index_page("", entries, "").encode("utf-8", "replace"))


def _write_class_index(above: str, folder: RemoteFolder, changed: set[str]) -> None:
    known = {one.place: one for one in entries_in(folder.text(f"{above}/{INDEX}") or "")}
    entries: list[EntryLine] = []
    for name in folder.folders(above):
        place = f"{above}/{name}"
        if place in known and place not in changed:
            entries.append(known[place])
        else:
            entries += entries_in(folder.text(f"{place}/{PAGE}") or "")[:1]
    if entries:
        folder.write(f"{above}/{INDEX}", index_page(entries[0].class_name, entries, above).encode("utf-8", "replace"))
    else:
        folder.remove(f"{above}/{INDEX}")


def _stored_files(entry: OutgoingEntry, place: str, page: str, folder: RemoteFolder) -> Iterable[StoredFile]:
    names, listed = file_names(entry), [name for one in entries_in(page)[:1] for name in one.files]
    if len(listed) == len(names):
        names = dict(zip(names, listed, strict=True))
    for file in entry.all_files:
        head = folder.head(f"{place}/{names[file.sha256]}")
        if head is not None:
            yield StoredFile(file.name, *head)


def _digest(sha256: str) -> str:
    return base64.b64encode(bytes.fromhex(sha256)).decode()
