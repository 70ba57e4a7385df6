"""Reader of QTI, as one XML file or as a zip with a manifest (`imsmanifest.xml`) and pictures."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from urllib.parse import unquote

from tni.core.format_errors import EmptyFileError, FileFormatError, UnknownFileError
from tni.formats.archive import Archive
from tni.formats.banks.qti import read_items
from tni.formats.banks.qti_tree import attribute, descendants_named, name
from tni.formats.banks.read_context import ReadContext
from tni.formats.xml_tree import Element, name_of, parse_xml
from tni.quiz.bank.bodies import PointBody
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.plain_text import referenced_files
from tni.quiz.bank.question_bank import BankQuestion, QuestionBank
from tni.quiz.bank.rich_text import RichText

MANIFEST = "imsmanifest.xml"
type _FileReader = Callable[[str], bytes | None]


def read(data: bytes, reading: ReadContext) -> QuestionBank:
    """Read a QTI file or package. Raises: FileFormatError."""
    if data.startswith(b"PK"):
        return _package(Archive(data, reading.limits.archive), reading)
    root = parse_xml(data)
    if name(root) != "assessmentItem":
        raise EmptyFileError if name(root) in ("manifest", "assessmentTest") else UnknownFileError(name_of(root))
    read_file = reading.included.get
    items = read_items(root, "", reading, lambda name: _other_file(read_file, name))
    return QuestionBank(tuple(_with_files(item, read_file, reading) for item in items))


def _package(archive: Archive, reading: ReadContext) -> QuestionBank:
    hrefs, title = _listed(archive)
    entries: list[BankQuestion] = []
    for href in hrefs:
        reading.check_time()
        try:
            data = archive.read(href)
            root = None if data is None else parse_xml(data)
        except FileFormatError:
            if href != MANIFEST:
                reading.next_item()
                reading.lose(LossKind.QUESTION, href)
                continue
            raise
        if root is None:
            reading.next_item()
            reading.lose(LossKind.QUESTION, href)
        elif name(root) == "assessmentItem":
            folder = posixpath.dirname(href)
            items = read_items(root, folder, reading, lambda name: _other_file(archive.read, name))
            entries += [_with_files(item, archive.read, reading) for item in items]
        elif name(root) == "assessmentTest":
            title = attribute(root, "title") or title
    return QuestionBank(tuple(entries), title)


def _other_file(read_file: _FileReader, name: str) -> Element | None:
    """Read a file that questions refer to; None if it is missing or can't be read. It is read anew for each question,
    so that an archive's limit bounds the sum. Raises: ZipBombError."""
    data = read_file(name)
    try:
        return None if data is None else parse_xml(data)
    except FileFormatError:
        return None


def _listed(archive: Archive) -> tuple[list[str], str | None]:
    """Return the files that may hold questions, in the manifest's order; all XML files if there is no manifest."""
    at = next((one for one in archive.names if posixpath.basename(one) == MANIFEST), None)
    every = [one for one in archive.names if one.lower().endswith(".xml") and one != at]
    if at is None:
        return sorted(every), None
    data = archive.read(at)
    assert data is not None
    manifest: Element = parse_xml(data)
    folder = posixpath.dirname(at)
    found = []
    for resource in descendants_named(manifest, "resource"):
        kind, href = (resource.get("type") or "").lower(), unquote(resource.get("href") or "")
        if href and kind.startswith(("imsqti_item", "imsqti_test", "imsqti_assessment")):
            found.append(posixpath.normpath(posixpath.join(folder, href)))
    return (list(dict.fromkeys(found)) or sorted(every)), None


def _with_files(item: BankQuestion, read_file: _FileReader, reading: ReadContext) -> BankQuestion:
    """Attach the pictures that the question refers to; missing ones are recorded as losses."""
    names = [name for text in _texts(item) for name in referenced_files(text)]
    if isinstance(item.body, PointBody) and item.body.image:
        names.append(item.body.image)
    return replace(item, files=reading.attachments(names, read_file))


def _texts(value: object) -> Iterator[RichText]:
    """Iterate over all texts within a question, in reading order."""
    if isinstance(value, RichText):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
