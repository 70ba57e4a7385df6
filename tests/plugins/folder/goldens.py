"""Goldens of the folder: the files of one entry and of the index pages above it.

`python -m tests.plugins.folder.goldens` writes them anew.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from plugins.folder.fake import FakeFolder, account
from plugins.folder.folder_connector import FolderConnector
from tests.support.plugin_folders import PARIS, FilesInMemory, NotesInMemory, sample_entry
from tni.api.ent import OutgoingAssessment, OutgoingEntry, OutgoingSupport, SupportKind, WorkKind

GOLDENS = Path(__file__).parent / "goldens"


def full_entry() -> OutgoingEntry:
    """Return an entry with all that an entry may have, and signs that files escape."""
    files = FilesInMemory()
    entry = sample_entry()
    (work,) = entry.works
    sheet = files.add("Exercices 14 & 15.pdf", b"%PDF exercices", "Exercices")
    undated = replace(
        work, uid=UUID(int=0xA2), due=None, minutes=0, html="<p>Relire la leçon &amp; le cours</p>",
        text="Relire la leçon & le cours ; apporter règle, équerre\\compas",
    )  # fmt: skip
    return replace(
        entry,
        title="Reconnaître une situation de proportionnalité : <tableaux>, « produit en croix » et coefficient",
        supports=(
            OutgoingSupport(SupportKind.BOOK, "Myriade 5e", "p. 84"),
            OutgoingSupport(SupportKind.LINK, "Animation", "https://www.example.org/a?b=1&c=2"),
        ),
        assessments=(OutgoingAssessment(WorkKind.TEST, "Contrôle n° 2", "Exercice 1\nCalculer 3 × 4 < 13"),),
        works=(replace(work, files=(sheet,)), undated),
        files=(files.add("2026-11-23_5A_Maths.pdf", b"%PDF tableau", "Le tableau"),),
    )  # fmt: skip


def earlier_entry() -> OutgoingEntry:
    """Return an entry of another class, on the day of the change of clock."""
    return sample_entry(
        "2b3c4d5e-0000-4000-8000-000000000002", class_name="4e B groupe 1", classes=("4e B", "4e C"), works=(),
        start=datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=PARIS), end=datetime(2026, 10, 25, 3, 25, tzinfo=PARIS),
        title="Vecteurs",
    )  # fmt: skip


def written_files() -> dict[str, bytes]:
    """Return the pages and calendar files by their paths, after both entries were sent."""
    folder, connector = FakeFolder(), FolderConnector()
    for entry in (full_entry(), earlier_entry()):
        connector.publish(entry, account(), folder, NotesInMemory())
    return {path: content for path, content in folder.files.items() if isinstance(content, bytes)}


def golden_of(path: str) -> Path:
    return GOLDENS / path.replace("/", "__")


def main() -> None:
    for path, content in written_files().items():
        golden_of(path).write_bytes(content)


if __name__ == "__main__":
    main()
