"""Parts of an entry as the clipboard and a drag out of the window hold them: rich text with plain text, and files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

from tni.cahier import entry_export
from tni.cahier.entry import CahierEntry
from tni.cahier.entry_export import ClipboardBlock
from tni.cahier.file_links import EntryDocuments, with_documents
from tni.core.ids import PageId
from tni.ui.i18n import tr

type FindDocuments = Callable[[CahierEntry, Callable[[EntryDocuments], None]], None]
"""Passes the documents of an entry that have a link."""


@dataclass(frozen=True, slots=True)
class PastePart:
    """Part of an entry that is pasted by itself. name: of the field that it goes to. data: makes what is copied.
    copied: message once it is. file: None for a text."""

    name: str
    data: Callable[[], QMimeData]
    copied: str
    file: Path | None = None


def text_data(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def block_data(block: ClipboardBlock) -> QMimeData:
    """Return a block as rich text and as plain text, of which the field that is pasted into takes what it can."""
    data = text_data(block.text)
    data.setHtml(block.html)
    return data


def file_data(paths: Sequence[Path]) -> QMimeData:
    """Return files as file managers copy them."""
    data = QMimeData()
    urls = [QUrl.fromLocalFile(str(path)) for path in paths]
    data.setUrls(urls)
    listed = "\n".join(["copy", *(bytes(url.toEncoded().data()).decode() for url in urls)])
    data.setData("x-special/gnome-copied-files", listed.encode())  # Nautilus and its kin paste by this alone
    return data


def copy(data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)


def no_documents(_entry: CahierEntry, found: Callable[[EntryDocuments], None]) -> None:
    """Find none, in a program that sends nothing."""
    found(EntryDocuments())


def linked_content(
    entry: CahierEntry, documents: EntryDocuments, existing: Collection[PageId] | None = None
) -> ClipboardBlock:
    """Return the content of an entry with the documents that have a link. existing: as for `content_block`."""
    made = entry_export.content_block(entry, existing)
    return ClipboardBlock(*with_documents(made.html, made.text, documents.content))


def linked_work(entry: CahierEntry, documents: EntryDocuments) -> ClipboardBlock:
    """Return the homework of an entry likewise."""
    made = entry_export.homework_block(entry)
    return ClipboardBlock(*with_documents(made.html, made.text, documents.work))


def paste_parts(
    entry: CahierEntry,
    files: Sequence[Path] = (),
    documents: EntryDocuments | None = None,
    existing: Collection[PageId] | None = None,
) -> tuple[PastePart, ...]:
    """Return the parts of an entry in the order of an ENT's form: title, content, homework, files. files: those that
    are written. documents: those that have a link. existing: as for `content_block`."""
    parts: list[PastePart] = []
    if title := entry.title.strip():
        parts.append(PastePart(tr("Titre"), lambda: text_data(title), tr("Titre copié.")))
    linked = documents or EntryDocuments()
    content, work = linked_content(entry, linked, existing), linked_work(entry, linked)
    if content.text:
        parts.append(PastePart(tr("Contenu"), lambda: block_data(content), tr("Contenu copié.")))
    if work.text:
        parts.append(PastePart(tr("Travail"), lambda: block_data(work), tr("Travail copié.")))
    for path in files:
        parts.append(PastePart(tr("Fichier"), lambda path=path: file_data([path]), tr("Fichier copié."), path))  # type: ignore[misc]
    return tuple(parts)
