"""Texts that are encoded: mails, web archives, calendars, address cards, notebooks, and pictures within them."""

from __future__ import annotations

import json
from base64 import b64encode, encodebytes

import pytest

from tests.support import document_samples as samples
from tni.core.document_text import Unread
from tni.formats.documents.document_reader import is_simple, read_document

NAME = "Zoé de La Tour"
SAID = f"Bonjour, c’est {NAME}."
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 80
CODED = b"Content-Transfer-Encoding: base64\r\n"


def mail(head: bytes, body: bytes) -> bytes:
    """A mail with a part that is text, and another one."""
    return (
        b"Subject: Devoir\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n"
        b"Content-Type: text/plain\r\n\r\nVoici le devoir.\r\n--q\r\n" + head + b"\r\n" + body + b"\r\n--q--\r\n"
    )


WAYS: dict[str, bytes] = {
    "short.eml": CODED + b"\r\n" + b64encode(SAID.encode()) + b"\r\n",
    "head below.eml": CODED + b"X-A: b\r\n\r\n" + b64encode(SAID.encode("cp1252")),
    "folded head.eml": b"Content-Transfer-Encoding:\r\n base64\r\n\r\n" + b64encode(SAID.encode()),
    "long.eml": mail(CODED, encodebytes(("Une phrase. " * 20 + SAID).encode())),
    "joined.eml": mail(CODED, encodebytes(samples.docx(SAID))),
    "quoted.eml": mail(b"Content-Transfer-Encoding: quoted-printable\r\n", b"c'est Zo=E9 de=20=\r\nLa Tour"),
    "letters.eml": mail(b"Content-Transfer-Encoding: Quoted-Printable\r\n", b"Zo=C3=A9 de La To=75r"),
    "web.mht": CODED + b"Content-Type: text/html\r\n\r\n" + b64encode("<p>Zoé de <b>L</b>a Tour</p>".encode()),
    "subject.eml": b"Subject: =?UTF-8?B?" + b64encode(NAME.encode()) + b"?=\r\n\r\nBonjour",
    "two words.eml": b"Subject: =?utf-8?q?Zo=C3=A9_de_L?=\r\n =?ISO-8859-1?Q?a_Tour?=\r\n\r\nBonjour",
    "unknown.eml": b"Subject: =?x-any?Q?Zo=E9_de_La_Tour?=\r\n\r\nBonjour",
    "cut name.eml": b'Content-Type: a; name*0="Zo%C3%A9 de L";\r\n name*1="a Tour.pdf"',
    "folded.ics": "BEGIN:VCALENDAR\r\nSUMMARY:exposé de Zoé de La T\r\n our\r\nEND:VCALENDAR\r\n".encode(),
    "in a letter.ics": b"BEGIN:VCALENDAR\r\nSUMMARY:Zo\xc3\r\n \xa9 de La Tour\r\nEND:VCALENDAR\r\n",
    "escaped.ics": "BEGIN:VCALENDAR\nDESCRIPTION:absents\\nZoé de La Tour".encode(),
    "note.vcf": b"BEGIN:VCARD\r\nNOTE;ENCODING=b:" + b64encode(NAME.encode()) + b"\r\nEND:VCARD",
    "folded.vcf": b"BEGIN:VCARD\r\nNOTE;ENCODING=BASE64:" + encodebytes((SAID * 9).encode()).replace(b"\n", b"\r\n "),
    "a.ldif": b"dn: cn=a\ncn:: " + b64encode(NAME.encode()) + b"\n",
    "accents.tex": b"Zo\\'e de La Tour",
    "braces.tex": b"Zo{\\'{e}} de La Tour",
    "utf7.txt": b"Zo+AOk- de La Tour",
    "data.html": b'<a href="data:text/plain;base64,' + b64encode(NAME.encode()) + b'">x</a>',
    "data.svg": b'<image href="data:image/svg+xml;base64,' + b64encode(f"<text>{NAME}</text>".encode() * 30) + b'"/>',
    "data.json": b'{"a": "data:application/zip;base64,' + b64encode(samples.docx(SAID)).replace(b"/", b"\\/") + b'"}',
    "bare.json": json.dumps({"a": encodebytes(samples.docx(SAID)).decode()}).encode(),
    "bare.xml": b"<binData>" + encodebytes(samples.rtf(SAID * 20)) + b"</binData>",
    "behind.txt": b"data:image/png;base64," + encodebytes(PICTURE) + f"{NAME} {'a bien lu ' * 30}".encode(),
    "word in a mail.txt": CODED + b"\r\n" + encodebytes(b"Une phrase. " * 9) + f"Zoé\r\n{NAME}".encode(),
    "address.txt": f"https://a.example/{'abcDEF123/' * 30}{NAME}".encode(),
    "in one piece.xml": f'<?xml version="1.0"?><w:a {samples.W}>{samples.runs(NAME, 4)}</w:a>'.encode(),
}


@pytest.mark.parametrize("name", WAYS)
def test_a_name_is_read_however_its_text_is_encoded(name: str) -> None:
    found = read_document(WAYS[name], name)
    assert NAME in " ".join(found.text.split())
    assert found.unread is None


def test_names_in_small_letters_behind_an_escaped_line_end_are_words_of_their_own() -> None:
    assert "absents: emma" in read_document(b'{"note": "absents:\\nemma"}', "a.json").text


UNREAD: dict[str, tuple[bytes, Unread]] = {
    "photo.eml": (mail(CODED, encodebytes(PICTURE) + b"\r\n--q\r\n\r\n" + b"Un texte. " * 100), Unread.PICTURE),
    "film.eml": (mail(CODED, encodebytes(b"\0\0\0\x20ftypisom" + bytes(50))), Unread.UNKNOWN),
    "notebook.ipynb": (json.dumps({"image/png": encodebytes(PICTURE).decode()}).encode(), Unread.PICTURE),
    "photo.vcf": (b"BEGIN:VCARD\r\nPHOTO;ENCODING=b:" + encodebytes(PICTURE).replace(b"\n", b"\r\n "), Unread.PICTURE),
    "bare.txt": (encodebytes(bytes(range(256)) * 4), Unread.UNKNOWN),
    "uu.txt": (b"begin 644 a.txt\n#0V%T\n`\nend\n", Unread.UNKNOWN),
    "many.ldif": (b"a:: QUJD\n" * 10_001, Unread.LONG),
    "other.eml": (mail(b"Content-Transfer-Encoding: x-uuencode\r\n", b"#0V%T"), Unread.UNKNOWN),
}


@pytest.mark.parametrize("name", UNREAD)
def test_a_file_in_a_text_that_is_not_read_is_told(name: str) -> None:
    data, reason = UNREAD[name]
    assert read_document(data, name).unread is reason


@pytest.mark.parametrize(
    "said", ["ACGT" * 500, "deadbeef0123" * 90, "mot\n" * 900, "https://a.example/d/1AbC" + "xY9" * 40, "=" * 900]
)
def test_a_long_line_that_is_no_file_is_text(said: str) -> None:
    found = read_document(said.encode(), "a.txt")
    assert (found.text, found.unread) == (said.strip(), None)


def test_a_text_in_which_files_may_stand_is_not_simple() -> None:
    assert [name for name, data in WAYS.items() if is_simple(data)] == [
        "subject.eml", "two words.eml", "unknown.eml", "cut name.eml", "folded.ics", "in a letter.ics", "escaped.ics",
        "accents.tex", "braces.tex", "utf7.txt",
    ]  # fmt: skip
    assert [name for name, (data, _) in UNREAD.items() if is_simple(data)] == ["uu.txt", "other.eml"]


PIECES = (
    "\\'", "{\\'", " ", "\t", "\n", "\r\n", "\x0b", "\xa0", "+", "=?a?q?", "=?utf-8?b?QUJD?=", "\\n", '";a*1="',
    "A" * 59 + "\n", "aA1" * 25 + "\n", "data:", "data:;base64,A", ";encoding=b", "a::QUJD\n", "begin:v\n ",
    "quoted-printable=41",
    "content-transfer-encoding:base64\n", "content-transfer-encoding:base64\n\nQUJD\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_no_run_of_signs_takes_longer_than_its_length_asks_for(piece: str) -> None:
    read_document((piece * (600_000 // len(piece)) + "x").encode(), "a.txt")
