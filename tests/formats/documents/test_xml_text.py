"""Attributes of office documents: whatever people write in one is read, and what programs fill in is no name."""

from __future__ import annotations

import pytest

from tests.support import document_samples as samples
from tni.core.document_text import Unread
from tni.formats.documents.document_reader import read_document
from tni.formats.documents.xml_text import xml_text
from tni.formats.xml_tree import parse_xml

NAME = "Emma Martin"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
WRITTEN = [
    f'<w:p {samples.W}><w:fldSimple w:instr="HYPERLINK mailto:{NAME}"/></w:p>',
    f'<w:ffData {samples.W}><w:name w:val="{NAME}"/></w:ffData>',
    f'<w:ffData {samples.W}><w:helpText w:type="text" w:val="{NAME}"/></w:ffData>',
    f'<w:ffData {samples.W}><w:statusText w:type="text" w:val="{NAME}"/></w:ffData>',
    f'<w:permStart {samples.W} w:id="1" w:ed="{NAME}"/>',
    f'<w:pStyle {samples.W} w:val="{NAME}"/>',
    f'<v:textpath xmlns:v="urn:schemas-microsoft-com:vml" string="{NAME}"/>',
    f'<v:imagedata xmlns:v="v" xmlns:o="o" o:title="{NAME}"/>',
    f'<absPath xmlns="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="C:\\Users\\{NAME}\\"/>',
    f'<sheetName {samples.S} val="{NAME}"/>',
    f'<dataValidation {samples.S} error="{NAME}"/>',
    f'<dataValidation {samples.S} errorTitle="{NAME}"/>',
    f'<fileSharing {samples.S} userName="{NAME}"/>',
    f'<customWorkbookView {samples.S} name="{NAME}"/>',
    f'<scenario {samples.S} user="{NAME}"/>',
    f'<s {samples.S} v="{NAME}"/>',
    f'<form:text xmlns:form="{ODF}:form:1.0" form:current-value="{NAME}"/>',
    f'<text:conditional-text xmlns:text="{ODF}:text:1.0" text:string-value-if-true="{NAME}"/>',
    f'<style:style xmlns:style="{ODF}:style:1.0" style:display-name="{NAME}"/>',
    f'<draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:draw="d" xlink:href="file:///home/{NAME}/a.png"/>',
    f'<a:b xmlns:a="urn:any" a:of-a-later-version="{NAME}"/>',
]


@pytest.mark.parametrize("part", WRITTEN)
def test_what_is_written_in_an_attribute_is_read(part: str) -> None:
    found = read_document(samples.docx("Bilan", more={"word/any.xml": part}), "a.docx")
    assert NAME in found.text
    assert found.unread is None


@pytest.mark.parametrize(
    "attributes",
    [
        'typeface="Marianne"', 'xml:lang="fr"', 'val="FF00AB"', 'uri="{05A4C25C-085E-4340-85A3-A5531E510DB2}"',
        'id="rId5"', 'type="max"', 'rsidR="00ABCDEF"', 'width="12.5pt"', 'r="AB12"', 'b="12"',
        'a="http://schemas.openxmlformats.org/a"',
    ],
)  # fmt: skip
def test_what_programs_fill_in_is_not_read(attributes: str) -> None:
    assert xml_text(parse_xml(f"<a {attributes}/>".encode())).beside == ""


def test_attributes_are_no_text_beside_which_a_scan_says_little() -> None:
    shapes = "".join(f'<a name="Rectangle {n}" descr="une forme"/>' for n in range(100))
    more: dict[str, str | bytes] = {"word/a.xml": f"<b>{shapes}</b>", "word/media/a.png": b"\x89PNG" + bytes(20_000)}
    assert read_document(samples.docx("Carte", more=more), "a.docx").unread is Unread.PICTURE


def test_a_value_that_many_elements_have_is_read_once() -> None:
    assert xml_text(parse_xml(b'<a><b c="Titre"/><b c="Titre"/></a>')).beside == "Titre"
