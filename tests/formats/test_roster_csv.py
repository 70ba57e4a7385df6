"""Class lists made here, in the layouts of the programs that schools use. The pupils are invented."""

from __future__ import annotations

import codecs
import io
import zipfile

import pytest

from tni.core.format_errors import (
    EmptyFileError,
    FileFormatError,
    FileTooLargeError,
    MalformedFileError,
    NotTextError,
    UnknownFileError,
)
from tni.formats.roster_collector import MAX_BYTES, MAX_GROUPS
from tni.formats.roster_csv import preview, read
from tni.roster.class_list import ColumnMapping, PupilRow
from tni.roster.errors import ColumnMappingError, ParentsFileError

ONDE = """\
Nom élève;Nom d'usage élève;Prénom élève;Date naissance;Sexe;INE;Adresse1;Cp1;Commune1;Pays1;Adresse2;Cp2;Commune2;\
Pays2; Cycle;Niveau;Libellé classe;Identifiant classe;Attestation fournie
CŒURDOUX;;Zoé;02/03/2016;F;123456789AB;1 rue X;21000;Dijon;FRANCE;;;;; CYCLE III;CM1;CM1-CM2 Mme Œ;777;Non
PETIT;GRAND;Élie;02/03/2015;M;123456789AC;1 rue X;21000;Dijon;FRANCE;;;;; CYCLE III;CM2;CM1-CM2 Mme Œ;777;Non
SEUL;;Paul;02/03/2015;M;123456789AD;1 rue X;21000;Dijon;FRANCE;;;;;;CM2;;;Non
"""
BE1D = """\
"Nom Elève";"Nom d'usage Elève";"Prénom Elève";"Date naissance";"Sexe";"Classe"
"X";"";"Y";"2016-01-01";"F";"CP"
"""


def read_guessed(data: bytes) -> list[PupilRow]:
    return list(read(data, preview(data).guess).pupils)


def test_onde_gives_names_and_class_and_nothing_else() -> None:
    data = ONDE.replace("\n", "\r\n").encode("iso8859-15")
    shown = preview(data)
    assert (shown.encoding, shown.delimiter) == ("iso8859-15", ";")
    assert shown.header[14] == "Cycle"
    assert shown.guess == ColumnMapping(last=0, first=2, usage=1, class_name=16, class_key=17, identity=5, born=3)
    pupils = list(read(data, shown.guess).pupils)
    assert pupils == [
        PupilRow("CŒURDOUX", "Zoé", "", "CM1-CM2 Mme Œ", "777"),
        PupilRow("PETIT", "Élie", "GRAND", "CM1-CM2 Mme Œ", "777"),
        PupilRow("SEUL", "Paul", "", "", ""),
    ]
    assert not any(secret in repr(pupils) for secret in ("123456789", "2015", "rue"))


def test_headers_are_known_whatever_their_accents_and_case() -> None:
    for header in (BE1D, BE1D.upper(), BE1D.replace("è", "e").replace("é", "e")):
        assert read_guessed(header.encode())[0].class_name.upper() == "CP"
    assert read_guessed(b"PRENOM,NOM,CLASSE\nZoe,DUPONT,6A\n") == [PupilRow("DUPONT", "Zoe", "", "6A")]
    assert read_guessed("Prénom*;Nom*;Classe\nZoé;DUPONT;6A".encode()) == [PupilRow("DUPONT", "Zoé", "", "6A")]


@pytest.mark.parametrize("delimiter", list(";\t,|"))
@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
        ("iso8859-15", "iso8859-15"),
    ],
)
def test_encodings_and_separators_are_found(codec: str, said: str, delimiter: str) -> None:
    rows = [("NOM", "PRÉNOM", "CLASSE"), ("LECŒUR", "Anaïs", "6e B"), ("O'HARA", "Noël", "6e B")]
    data = "\r\n".join(delimiter.join(row) for row in rows).encode(codec)
    shown = preview(data)
    assert (shown.encoding, shown.delimiter) == (said, delimiter)
    assert list(read(data, shown.guess).pupils) == [PupilRow(a, b, "", c) for a, b, c in rows[1:]]


def test_homonyms_are_two_pupils() -> None:
    assert len(read_guessed(b"Nom;Prenom\nMARTIN;Zoe\nMARTIN;Zoe\n")) == 2


def test_a_whole_name_in_one_column_is_parted() -> None:
    data = "Élève\nLE GOFF Éloïse\nN'DIAYE Jean-Luc\ndupont zoé\nMADONNA\n".encode()
    assert [(p.last_name, p.first_name) for p in read_guessed(data)] == [
        ("LE GOFF", "Éloïse"),
        ("N'DIAYE", "Jean-Luc"),
        ("dupont", "zoé"),
        ("MADONNA", ""),
    ]


def test_titles_above_and_blank_rows_are_passed_over() -> None:
    data = "Classe de 6e B - 2 élèves;;\n;;\n\nNom;Prénom;Né(e) le\n;;\nA;B;1/1/2015\n;;\nC;D;\n".encode()
    shown = preview(data)
    assert shown.header == ("Nom", "Prénom", "Né(e) le")
    assert [(p.last_name, p.first_name) for p in read(data, shown.guess).pupils] == [("A", "B"), ("C", "D")]


def test_a_file_without_header_is_read_from_its_first_row() -> None:
    data = b"DUPONT;Zoe\nDURAND;Noe\n"
    assert preview(data).header == ()
    assert [p.last_name for p in read_guessed(data)] == ["DUPONT", "DURAND"]


def test_columns_can_be_chosen_otherwise() -> None:
    data = b"x;y;z\n6A;Zoe;DUPONT\n"
    assert read(data, ColumnMapping(last=2, first=1, class_name=0)).pupils == (PupilRow("DUPONT", "Zoe", "", "6A"),)
    for wrong in (3, -1):
        with pytest.raises(ColumnMappingError):
            read(data, ColumnMapping(last=0, first=wrong))


def test_quotes_keep_separators_and_lines_and_names_are_cleaned() -> None:
    data = 'Nom;Prénom\n"DU;PONT";"Jean\nLuc"\n\u202eEVIL\u200b;Ann\u0065\u0301\n'.encode()
    assert [(p.last_name, p.first_name) for p in read_guessed(data)] == [("DU;PONT", "Jean Luc"), ("EVIL", "Anné")]


def a_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.csv", "Nom;Prenom\n")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFileError),
        (b" \r\n\t\n", EmptyFileError),
        (codecs.BOM_UTF8, EmptyFileError),
        (b";;;\n;;;", EmptyFileError),
        (b"Nom;Prenom\n", EmptyFileError),
        (b"Nom;Prenom;Classe\n;;6A\n", EmptyFileError),
        (a_zip(), NotTextError),
        (b'<?xml version="1.0" encoding="UTF-8"?>\n<ELEVES><NOM>A;B</NOM></ELEVES>', UnknownFileError),
        (b"\xef\xbb\xbf\r\n<html><table><tr><td>Nom</td></tr></table></html>", UnknownFileError),
        (b"%PDF-1.7\n\x00\x01\x02", NotTextError),
        (codecs.BOM_UTF16_LE + b"N\0o", NotTextError),
        (b"a" * (MAX_BYTES + 1), FileTooLargeError),
        (b";" * MAX_BYTES, FileTooLargeError),
        (b"a" * MAX_BYTES, MalformedFileError),
        (b"Nom;Prenom\n" + b"A;B\n" * 20_001, FileTooLargeError),
        (b"Nom" + b";x" * 20_000 + b"\nA", FileTooLargeError),
        (b'Nom;Prenom\nA;"B\nC;D\n', MalformedFileError),
        (b"Nom;Prenom\nA;" + b"B" * 3000 + b"\n", MalformedFileError),
        (b'Nom;Prenom\nA;"' + b"B" * 300_000 + b'"\n', MalformedFileError),
        ("Civilité Responsable;Nom usage responsable;Nom de famille enfant\nM.;X;Y\n".encode(), ParentsFileError),
    ],
)
def test_what_is_no_class_list_is_a_typed_error(data: bytes, error: type[FileFormatError]) -> None:
    with pytest.raises(error):
        read_guessed(data)


def test_errors_carry_no_name() -> None:
    with pytest.raises(MalformedFileError) as caught:
        preview(b'Nom;Prenom\nSECRET;"Zoe\n')
    assert "SECRET" not in repr(caught.value)
    assert caught.value.line == 2


def test_no_pupil_is_in_groups_without_end() -> None:
    groups = ",".join(f"G{number}" for number in range(2 * MAX_GROUPS))
    (pupil,) = read_guessed(f"Nom;Prénom;Classe;Groupes\nDUPONT;Zoé;6A;{groups}\n".encode())
    assert pupil.groups == tuple(f"G{number}" for number in range(MAX_GROUPS))


@pytest.mark.parametrize("end", ["", ";"])
def test_commas_within_whole_names_part_them(end: str) -> None:
    data = f"Nom et prénom{end}\nDOE, Zoe{end}\nROE, Bob{end}\n".encode()
    assert [(p.last_name, p.first_name) for p in read_guessed(data)] == [("DOE", "Zoe"), ("ROE", "Bob")]


def test_a_comma_within_names_or_a_title_is_no_separator() -> None:
    assert preview(b"1|Doe, Zoe\n2|Roe, Bob\n").delimiter == "|"
    assert preview("Classe de 5e B, année 2026\nDOE|Zoe\n".encode()).delimiter == "|"
