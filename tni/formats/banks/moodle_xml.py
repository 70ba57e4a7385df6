"""Elements of Moodle XML, for reading and writing: texts with their files, formats, numbers."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from math import isfinite

from lxml import etree

from tni.formats.banks.read_context import ReadContext
from tni.formats.xml_tree import Element, child, children, element_text
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.plain_text import referenced_files
from tni.quiz.bank.question_bank import BankAttachment
from tni.quiz.bank.rich_text import RichText, TextFormat

FORMATS = {
    "html": TextFormat.HTML,
    "moodle_auto_format": TextFormat.MOODLE,
    "plain_text": TextFormat.PLAIN,
    "markdown": TextFormat.MARKDOWN,
}
NAMES = {format: name for name, format in FORMATS.items()}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class MoodleTexts:
    """Reader of one question's texts. files: files attached to the texts read so far."""

    def __init__(self, reading: ReadContext) -> None:
        self._reading = reading
        self.files: dict[str, BankAttachment] = {}

    def rich(self, element: Element | None, missing: TextFormat = TextFormat.HTML) -> RichText:
        """Read `<x format="html"><text>...</text><file .../></x>`. missing: format if none is named."""
        if element is None:
            return RichText("", missing)
        format = FORMATS.get(element.get("format") or "", missing)
        self.take_files(element)
        return self._reading.rich(_inner(element), format)

    def maybe(self, element: Element | None) -> RichText | None:
        """Read a text; None if it is empty."""
        return self.rich(element) if element is not None and _inner(element).strip() else None

    def take_files(self, element: Element, folder: str = "") -> list[BankAttachment]:
        """Take the files of an element, and return those that can be read. folder: put before their names, which only
        differ within one element."""
        taken = []
        for file in children(element, "file"):
            name = f"{folder}/{file_name(file)}".strip("/") if file_name(file) else ""
            try:
                data = b64decode(element_text(file)) if (file.get("encoding") or "base64") == "base64" else b""
            except (binascii.Error, ValueError):
                data = b""
            same = self.files.get(name)
            if not data or not name or ".." in name.split("/") or (same is not None and same.data != data):
                self._reading.lose(LossKind.FILES, name)
            else:
                self.files[name] = BankAttachment(name, data)
                taken.append(self.files[name])
        return taken


def file_name(file: Element) -> str:
    """Return the name of a file with its folder, as texts refer to it."""
    parts = f"{file.get('path') or ''}/{file.get('name') or ''}".split("/")
    return "/".join(part for part in parts if part)


def _inner(element: Element) -> str:
    """Return the content of `<text>`; in old files, the element's own text."""
    text = child(element, "text")
    return element_text(text) if text is not None else (element.text or "")


def child_text(element: Element, name: str) -> str:
    """Return the plain text of `<name><text>...</text></name>` or `<name>...</name>`; "" if there is none."""
    found = child(element, name)
    return "" if found is None else _inner(found).strip()


def parse_float(text: str | None) -> float | None:
    """Parse a finite number; None if it is none."""
    try:
        value = float((text or "").strip().replace(",", "."))
    except ValueError:
        return None
    return value if isfinite(value) else None


def read_flag(element: Element, name: str) -> bool | None:
    """Parse `true`, `1`, `false`, `0`; None if the element is missing or empty."""
    text = child_text(element, name).lower()
    return None if not text else text in ("true", "1")


def strip_non_xml(text: str) -> str:
    """Remove the characters that XML can't represent."""
    return _NOT_XML.sub("", text)


class MoodleWriter:
    """Writer of one question. files: its files; each is attached to the first text that refers to it."""

    def __init__(self, question: Element, files: Iterable[BankAttachment]) -> None:
        self._question = question
        self._files = {file.name: file for file in files}

    def text(self, name: str, text: RichText | None, into: Element | None = None, **attributes: str) -> Element:
        rich = RichText("", TextFormat.HTML) if text is None else text
        parent = self._question if into is None else into
        element = etree.SubElement(parent, name, {**attributes, "format": NAMES[rich.format]})
        etree.SubElement(element, "text").text = strip_non_xml(rich.text)
        for file in referenced_files(rich):
            self.file(element, file)
        return element

    def file(self, into: Element, name: str) -> None:
        if (file := self._files.pop(name, None)) is None:
            return
        folder, _, last = name.rpartition("/")
        path = f"/{folder}/" if folder else "/"
        made = etree.SubElement(into, "file", name=strip_non_xml(last), path=strip_non_xml(path), encoding="base64")
        made.text = b64encode(file.data).decode()

    def rest(self, into: Element) -> None:
        """Attach the files that no text refers to."""
        for name in list(self._files):
            self.file(into, name)

    def plain(self, name: str, text: str) -> None:
        etree.SubElement(self._question, name).text = strip_non_xml(text)

    def wrapped(self, name: str, text: str) -> None:
        etree.SubElement(etree.SubElement(self._question, name), "text").text = strip_non_xml(text)

    def each(self, make: Callable[[Element], None]) -> None:
        make(self._question)
