"""Folder of the teacher's resources: plain files that she sees and moves in her file manager.

Pictures and sounds are themselves, a link is an Internet shortcut. A picture with the stem of a link beside it is the
picture of its card. Credits lie beside their files, see `resource_credits`. For one worker thread.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tni.core.file_names import safe_stem
from tni.document.lesson_plan import Credit
from tni.files.atomic import free_name, write_atomically
from tni.files.regular_file import open_regular
from tni.files.resource_errors import (
    NotAResourceError,
    ResourceGoneError,
    ResourceTooLargeError,
    ResourceUnreadableError,
)
from tni.library.resource import PICTURE_SUFFIXES, Resource, ResourceKind, kind_of_name
from tni.store.link_file import LinkFile, decode_link, encode_link
from tni.store.resource_credits import (
    CREDIT_END,
    credit_file,
    credit_with_content,
    is_credit_of,
    merged,
    read_credit,
    write_credit,
)

MAX_BYTES = 60_000_000
"""Largest file that is taken in."""
MOST_FILES = 5000
FOLDERS = {ResourceKind.PICTURE: "Images", ResourceKind.SOUND: "Sons", ResourceKind.LINK: "Liens"}
"""Folders in which the program puts what it adds. The teacher may have others."""


class ResourceFolder:
    """Files of the teacher's resources. path: the folder, which is made with the first resource."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def scan(self) -> tuple[Resource, ...]:
        """Return the resources, sorted by title, sounds without their lengths. What cannot be read is left out, and so
        are hidden files and links to folders."""
        found = [one for here in self._folders() for one in self._in_folder(*here)]
        return tuple(sorted(found[:MOST_FILES], key=lambda one: (one.title.casefold(), one.path)))

    def read(self, path: str) -> bytes:
        """Read a resource's file. Raises: ResourceGoneError, ResourceTooLargeError."""
        return _read(self.path / path)

    def credit(self, path: str) -> Credit | None:
        """Return the credit of a file, also of one that was renamed or moved since; None without one that is
        understood. Its id says nothing. The one beside it may be of a file that had this name before."""
        beside = read_credit(credit_file(self.path / path))
        if beside is not None and not beside[1]:
            return beside[0]
        others = [self.path / (folder + e.name) for folder, entries in self._folders() for e in entries]
        others = [file for file in others if file.name.endswith(CREDIT_END)]
        found = None
        try:
            if others:
                data = _read(self.path / path)
                is_of_it = beside is not None and is_credit_of(beside, data)
                found = None if is_of_it else credit_with_content(others, data)
        except (ResourceGoneError, ResourceTooLargeError):
            pass
        return found if found is not None or beside is None else beside[0]

    def add(self, data: bytes, title: str, suffix: str, credit: Credit | None = None) -> str:
        """Add a picture or sound and return its path: that of the same file where it is there already, which gets the
        credit too. suffix: which its content fits. Raises: WriteError, OSError."""
        kind = kind_of_name(suffix)
        assert kind is not None
        if (known := self._same(data, suffix)) is not None:
            before = self.credit(known)
            if credit is not None and (new := merged(before, credit)) != before:
                self._keep_credit_of_another(self.path / known, data)
                write_credit(self.path / known, new, data)
            return known
        path = self._free(kind, title, suffix)
        write_atomically(path, data)
        if credit is not None:
            write_credit(path, credit, data)
        return self._name(path)

    def link_with(self, address: str) -> str | None:
        """Return the path of the link with an address."""
        return next((one.path for one in self.scan() if one.address == address), None)

    def add_link(self, address: str, title: str, picture: bytes | None = None, suffix: str = "") -> str:
        """Add a link, or give the one with this address another title and picture, and return its path. suffix: of the
        picture. Raises: WriteError, OSError."""
        known = next((one for one in self.scan() if one.address == address), None)
        if known is None:
            path, before = self._free(ResourceKind.LINK, title, ".url"), LinkFile(address)
        else:
            path = self.path / known.path
            before = decode_link(_read(path)) or LinkFile(address)
        if picture is not None:
            for other in PICTURE_SUFFIXES:
                path.with_suffix(other).unlink(missing_ok=True)
            write_atomically(path.with_suffix(suffix), picture)
        named = title if safe_stem(title) != path.stem or title != path.stem else ""
        write_atomically(path, encode_link(LinkFile(address, named, "", before.others)))
        return self._name(path)

    def mark_dead(self, path: str, address: str, day: str) -> None:
        """Note the day on which a link's page was found to be gone, "" for one that is there. A file that does not
        change or has another address by now is not written. Raises: WriteError, ResourceGoneError,
        ResourceTooLargeError."""
        file = self.path / path
        link = decode_link(_read(file))
        if link is not None and link.address == address and bool(link.dead_since) != bool(day):
            write_atomically(file, encode_link(LinkFile(link.address, link.title, day, link.others)))

    def read_link(self, file: Path) -> LinkFile:
        """Read a link's file from anywhere. Raises: as `read_new`, and NotAResourceError."""
        if (found := decode_link(self.read_new(file))) is None:
            raise NotAResourceError(file)
        return found

    def read_new(self, file: Path) -> bytes:
        """Read a file from anywhere that is to be added. Raises: ResourceUnreadableError, ResourceTooLargeError."""
        try:
            return _read(file)
        except ResourceGoneError:
            raise ResourceUnreadableError(file) from None

    # -- private

    def _keep_credit_of_another(self, file: Path, data: bytes) -> None:
        """Give the credit beside a file another name if it is of another content, by which it is still found."""
        beside = read_credit(credit_file(file))
        if beside is not None and beside[1] and not is_credit_of(beside, data):
            free = free_name(file, lambda path: path.exists() or credit_file(path).exists())
            credit_file(file).rename(credit_file(free))

    def _folders(self) -> Iterator[tuple[str, list[os.DirEntry[str]]]]:
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(self.path / folder) as found:
                    entries = sorted((e for e in found if not e.name.startswith(".")), key=lambda e: e.name)
            except OSError:
                continue
            waiting += [folder + e.name + "/" for e in reversed(entries) if e.is_dir(follow_symlinks=False)]
            yield folder, entries

    def _in_folder(self, folder: str, entries: list[os.DirEntry[str]]) -> Iterator[Resource]:
        names = {entry.name for entry in entries}
        links = {name[: -len(".url")]: name for name in names if name.lower().endswith(".url")}
        for entry in entries:
            stem = Path(entry.name).stem
            kind = kind_of_name(entry.name)
            if kind is None or (kind is ResourceKind.PICTURE and stem in links):
                continue
            try:
                if entry.is_file():
                    found = self._resource(kind, folder, entry, stem, names)
                    if found is not None:
                        yield found
            except OSError:
                continue  # gone meanwhile

    def _resource(
        self, kind: ResourceKind, folder: str, entry: os.DirEntry[str], stem: str, names: set[str]
    ) -> Resource | None:
        path, changed = folder + entry.name, entry.stat().st_mtime_ns
        if kind is not ResourceKind.LINK:
            return Resource(kind, path, stem, changed)
        with open_regular(Path(entry.path)) as file:
            link = decode_link(file.read((1 << 16) + 1))
        if link is None:
            return None
        picture = next((stem + end for end in PICTURE_SUFFIXES if stem + end in names), "")
        shown = folder + picture if picture else ""
        return Resource(kind, path, link.title or stem, changed, link.address, shown, link.dead_since)

    def _same(self, data: bytes, suffix: str) -> str | None:
        """Return the path of a file with this content."""
        for folder, entries in self._folders():
            for entry in entries:
                try:
                    if entry.name.lower().endswith(suffix) and entry.is_file() and entry.stat().st_size == len(data):
                        with open_regular(Path(entry.path)) as file:
                            if file.read() == data:
                                return folder + entry.name
                except OSError:
                    continue
        return None

    def _free(self, kind: ResourceKind, title: str, suffix: str) -> Path:
        """Return a path that no file has, nor one with the same stem: a link and its picture share theirs. Nor
        is there a credit of a file of this name, which may be elsewhere now."""
        folder = self.path / FOLDERS[kind]
        folder.mkdir(parents=True, exist_ok=True)
        stems = {file.stem.casefold() for file in folder.iterdir()}
        wanted = folder / ((safe_stem(title) or FOLDERS[kind]) + suffix)
        return free_name(wanted, lambda path: path.stem.casefold() in stems or credit_file(path).exists())

    def _name(self, path: Path) -> str:
        return path.relative_to(self.path).as_posix()


def _read(path: Path) -> bytes:
    try:
        with open_regular(path) as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        raise ResourceGoneError(path) from None
    if len(data) > MAX_BYTES:
        raise ResourceTooLargeError(path, MAX_BYTES)
    return data
