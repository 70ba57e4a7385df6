"""Writer of documents for OpenBoard (.ubz)."""

from __future__ import annotations

import io
import zipfile
from functools import partial
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.sax.saxutils import escape

from tni.api.formats import ExportedFile, FormatError, FormatFault, PlainLesson
from tni.core.digest import sha256
from tni.formats.lessons.export_losses import ExportLosses
from tni.formats.lessons.openboard.page_writer import VERSION, PageWriting
from tni.formats.lessons.openboard.writer_files import WriterFiles
from tni.formats.lessons.xml_writing import writable_line

_DATE = (2026, 1, 1, 0, 0, 0)
"""Of all files in it, so that the same lesson makes the same document."""
_ADDRESS = "http://uniboard.mnemis.com/document"


def write_lesson(lesson: PlainLesson) -> ExportedFile:
    """Write a lesson as a document. Raises: FormatError."""
    if not lesson.pages:
        raise FormatError(FormatFault.EMPTY)
    own = uuid5(NAMESPACE_URL, sha256(repr((lesson.title, lesson.pages)).encode("utf-8", "replace")).hex())
    losses, files = ExportLosses(), WriterFiles(lesson, partial(_identity, own, "file"))
    losses.say_lesson(lesson)
    pages = {}
    size = (1280, 960)
    for number, page in enumerate(lesson.pages, 1):
        writing = PageWriting(page, number, files, losses, partial(_identity, own, f"page {number}"))
        pages[f"page{number - 1:03d}.svg"] = writing.written().encode()
        size = writing.size if number == 1 else size
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "metadata.rdf", _description(lesson.title, own, size).encode())
        for path, data in (*pages.items(), *files.written.items()):
            _add(archive, path, data)
    return ExportedFile(buffer.getvalue(), losses.found)


def _identity(own: UUID, of: str, name: str) -> str:
    return str(uuid5(own, f"{of} {name}"))


def _add(archive: zipfile.ZipFile, path: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(path, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


def _description(title: str, own: UUID, size: tuple[int, int]) -> str:
    named = escape(writable_line(title)) or "TNI"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<RDF xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ub="{_ADDRESS}">\n<Description about="{_ADDRESS}/{own}">\n'
        f"<dc:title>{named}</dc:title>\n<dc:type></dc:type>\n<dc:date>{_DATE[0]}-01-01</dc:date>\n"
        f"<dc:format>image/svg+xml</dc:format>\n<dc:identifier>{_ADDRESS}/{own}</dc:identifier>\n"
        f"<ub:version>{VERSION}</ub:version>\n<ub:size>{size[0]}x{size[1]}</ub:size>\n"
        f"<ub:updated-at>{_DATE[0]}-01-01T00:00:00Z</ub:updated-at>\n</Description>\n</RDF>\n"
    )
