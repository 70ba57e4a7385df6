"""Writer of the IWB common file format (.iwb), in the namespace of IMS."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import quoteattr

from tni.api.formats import ExportedFile, FormatError, FormatFault, PlainLesson
from tni.formats.lessons.export_losses import ExportLosses
from tni.formats.lessons.iwb.package import NAMESPACES
from tni.formats.lessons.iwb.page_writer import UNITS_PER_MM, IwbPageWriting
from tni.formats.lessons.iwb.writer_files import IwbFiles
from tni.formats.lessons.xml_writing import number_text, writable_line

_DATE = (2026, 1, 1, 0, 0, 0)
"""Of all files in it, so that the same lesson makes the same file."""
_SPACE = "http://www.w3.org/2000/svg"


def write_lesson(lesson: PlainLesson) -> ExportedFile:
    """Write a lesson. Raises: FormatError."""
    if not lesson.pages:
        raise FormatError(FormatFault.EMPTY)
    losses, files = ExportLosses(), IwbFiles(lesson)
    losses.say_lesson(lesson)
    pages, properties = [], []
    for number, page in enumerate(lesson.pages, 1):
        writing = IwbPageWriting(page, number, files, losses)
        pages.append(writing.written())
        properties.append(writing.properties())
    width, height = (number_text(side * UNITS_PER_MM) for side in (lesson.pages[0].width, lesson.pages[0].height))
    title = quoteattr(writable_line(lesson.title))
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<iwb xmlns="{NAMESPACES[0]}" xmlns:svg="{_SPACE}" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0">\n<meta name="title" content={title}/>\n'
        f'<svg:svg width="{width}" height="{height}" viewbox="0 0 {width} {height}">\n<svg:pageset>\n'
        f"{''.join(pages)}</svg:pageset>\n</svg:svg>\n{''.join(properties)}</iwb>\n"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in (("content.xml", xml.encode()), *files.written.items()):
            entry = zipfile.ZipInfo(path, _DATE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    return ExportedFile(buffer.getvalue(), losses.found)
