"""Text of the XML parts of office documents (OOXML, OpenDocument): paragraphs whole, however they are cut into runs,
and what stands in attributes that people write."""

from __future__ import annotations

from collections.abc import Sequence

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
_WRITTEN_LIST = """
    author initials descr title alt Target href string-value displayName userId prompt promptTitle tooltip display
    creator label caption displayText lastEdited formula
    """
_WRITTEN = frozenset(_WRITTEN_LIST.split())
"""Attributes whose values people write."""
_NAMED_LIST = """
    sheet cmAuthor author docPr cNvPr bookmarkStart definedName docVar property tableColumn table frame custom-shape
    image object page section user-field-decl variable-decl bookmark bookmark-start reference-mark named-range
    cacheField group line control
    """
_NAMED = frozenset(_NAMED_LIST.split())
"""Elements whose attribute `name` people write."""
_VALUED = {
    "alias": "val", "tag": "val", "docVar": "val", "result": "val", "default": "val", "listItem": "value",
    "filter": "val", "customFilter": "val", "s": "v",
}  # fmt: skip
"""Elements with an attribute that is text there."""
_OFFICE = ("openxmlformats", "schemas.microsoft.com", "purl.oclc.org/ooxml")


def xml_text(root: Element) -> str:
    """Return the text of a part, and then what stands beside it: comments, notes, and names of things."""
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
    return "\n".join(("".join(reader.main), *reader.asides))


def _namespace(root: Element) -> str:
    return etree.QName(root).namespace or ""


class _XmlReader:
    """Reader of one part. main: its text. asides: texts beside it."""

    def __init__(self, is_office: bool) -> None:
        self._is_office = is_office
        self.main: list[str] = []
        self.asides: list[str] = []
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
        for key, value in element.attrib.items():
            local = key.rpartition("}")[2]
            is_written = (
                (local in _WRITTEN and (local != "Target" or element.get("TargetMode") == "External"))
                or (local == "name" and name in _NAMED)
                or _VALUED.get(name) == local
            )
            if is_written and value:
                self.asides.append(value)

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
