"""The connector: a folder of the class, in it one of the séance, with the files, the page and a read-only link."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from urllib.parse import quote

from tni.api.ent import (
    ConnectorAccount,
    ConnectorError,
    ConnectorFault,
    Memory,
    OutgoingEntry,
    OutgoingFile,
    PlaceChoice,
    Receipt,
    StoredEntry,
    StoredFile,
    StoredWork,
)
from tni.api.http import Http

from .cloud import Cloud
from .cloud_answers import CloudFile
from .entry_folder import CLASS_FOLDER, Files, base_folder, found_folder, made_folder, moved_folder
from .names import free_name, safe_name
from .page import PAGE, page_of, read_page
from .shares import ShareLink, check_links, found_link, is_wanted, made_link, own_links, remove_link
from .uploads import upload

LINK = "link "
"""Begins the key under which the address of a file is remembered, followed by its SHA-256. The program puts these into
entries that are copied, or sent by another way (`tni.cahier.file_links`)."""
_LATER = "Pas de lien avant la date choisie : renvoyer la séance à partir du {:%d/%m/%Y}."


class NextcloudConnector:
    """Connector to a Nextcloud server. Implements `tni.api.ent.Connector`.

    Memory: `folder` is the path of the entry's folder, `moving` the one to which it is being moved, `names` the names
    of the files in it as JSON, `file NAME` the SHA-256 of one that arrived, `page` that of the page, and `link SHA256`
    the public address of a file.
    """

    def check(self, account: ConnectorAccount, http: Http) -> str:
        cloud = Cloud(account, http)
        name = cloud.who().name
        if cloud.listed(cloud.below) is None:
            raise ConnectorError(ConnectorFault.NO_PLACE)
        if is_wanted(account):
            check_links(cloud, account)
        return name

    def choices(self, account: ConnectorAccount, http: Http) -> tuple[PlaceChoice, ...]:
        cloud = Cloud(account, http)
        found = cloud.listed(base_folder(cloud, account)) or []
        names = sorted(one.name for one in found if one.is_folder)
        return tuple(PlaceChoice(CLASS_FOLDER, name, name, class_name=name) for name in names)

    def publish(self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory) -> Receipt:
        cloud = Cloud(account, http)
        if found := found_folder(cloud, entry, account, memory):
            folder, there = moved_folder(cloud, found[0], entry, account, memory), found[1]
        else:
            folder, there = made_folder(cloud, entry, account, memory), {}
        names, before = _names_of(entry), _known_names(memory) | _names_on_page(cloud, folder, there, entry)
        memory.put("names", json.dumps(sorted({*before, *names.values()})))
        for file in entry.all_files:
            name = names[file.sha256]
            if not _is_there(there.get(name), file, memory.get(f"file {name}")):
                upload(cloud, f"{folder}/{name}", file)
                memory.put(f"file {name}", file.sha256)
        link, warnings = _shared(cloud, folder, entry, account)
        addresses = {sha256: link.file_address(name) for sha256, name in names.items()} if link else {}
        beside = {sha256: quote(name) for sha256, name in names.items()}
        _write_page(cloud, folder, page_of(entry, addresses or beside, names.values()), there.get(PAGE), memory)
        for name in sorted(before - {*names.values()}):
            cloud.delete(f"{folder}/{name}")
            _forget_file(name, memory)
        memory.put("names", json.dumps(sorted(names.values())))
        for sha256 in names:
            memory.put(f"{LINK}{sha256}", addresses.get(sha256, ""))
        return Receipt(folder, link.url if link else cloud.web_address(folder), warnings)

    def read_back(
        self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory
    ) -> StoredEntry | None:
        cloud = Cloud(account, http)
        found = found_folder(cloud, entry, account, memory)
        data = None if found is None else cloud.read(f"{found[0]}/{PAGE}")
        page = None if data is None else read_page(data)
        if page is None or found is None or page.uid != str(entry.uid):
            return None
        folder, there = found
        names = _names_of(entry)
        sent = {names[file.sha256]: file.name for file in entry.all_files}
        return StoredEntry(
            title=page.title,
            html=page.content,
            works=tuple(StoredWork(*work) for work in page.works),
            files=tuple(
                StoredFile(sent.get(one.name, one.name), one.size, one.sha256)
                for one in there.values()
                if one.name in sent and not one.is_folder
            ),
            is_published=found_link(cloud, folder) is not None if is_wanted(account) else None,
        )

    def withdraw(self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory) -> None:
        cloud = Cloud(account, http)
        own = {PAGE, *_known_names(memory), *_names_of(entry).values()}
        if found := found_folder(cloud, entry, account, memory):
            folder, there = found
            own |= _names_on_page(cloud, folder, there, entry)
            for link in own_links(cloud, folder):  # first, so that nobody reads it any more
                remove_link(cloud, link)
            if own.issuperset(there):
                cloud.delete(folder)
            else:
                for name in sorted(own.intersection(there)):
                    cloud.delete(f"{folder}/{name}")
        for name in own:
            _forget_file(name, memory)
        for key in ("folder", "moving", "names", "page"):
            memory.put(key, "")


def _names_of(entry: OutgoingEntry) -> dict[str, str]:
    """Return the name of each file in the folder, by its SHA-256. No two are equal, in whatever case."""
    names: dict[str, str] = {}
    for file in entry.all_files:
        names[file.sha256] = free_name(safe_name(file.name), (PAGE, *names.values()))
    return names


def _known_names(memory: Memory) -> set[str]:
    """Return the names of files of the entry that may be in the folder."""
    try:
        found = json.loads(memory.get("names") or "[]")
    except ValueError:
        found = []
    return {str(one) for one in found} if isinstance(found, list) else set()


def _names_on_page(cloud: Cloud, folder: str, there: Files, entry: OutgoingEntry) -> set[str]:
    """Return the names of the files that the page in the folder tells to be the entry's: those that another computer
    has sent too."""
    data = cloud.read(f"{folder}/{PAGE}") if PAGE in there else None
    page = None if data is None else read_page(data)
    return set(page.files & set(there)) if page and page.uid == str(entry.uid) else set()


def _forget_file(name: str, memory: Memory) -> None:
    if sha256 := memory.get(f"file {name}"):
        memory.put(f"{LINK}{sha256}", "")
        memory.put(f"file {name}", "")


def _is_there(found: CloudFile | None, file: OutgoingFile, arrived: str | None) -> bool:
    """Return whether a file is on the server. arrived: SHA-256 of what last arrived under that name."""
    return found is not None and found.size == file.size and file.sha256 == (found.sha256 or arrived)


def _shared(
    cloud: Cloud, folder: str, entry: OutgoingEntry, account: ConnectorAccount
) -> tuple[ShareLink | None, tuple[str, ...]]:
    """Return the link of the folder, made if it has to be, and what the teacher is to be told. A draft has none."""
    if not is_wanted(account):
        return None, ()
    is_early = entry.publish_from is not None and entry.publish_from > datetime.now(UTC)
    if not entry.is_published or is_early:
        for link in own_links(cloud, folder):
            remove_link(cloud, link)
        return None, (_LATER.format(entry.publish_from),) if is_early else ()
    return found_link(cloud, folder) or made_link(cloud, folder, account, entry.start.date()), ()


def _write_page(cloud: Cloud, folder: str, text: str, there: CloudFile | None, memory: Memory) -> None:
    """Write the page, unless it is there already."""
    data = text.encode("utf-8", "replace")
    mark = hashlib.sha256(data).hexdigest()
    if there is None or there.size != len(data) or memory.get("page") != mark:
        cloud.write(f"{folder}/{PAGE}", (data,), {"Content-Type": "text/html; charset=utf-8"})
        memory.put("page", mark)
