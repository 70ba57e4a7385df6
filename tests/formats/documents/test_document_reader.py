"""Texts of documents of all kinds, as they are searched for names; and what is said of those that cannot be read."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest
from PIL import Image

from tests.support import document_samples as samples
from tests.support.pdf_samples import encrypted_pdf, overlay_pdf, sample_pdf, saved
from tni.core.document_text import Unread
from tni.formats.documents import gathering
from tni.formats.documents.document_reader import read_document

NAME = "Zoé de La Tour"
WAYS: dict[str, bytes] = {
    "a.docx": samples.docx(NAME),
    "author.docx": samples.docx("Bilan", author=NAME),
    "comment.docx": samples.docx("Bilan", comment=NAME),
    "footer.docx": samples.docx("Bilan", footer=NAME),
    "in.docx": samples.docx("Bilan", more={"word/embeddings/a.xlsx": samples.xlsx([[NAME]])}),
    "chunk.docx": samples.docx("Bilan", more={"word/a.rtf": samples.rtf(NAME)}),
    "a.pptx": samples.pptx(NAME),
    "vml.docx": samples.docx("Bilan", more={"word/a.vml": f"<v:t>{NAME}<br></v:t>"}),
    "link.docx": samples.docx(
        "Bilan", more={"word/_rels/a.rels": f'<R><r TargetMode="External" Target="mailto:{NAME}"/></R>'}
    ),
    "note.pptx": samples.pptx("Bilan", note=NAME),
    "a.xlsx": samples.xlsx([["Note", NAME]]),
    "cells.xlsx": samples.xlsx([["Zoé", "de La Tour"], ["a", "b"]]),
    "sheet.xlsx": samples.xlsx([["a"]], sheet=NAME),
    "code.xlsx": samples.xlsx([["Zo_x00e9_ de La Tour"]]),
    "a.odt": samples.odt(NAME),
    "author.odt": samples.odt("Bilan", author=NAME),
    "note.odp": samples.odt("Bilan", note=NAME, kind="presentation"),
    "a.ods": samples.odt(NAME, kind="spreadsheet"),
    "a.epub": samples.epub(NAME),
    "a.html": samples.html(NAME),
    "a.rtf": samples.rtf(NAME),
    "code.rtf": samples.rtf(NAME, by_code=True),
    "style.rtf": f"{{\\rtf1{{\\stylesheet{{\\s1 {samples.rtf_letters(NAME, False)};}}}}Bilan}}".encode(),
    "file.rtf": f"{{\\rtf1{{\\*\\filetbl{{\\file C:\\\\{samples.rtf_letters(NAME, False)}.doc}}}}Bilan}}".encode(),
    "picture.rtf": f"{{\\rtf1 Bilan{{\\pict{{\\*\\picprop{{\\sv {samples.rtf_letters(NAME, False)}}}}}89}}}}".encode(),
    "author.doc": samples.rtf("Bilan", author=NAME),
    "a.pdf": samples.pdf(NAME),
    "author.pdf": samples.pdf("Bilan", author=NAME),
    "comment.pdf": samples.pdf("Bilan", comment=NAME),
    "field.pdf": samples.pdf("Bilan", field=NAME),
    "attached.pdf": samples.pdf("Bilan", attached=samples.docx(NAME)),
    "owner.pdf": samples.pdf(NAME, encryption=pikepdf.Encryption(owner="x", user="")),
    "a.zip": samples.packed({"b/a.docx": samples.docx(NAME)}),
    "named.zip": samples.packed({f"b/{NAME}.txt": "Bilan"}),
    "a.json": b'["Zo\\u00e9 de La Tour"]',
    "a.vcf": b"N;ENCODING=QUOTED-PRINTABLE:Zo=C3=A9 de=\r\n La Tour",
    "named entities": b"Zo&eacute; de La Tour",
    "numbers": b"Zo&#233; de La&#xA0;Tour",
    "mac.csv": f"{NAME};15".encode("mac_roman"),
    "dos.txt": f"{NAME};15".encode("cp850"),
    "bare.csv": f"{NAME};15".encode("utf-16-le"),
    "a.url": b"https://a.example/?n=Zo%C3%A9%20de%20La%20Tour",
}


@pytest.mark.parametrize("name", WAYS)
def test_a_name_is_read_wherever_it_stands(name: str) -> None:
    found = read_document(WAYS[name], name)
    assert NAME in " ".join(found.text.split())
    assert found.unread is None


def test_a_name_is_not_joined_to_what_stands_beside_it() -> None:
    said = read_document(samples.docx("emma", author="karim", comment="zoé"), "a.docx").text.split("\n")
    assert {"emma", "karim", "zoé"} <= set(said)
    said = read_document(
        b"{\\rtf1{\\info{\\author emma}{\\operator karim}}zo\\'e9{\\footnote rose}\\cell lukas}", ""
    ).text
    assert said.split("\n") == ["zoé", "lukas", "emma", "karim", "rose"]
    assert read_document(b"<li>emma</li><li>zo<b>&eacute;</b></li>", "").text.split("\n")[-2:] == ["emma", "zoé"]


def picture(side: int = 300) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((side, side), 90).save(out, "PNG")
    return out.getvalue()


def scanned_pdf() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 400), "white").save(out, "PDF")
    return out.getvalue()


def bomb(size: int = 1 << 30) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file, file.open("word/document.xml", "w") as part:
        for _ in range(size >> 20):
            part.write(bytes(1 << 20))
    return out.getvalue()


def nested(depth: int) -> bytes:
    data = samples.docx("Bilan")
    for _ in range(depth):
        data = samples.packed({"a.docx": data})
    return data


def false_size() -> bytes:
    """A part that is larger than the zip says."""
    data = bytearray(samples.packed({"[Content_Types].xml": "", "word/document.xml": "<a>" + "b" * 90_000 + "</a>"}))
    at = data.rindex(b"PK\1\2")
    data[at + 24 : at + 28] = struct.pack("<I", 50)
    return bytes(data)


def locked_zip() -> bytes:
    data = bytearray(samples.packed({"a.txt": "Emma"}))
    for sign, place in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        data[data.index(sign) + place] |= 1
    return bytes(data)


ENTITIES = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
UNREAD: dict[str, tuple[Callable[[], bytes], Unread]] = {
    "locked.pdf": (lambda: encrypted_pdf("secret"), Unread.LOCKED),
    "scan.pdf": (scanned_pdf, Unread.PICTURE),
    "cut.pdf": (lambda: sample_pdf()[:300], Unread.DAMAGED),
    "drawn.pdf": (overlay_pdf, Unread.PICTURE),
    "codeless.pdf": (samples.codeless_pdf, Unread.PICTURE),
    "xfa.pdf": (lambda: xfa_pdf(), Unread.UNKNOWN),
    "cut.docx": (lambda: samples.docx("Bilan")[:-40], Unread.DAMAGED),
    "bad.docx": (lambda: samples.docx("Bilan", more={"word/a.xml": "<a><b></a>"}), Unread.DAMAGED),
    "entities.docx": (lambda: samples.docx("Bilan", more={"word/a.xml": ENTITIES}), Unread.DAMAGED),
    "deep.docx": (lambda: samples.docx("", more={"word/a.xml": "<a>" * 9000 + "</a>" * 9000}), Unread.LONG),
    "bomb.docx": (bomb, Unread.LONG),
    "many.docx": (lambda: samples.packed({f"{n}.xml": "" for n in range(10_001)}), Unread.LONG),
    "nested.zip": (lambda: nested(9), Unread.LONG),
    "false.docx": (false_size, Unread.DAMAGED),
    "locked.zip": (locked_zip, Unread.LOCKED),
    "locked.odt": (
        lambda: samples.packed({
            "mimetype": "a", "META-INF/manifest.xml": "<m><encryption-data/></m>", "content.xml": b"\0\1\2",
        }),
        Unread.LOCKED,
    ),
    "locked.docx": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        Unread.LOCKED,
    ),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Unread.UNKNOWN),
    "object.rtf": (lambda: b"{\\rtf1 a{\\object{\\*\\objdata 0105}}}", Unread.UNKNOWN),
    "cut.rtf": (lambda: b"{\\rtf1 a{\\b ", Unread.DAMAGED),
    "photo.rtf": (lambda: b"{\\rtf1 a{\\pict\\pngblip\n" + picture().hex().encode() + b"}}", Unread.PICTURE),
    "photo.docx": (lambda: samples.docx("Carte", more={"word/media/a.png": picture()}), Unread.PICTURE),
    "photo.zip": (lambda: samples.packed({"a.png": picture(9)}), Unread.PICTURE),
    "photo.html": (lambda: b'<img src="data:image/png;base64,' + b"AbCd" * 30_000 + b'">', Unread.PICTURE),
    "photo.png": (picture, Unread.PICTURE),
    "film.mp4": (lambda: b"\0\0\0\x20ftypisom" + bytes(50), Unread.UNKNOWN),
    "long.txt": (lambda: b"mot " * (gathering.MOST_LETTERS // 4 + 1), Unread.LONG),
    "macros.docm": (lambda: samples.docx("Bilan", more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0"}),
                    Unread.UNKNOWN),
}  # fmt: skip


def xfa_pdf() -> bytes:
    with pikepdf.open(io.BytesIO(samples.pdf("Formulaire"))) as made:
        made.Root.AcroForm.XFA = made.make_stream(b"<xdp/>")
        return saved(made)


@pytest.mark.parametrize("name", UNREAD)
def test_what_cannot_be_read_is_told(name: str) -> None:
    data, reason = UNREAD[name]
    assert read_document(data(), name).unread is reason


@pytest.mark.parametrize("size", [0, 1, 7, 100, 400])
@pytest.mark.parametrize("name", [name for name in WAYS if len(WAYS[name]) > 500])
def test_a_file_that_is_cut_raises_nothing(name: str, size: int) -> None:
    data = WAYS[name]
    read_document(data[: len(data) * size // 401], name)


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.pdf", "a.rtf", "a.html"])
def test_any_bytes_in_a_file_raise_nothing(name: str) -> None:
    data = WAYS[name]
    for at in range(0, len(data), max(1, len(data) // 60)):
        read_document(data[:at] + b"\xff\0\x80<" + data[at + 4 :], name)


@pytest.mark.parametrize("data", [b"<" * 400_000, b"<a " * 200_000, b"<!--" * 200_000, b"{\\rtf1" + b"{" * 300_000,
                                  b"&" * 400_000, b"data:;base64," * 100_000, b"=C3=" * 100_000])  # fmt: skip
def test_no_text_takes_longer_than_its_length_asks_for(data: bytes) -> None:
    read_document(data, "a")


def test_an_empty_file_and_a_blank_page_are_read() -> None:
    assert read_document(b"", "a.txt").unread is None
    blank = pikepdf.new()
    blank.add_blank_page()
    assert read_document(saved(blank), "a.pdf").unread is None


def test_a_document_with_a_small_picture_or_much_text_beside_a_large_one_is_read() -> None:
    logo = samples.docx("Carte", more={"word/media/a.png": picture(20)})
    formula = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Equation Native".encode("utf-16-le")
    assert read_document(samples.docx("x", more={"word/embeddings/a.bin": formula}), "a.docx").unread is None
    beside = samples.docx("Les volcans. " * 40, more={"word/media/a.png": picture()})
    assert [read_document(one, "a.docx").unread for one in (logo, beside)] == [None, None]
