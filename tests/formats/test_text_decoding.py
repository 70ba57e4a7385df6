"""Text whose encoding nobody names."""

from __future__ import annotations

import codecs

import pytest

from tni.core.format_errors import NotTextError
from tni.formats.text_decoding import decode_text, decode_with_encoding

TEXT = "Élève;Prénom\nŒUF;Zoé\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_each_encoding_is_recognised(data: bytes, encoding: str) -> None:
    assert decode_with_encoding(data, ("cp1252",)) == (TEXT, encoding)


def test_the_first_older_encoding_that_fits_is_taken() -> None:
    assert decode_text(b"\xe9\x80") == "é€"
    assert decode_text(b"\xe9\x81") == "é\x81"
    assert decode_with_encoding(b"\xbd", ("iso8859-15", "cp1252")) == ("œ", "iso8859-15")


@pytest.mark.parametrize("data", [b"a\0b\xe9" + b"x" * 20, codecs.BOM_UTF8 + b"\xe9", codecs.BOM_UTF16_LE + b"a"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode_text(data)


def test_nothing_fits() -> None:
    with pytest.raises(NotTextError):
        decode_with_encoding(b"\x81", ("cp1252",))
