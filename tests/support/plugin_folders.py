"""Plugins that a test writes, and a connector that runs one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from uuid import UUID
from zoneinfo import ZoneInfo

from tni.api.ent import OutgoingEntry, OutgoingFile, OutgoingWork, WorkKind
from tni.services.plugins.plugin_folders import PluginOrigin, RunnablePlugin, read_plugin

PARIS = ZoneInfo("Europe/Paris")
MANIFEST = {
    "id": "toy",
    "kind": "ent",
    "api": (1, 0),
    "version": "1.0",
    "name": {"fr": "Jouet", "en": "Toy"},
    "summary": {"fr": "Pour essayer.", "en": "For trials."},
    "hosts": ("account",),
    "sign_in": "password",
}
CONNECTOR = """
from tni.api.ent import ConnectorError, ConnectorFault, PlaceChoice, Receipt, StoredEntry
from tni.api.http import FilePart, HttpRequest

class Toy:
    def check(self, account, http):
        {check}

    def choices(self, account, http):
        return (PlaceChoice("place", "1", "Cahier"),)

    def publish(self, entry, account, http, memory):
        {publish}

    def read_back(self, entry, account, http, memory):
        return None

    def withdraw(self, entry, account, http, memory):
        memory.put("remote", "")

def connector():
    return Toy()
"""


def write_plugin(
    folder: Path,
    manifest: Mapping[str, object] | None = None,
    check: str = "return ''",
    publish: str = "return Receipt('1')",
) -> Path:
    """Write a connector as a single file. check, publish: the statements of these methods, on one line."""
    record = {**MANIFEST, **(manifest or {})}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{record['id']}.py"
    path.write_text(f"PLUGIN = {record!r}\n" + CONNECTOR.format(check=check, publish=publish), encoding="utf-8")
    return path


def runnable(path: Path) -> RunnablePlugin:
    """Return a plugin to run, without asking whether it may."""
    manifest = read_plugin(path, PluginOrigin.TEACHER).manifest
    assert manifest is not None
    return RunnablePlugin(path, manifest)


@dataclass
class NotesInMemory:
    """Notes of a connector on one entry."""

    values: dict[str, str] = field(default_factory=dict)

    def get(self, key: str) -> str | None:
        return self.values.get(key)

    def put(self, key: str, value: str) -> None:
        self.values[key] = value
        if not value:
            del self.values[key]


@dataclass
class FilesInMemory:
    """Files of entries by their SHA-256."""

    contents: dict[str, bytes] = field(default_factory=dict)

    def add(self, name: str, content: bytes, title: str = "", media_type: str = "application/pdf") -> OutgoingFile:
        digest = sha256(content).hexdigest()
        self.contents[digest] = content
        return OutgoingFile(name, title or name, media_type, len(content), digest)

    def open(self, sha256: str) -> BinaryIO:
        if sha256 not in self.contents:
            raise FileNotFoundError(sha256)
        return BytesIO(self.contents[sha256])


def sample_entry(uid: str = "1f3a9c2e-0000-4000-8000-000000000001", **changes: object) -> OutgoingEntry:
    """Return an entry of 5e A in mathematics. changes: fields."""
    values: dict[str, object] = {
        "uid": UUID(uid),
        "class_name": "5e A",
        "classes": (),
        "subject": "Mathématiques",
        "teacher": "Mme Durand",
        "school": "Collège Jean-Zay",
        "room": "B204",
        "number": 12,
        "sequence": "Proportionnalité",
        "start": datetime(2026, 11, 23, 8, 0, tzinfo=PARIS),
        "end": datetime(2026, 11, 23, 8, 55, tzinfo=PARIS),
        "title": "Reconnaître une situation de proportionnalité",
        "html": "<p>Séquence : Proportionnalité</p><ul><li>Correction des ex. 12 et 13 p. 84</li></ul>",
        "text": "Séquence : Proportionnalité\n- Correction des ex. 12 et 13 p. 84",
        "works": (
            OutgoingWork(
                UUID("1f3a9c2e-0000-4000-8000-0000000000a1"),
                WorkKind.EXERCISE,
                "<p>Être capable de compléter un tableau : ex. 14 p. 85</p>",
                "Être capable de compléter un tableau : ex. 14 p. 85",
                date(2026, 11, 23),
                date(2026, 11, 26),
                20,
            ),
        ),
    }
    return OutgoingEntry(**{**values, **changes})  # type: ignore[arg-type]
