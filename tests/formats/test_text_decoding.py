"""Text whose encoding nobody names."""

from __future__ import annotations

import codecs

import pytest

from tni.core.format_errors import NotTextError
from tni.formats.text_decoding import decode_plausibly, decode_text, decode_with_encoding

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


OLDER = ("cp1252", "cp850", "mac_roman")
LISTS = {
    "French": "Nom;Prénom\nLEFÈVRE;Zoé\nD’ANGELO;Anaïs\nPETIT;Éloïse\nGRAND;François\n",
    "French, one accent": "Nom;Prenom\nDUPONT;Zoé\n",
    "German": "Nachname;Vorname\nMüller;Jürgen\nSchäfer;Björn\nGroß;Käthe\n",
    "Spanish": "Apellidos;Nombre\nMartínez Peña;José\nHernández;Ángela\n",
    "Italian": "Cognome;Nome\nDe Filippo;Nicolò\nRossi;Niccolò\nPapà;Noè\n",
    "Portuguese": "Nome;Turma\nJoão Conceição;7.º A\nInês Simões;7.º A\n",
}


@pytest.mark.parametrize("encoding", [*OLDER, "iso8859-15"])
@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_the_older_encoding_is_told_by_its_letters(text: str, encoding: str) -> None:
    if encoding in ("cp850", "iso8859-15"):
        text = text.replace("’", "'")
    western = "iso8859-15" if encoding == "iso8859-15" else "cp1252"
    found, named, _ = decode_plausibly(text.encode(encoding), (western, "cp850", "mac_roman"))
    assert (found, named) == (text, encoding)


@pytest.mark.parametrize(
    "text",
    [
        "LEFèVRE;Zoe\n",  # as caps lock types it
        "Mme\u00a0Petit;Jean–Luc\n",
        "Classe n° 3 : « 6e B » – ½ groupe…\n",
        "SØREN;Æbelø\n",
        "abc",
    ],
)
def test_what_windows_writes_stays_windows(text: str) -> None:
    expected = ("abc", "utf-8") if text == "abc" else (text, "cp1252")
    assert decode_plausibly(text.encode("cp1252"), OLDER)[:2] == expected


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
@pytest.mark.parametrize(
    "names",
    [
        "Noël;Benoît", "Gâtine;Zoé", "François;Maël", "Loïc;Jérôme", "RENÉ;Hélène", "Château;Joël", "BÉNÉDICTE;Anaïs",
        "Agnès;Prévôt", "Élise;Gaël",
    ],
)  # fmt: skip
def test_two_accents_tell_a_mac_from_dos_by_where_french_has_them(names: str, encoding: str) -> None:
    text = f"Nom;Prenom\n{names}\n"
    assert decode_plausibly(text.encode(encoding), OLDER) == (text, encoding, None)


@pytest.mark.parametrize(
    ("name", "encoding", "taken", "other"),
    [("Käthe", "mac_roman", "cp850", "mac_roman"), ("LEFÈVRE", "cp850", "cp1252", "cp850")],
)
def test_another_encoding_that_is_as_likely_is_named(name: str, encoding: str, taken: str, other: str) -> None:
    assert decode_plausibly(f"Nom;Prenom\nDUPONT;{name}\n".encode(encoding), OLDER)[1:] == (taken, other)


def test_a_text_of_one_reading_leaves_no_doubt() -> None:
    assert decode_plausibly("Zoé;Noël\n".encode(), OLDER).other is None
    assert decode_plausibly("Zoé;Noël\n".encode("cp1252"), OLDER).other is None


def test_no_encoding_fits_zeros() -> None:
    with pytest.raises(NotTextError):
        decode_plausibly(b"a\0b\xe9" + b"x" * 20, OLDER)


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
@pytest.mark.parametrize(
    "names", ["LEFÈVRE;ANAÏS", "LEFÈVRE;ANAÏS\nMARTIN;LOÏC", "BENOÎT;NOËL\nDURAND;ZOÉ", "MUÑOZ;JOSÉ", "CÔTÉ;ANAËLLE"]
)
def test_capitals_of_dos_and_macs_are_told_too(names: str, encoding: str) -> None:
    text = f"NOM;PRENOM\n{names}\n"
    assert decode_plausibly(text.encode(encoding), ("iso8859-15", "cp850", "mac_roman"))[:2] == (text, encoding)


@pytest.mark.parametrize(
    "names",
    [
        "SØRENSEN;BJØRN", "ROSSI;NICCOLÒ", "RICCÒ;NICOLÒ", "LEÓN;RAMÓN", "LÓPEZ;ENCARNACIÓN", "CÔTE;JEROME",
        "GRÖSS;JÖRG", "MÜLLER;SÖREN", "SIMÕES;JOANA", "NUÑO;BEGOÑA", "LEFÈVRE;ANAÏS", "CÔTÉ;ANAËLLE", "HAŸ;ZOÉ",
    ],
)  # fmt: skip
def test_capitals_of_windows_stay_windows(names: str) -> None:
    text = f"NOM;PRENOM\n{names}\n"
    assert decode_plausibly(text.encode("cp1252"), OLDER)[:2] == (text, "cp1252")
