"""Text of the XML parts of office documents (OOXML, OpenDocument): paragraphs whole, however they are cut into runs,
and what stands in attributes.

People write in more attributes than a list names: labels, tips, the folder of whoever saved last, what is filled into a
field. So all are read but those that programs alone fill in, as far as their values could be taken for names or are
many: keywords, fonts, measures, references to cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from tni.formats.xml_tree import Element, children, element_text, name_of

_PARAGRAPHS = frozenset(("p", "h", "si", "is"))
_BREAKS = {
    "tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "s": " ", "noBreakHyphen": "-", "ptab": "\t",
    "soft-page-break": "",
}  # fmt: skip
_ASIDE = frozenset(("note", "annotation", "txbxContent", "text-box", "ruby-text", "rPh", "comment"))
"""Elements within a paragraph that have paragraphs of their own."""
_RUNS = frozenset(("t", "delText", "instrText", "delInstrText"))
"""Elements of OOXML that hold the text of a paragraph; white space outside of them says nothing."""
_FILLED_IN_LIST = """
    ContentType Extension Ignorable MustUnderstand Requires Type TargetMode r r1 r2 s t ht spans ref sqref activeCell
    topLeftCell dataRef type lang language country script space bidi eastAsia ascii hAnsi cs typeface panose pitchFamily
    charset font-family font-name font-family-asian font-family-complex font-name-asian font-name-complex prst
    preset preset-id class-id shapeid spid d viewBox coordsize coordorigin adj formulas wrapcoords style
    gfxdata hash hashValue saltValue algorithmName securityDescriptor fill stroke color bgcolor fillcolor fillcolor2
    strokecolor background-color rsidR rsidRDefault rsidP rsidRPr rsidDel rsidSect rsidTr paraId textId durableId
    enhanced-path modifiers transform checksum media-type full-path content-type algorithm-name calcmode w h x y
    """
_FILLED_IN = frozenset(_FILLED_IN_LIST.split())
"""Attributes that programs fill in."""
_CHOSEN_LIST = """
    orientation prstClr sysClr schemeClr srgbClr color highlight jc u vertAlign lang rFont lsdException themeFontLang
    config-item
    """
_CHOSEN = frozenset(_CHOSEN_LIST.split())
"""Elements whose attributes are chosen from a list."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_CODE = re.compile(
    r"#?[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?|\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?|rId[0-9]+"
    r"|-?[0-9.]+[a-z%]{1,4}|true|false|(?:http://(?:schemas|purl|www\.w3|openoffice)|urn:(?:schemas|oasis))[^\s]*"
)
"""Values that are no words: colours, ids, measures, namespaces."""
_OFFICE = ("openxmlformats", "schemas.microsoft.com", "purl.oclc.org/ooxml")


@dataclass(frozen=True, slots=True)
class PartText:
    """Text of a part, with its comments and notes behind it, and what stands in its attributes."""

    text: str
    beside: str


def xml_text(root: Element) -> PartText:
    """Return the text of a part."""
    reader = _XmlReader(any(said in etree.QName(root).namespace for said in _OFFICE) if _namespace(root) else False)
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in events:
        if event == "start":
            reader.begin(element)
        elif event == "end":
            reader.end(element)
        else:
            reader.asides.append(element.text or "")
            reader.say_between(element.tail)
    return PartText("\n".join(("".join(reader.main), *reader.asides)), "\n".join(reader.values))


def _namespace(root: Element) -> str:
    return etree.QName(root).namespace or ""


class _XmlReader:
    """Reader of one part. main: its text. asides: texts beside it. values: those of attributes, each once."""

    def __init__(self, is_office: bool) -> None:
        self._is_office = is_office
        self.main: list[str] = []
        self.asides: list[str] = []
        self.values: dict[str, None] = {}
        self._buffers = [self.main]
        self._depths = [0]  # of paragraphs, in each buffer

    def begin(self, element: Element) -> None:
        name = name_of(element)
        if name in _ASIDE:
            self._buffers.append([])
            self._depths.append(0)
        if name in _PARAGRAPHS:
            self._depths[-1] += 1
            self._buffers[-1].append("\n")
        elif name in _BREAKS and self._depths[-1]:
            self._buffers[-1].append(_BREAKS[name])
        elif not self._depths[-1]:
            self._buffers[-1].append("\n")
        self._attributes(name, element)
        if not element.text:
            return
        if self._is_office and self._depths[-1] and name not in _RUNS:
            if not element.text.isspace():
                self.asides.append(element.text)
        else:
            self._buffers[-1].append(element.text)

    def _attributes(self, name: str, element: Element) -> None:
        if name in _CHOSEN:
            return
        for key, value in element.attrib.items():
            if key.rpartition("}")[2] in _FILLED_IN or not _LETTERS.search(value) or _CODE.fullmatch(value):
                continue
            self.values[value] = None

    def end(self, element: Element) -> None:
        name = name_of(element)
        if name in _PARAGRAPHS:
            self._depths[-1] -= 1
            self._buffers[-1].append("\n")
        elif not self._depths[-1]:
            self._buffers[-1].append("\n")
        if name in _ASIDE:
            self.asides.append("".join(self._buffers.pop()))
            self._depths.pop()
        self.say_between(element.tail)

    def say_between(self, text: str | None) -> None:
        """Take what stands after an element."""
        if text and not (self._is_office and text.isspace()):
            self._buffers[-1].append(text)


def shared_strings(root: Element) -> list[str]:
    """Return the strings of a workbook, by their numbers."""
    return [
        "".join(element_text(run) for run in one.iter("{*}t") if name_of(run.getparent()) != "rPh")
        for one in children(root, "si")
    ]


def sheet_rows(root: Element, strings: Sequence[str], used: set[int]) -> str:
    """Return the text of a sheet row by row, so that a first and a last name in two cells stand side by side. used:
    gets the numbers of the strings that are in it."""
    rows = []
    for row in root.iter("{*}row"):
        cells = (_cell_text(cell, strings, used) for cell in children(row, "c"))
        rows.append("\t".join(text for text in cells if text))
    return "\n".join(rows)


def _cell_text(cell: Element, strings: Sequence[str], used: set[int]) -> str:
    value = next(iter(children(cell, "v")), None)
    if value is None:
        return element_text(cell)
    said = element_text(value).strip()
    if cell.get("t") == "s":
        at = int(said) if said.isdecimal() and len(said) < 10 else -1
        if not 0 <= at < len(strings):
            return ""
        used.add(at)
        return strings[at]
    return said if cell.get("t") in ("str", "inlineStr") else ""
