"""Exports of SIECLE, AAF, OneRoster and ENTs made here, in their layouts. The pupils are invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from tni.core.format_errors import (
    EmptyFileError,
    EntityDeclarationError,
    FileFormatError,
    FileTooLargeError,
    LockedArchiveError,
    MalformedFileError,
    NotTextError,
    UnknownFileError,
)
from tni.formats import roster_detection, roster_xml
from tni.formats.roster_detection import read, read_or_preview, read_table
from tni.roster.class_list import (
    ClassList,
    ColumnMapping,
    LeftOutPerson,
    LeftOutReason,
    PupilRow,
    RosterKind,
    RosterPreview,
)
from tni.roster.errors import ParentsFileError, PartialRosterError

TODAY = date(2026, 11, 26)


def zipped(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


# SIECLE


def eleve(id: str, last: str, first: str, more: str = "", name: str = "NOM_DE_FAMILLE") -> str:
    return f'<ELEVE ELEVE_ID="{id}"><{name}>{last}</{name}><PRENOM>{first}</PRENOM>{more}</ELEVE>'


def placed(id: str, *places: tuple[str, str]) -> str:
    structures = "".join(
        f"<STRUCTURE><CODE_STRUCTURE>{code}</CODE_STRUCTURE><TYPE_STRUCTURE>{kind}</TYPE_STRUCTURE></STRUCTURE>"
        for code, kind in places
    )
    return f'<STRUCTURES_ELEVE ELEVE_ID="{id}">{structures}</STRUCTURES_ELEVE>'


def siecle(pupils: str, places: str, made_on: str = "24/11/2026", codec: str = "iso8859-15") -> bytes:
    exported = f"<PARAMETRES><UAJ>0750001A</UAJ><DATE_EXPORT>{made_on}</DATE_EXPORT></PARAMETRES>"
    data = f"<DONNEES><ELEVES>{pupils}</ELEVES><STRUCTURES>{places}</STRUCTURES></DONNEES>"
    named = {"iso8859-15": "ISO-8859-15"}.get(codec, codec)
    head = f'<?xml version="1.0" encoding="{named}"?>'
    return f'{head}<BEE_ELEVES VERSION="2.1">{exported}{data}</BEE_ELEVES>'.encode(codec)


@pytest.mark.parametrize("codec", ["iso8859-15", "utf-8", "utf-16", "windows-1252"])
def test_siecle_joins_pupils_with_their_divisions_and_groups(codec: str) -> None:
    born = "<DATE_NAISS>01/02/2014</DATE_NAISS><ID_NATIONAL>123456789AB</ID_NATIONAL>"
    pupils = eleve("1", "CŒUR", "Zoé", born + "<NOM_USAGE>LE BRAS</NOM_USAGE>") + eleve("2", "SEUL", "Paul")
    places = placed("1", ("ALL1", "G"), ("6E1", "D"), ("LATIN", "G")) + placed("2", ("Inactifs", "D"))
    for data in (siecle(pupils, places, codec=codec), zipped({"x/ElevesSansAdresses.xml": siecle(pupils, places)})):
        found = read(data, TODAY)
        assert found.kind is RosterKind.SIECLE
        assert found.pupils == (
            PupilRow("CŒUR", "Zoé", "LE BRAS", "6E1", "", ("ALL1", "LATIN")),
            PupilRow("SEUL", "Paul"),
        )
        assert found.unplaced == 1
        assert "2014" not in repr(found)
        assert "123456789" not in repr(found)


def test_who_has_left_is_told_by_the_day_of_the_export() -> None:
    def out(day: str) -> str:
        return f"<DATE_SORTIE>{day}</DATE_SORTIE>"

    pupils = (
        eleve("1", "PARTI", "A", out("30/09/2026"))
        + eleve("2", "RESTE", "B", out("03/07/2027"))
        + eleve("3", "ICI", "C", out(""))
    )
    places = "".join(placed(id, ("6E1", "D")) for id in "123")
    found = read(siecle(pupils, places), date(2030, 1, 1))
    assert [p.last_name for p in found.pupils] == ["RESTE", "ICI"]
    assert found.left_out == (LeftOutPerson(LeftOutReason.GONE, "PARTI", "A"),)
    undated = read(siecle(pupils, places, made_on=""), date(2030, 1, 1))
    assert [p.last_name for p in undated.pupils] == ["ICI"]


def test_older_exports_and_those_with_other_files_beside_are_read() -> None:
    old = siecle(eleve("1", "VIEUX", "A", name="NOM"), placed("1", ("3B", "D")))
    beside = {"Structures.xml": "<BEE_STRUCTURES/>", "ResponsablesAvecAdresses.xml": "<BEE_RESPONSABLES/>"}
    for data in (old, zipped({**beside, "Eleves.xml": old}), zipped({"a.xml": old, "b.xml": old})):
        assert [p.last_name for p in read(data).pupils] == ["VIEUX"]
    with pytest.raises(ParentsFileError):
        read(zipped(beside))
    with pytest.raises(UnknownFileError):
        read(b"<BEE_STRUCTURES/>")


# One pupil or two


BORN = "Nom;Prenom;Classe;Ne(e) le;INE\n"


def test_one_pupil_on_two_rows_is_one_in_both_classes() -> None:
    found = read((BORN + "MARTIN;Zoe;6A;01/02/2014;1\nMARTIN;Zoe;LATIN;2014-02-01;1\n").encode())
    assert found.pupils == (PupilRow("MARTIN", "Zoe", "", "6A", "", ("LATIN",)),)
    assert found.left_out == (LeftOutPerson(LeftOutReason.TWICE, "MARTIN", "Zoe"),)


def test_two_pupils_of_one_national_number_stay_two() -> None:
    assert len(read((BORN + "MARTIN;Zoe;6A;;1\nDURAND;Zoe;6A;;1\n").encode()).pupils) == 2


def test_homonyms_come_by_age_in_whatever_order_they_are_listed() -> None:
    rows = ["MARTIN;Zoe;6A;02/03/2013;1", "ALBERT;Al;6A;;3", "MARTIN;Zoe;6B;01/02/2014;2"]
    once, again = (read((BORN + "\n".join(order)).encode()) for order in (rows, rows[::-1]))
    assert [p.class_name for p in once.pupils if p.last_name == "MARTIN"] == ["6A", "6B"]
    assert [p.class_name for p in again.pupils if p.last_name == "MARTIN"] == ["6A", "6B"]


def test_tables_have_groups_and_days_of_leaving() -> None:
    data = b"Nom;Prenom;Classe;Groupes;Sortie le\nA;B;6A;6A, LATIN, ALL1;\nC;D;6A;;01/10/2026\nE;F;6A;;01/10/2027\n"
    found = read(data, TODAY)
    assert found.pupils == (PupilRow("A", "B", "", "6A", "", ("LATIN", "ALL1")), PupilRow("E", "F", "", "6A"))
    assert found.left_out == (LeftOutPerson(LeftOutReason.GONE, "C", "D"),)


def test_the_kind_of_a_table_is_known_by_its_columns() -> None:
    assert read("Nom élève;Prénom élève;Cycle\nA;B;C".encode()).kind is RosterKind.ONDE
    assert read("externalid;Prénom*;Nom*;Classe\n1;B;A;C".encode()).kind is RosterKind.ENT
    assert isinstance(read_or_preview(b"Nom;Prenom\nA;B"), RosterPreview)
    assert read_table(b"Nom;Prenom\nA;B", ColumnMapping(last=1)).kind is RosterKind.TABLE


# AAF


def attr(name: str, *values: str) -> str:
    return f'<attr name="{name}">' + "".join(f"<value>{value}</value>" for value in values) + "</attr>"


def person(category: str, *attributes: str, request: str = "addRequest") -> str:
    who = attr("categoriePersonne", category)
    inside = f"<operationalAttributes>{who}</operationalAttributes><attributes>{''.join(attributes)}</attributes>"
    return f"<{request}>{inside}</{request}>"


def aaf(*people: str) -> bytes:
    doctype = '<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">'
    text = f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<ficAlimMENESR>{"".join(people)}</ficAlimMENESR>'
    return text.encode()


def test_aaf_gives_pupils_with_classes_of_their_own_school_first() -> None:
    pupil = person(
        "Eleve",
        attr("ENTPersonNomPatro", "LE GOFF"),
        attr("sn", "MARTIN"),
        attr("givenName", "Éloïse", "Anne"),
        attr("ENTPersonStructRattach", "3000"),
        attr("ENTEleveClasses", "1000$ULIS", "3000$6E1"),
        attr("ENTEleveGroupes", "3000$LATIN", ""),
        attr("ENTEleveINE", "123456789AB"),
    )
    parent = person("PersRelEleve", attr("sn", "MARTIN"))
    found = read(aaf(parent, pupil), TODAY)
    assert found.kind is RosterKind.AAF
    assert found.pupils == (PupilRow("LE GOFF", "Éloïse", "MARTIN", "6E1", "", ("ULIS", "LATIN")),)
    assert found.left_out == (LeftOutPerson(LeftOutReason.NOT_PUPIL),)
    together = read(zipped({"Complet_Eleve_0000.xml": aaf(pupil), "Complet_PersRelEleve_0000.xml": aaf(parent)}))
    assert together.pupils == found.pupils
    with pytest.raises(ParentsFileError):
        read(aaf(parent))
    with pytest.raises(EmptyFileError):
        read(aaf(person("PersEducNat", attr("sn", "PROF"))))
    with pytest.raises(PartialRosterError):
        read(aaf(pupil, person("Eleve", request="deleteRequest")))


def test_aaf_says_who_has_left_a_class() -> None:
    def pupil(last: str, entered: str, out: str) -> str:
        return person(
            "Eleve",
            attr("sn", last),
            attr("ENTEleveClasses", "3000$6E1"),
            attr("ENTEleveDateEntreeClasses", entered),
            attr("ENTEleveDateSortieClasses", *([out] if out else [])),
        )

    found = read(
        aaf(
            pupil("ICI", "3000$01/09/2026$6E1", ""),
            pupil("PARTI", "3000$01/09/2026$6E1", "3000$15/10/2026$6E1"),
            pupil("REVENU", "3000$20/10/2026$6E1", "3000$15/10/2026$6E1"),
            pupil("BIENTOT", "3000$01/09/2026$6E1", "3000$15/03/2027$6E1"),
        ),
        TODAY,
    )
    assert [p.last_name for p in found.pupils] == ["ICI", "REVENU", "BIENTOT"]
    assert [out.last_name for out in found.left_out] == ["PARTI"]


# OneRoster

ONE = {
    "manifest.csv": "propertyName,value\noneroster.version,1.2\nfile.users,bulk\nfile.enrollments,bulk\n",
    "classes.csv": (
        "sourcedId,status,dateLastModified,title,classType\n"
        "k1,,,6E1,homeroom\nk2,,,Maths,scheduled\nk3,tobedeleted,,6E9,homeroom\n"
    ),
    "users.csv": (
        "sourcedId,status,givenName,familyName,preferredGivenName,preferredFamilyName\n"
        "u1,,Zoé,MARTIN,,LE BRAS\nu2,,Paul,SEUL,Paulette,\nu3,tobedeleted,Jean,PARTI,,\np1,,Ana,PROF,,\n"
        'u4,,"Jean, Luc","D\'ANGELO",,\n'
    ),
    "roles.csv": (
        "sourcedId,userSourcedId,role\nr1,u1,student\nr2,u2,student\nr3,u3,student\nr4,p1,teacher\nr5,u4,student\n"
    ),
    "enrollments.csv": (
        "sourcedId,status,classSourcedId,userSourcedId,role,endDate\n"
        "e1,,k2,u1,student,\ne2,,k1,u1,student,\ne3,,k1,p1,teacher,\ne4,,k1,u2,student,2026-10-01\n"
        "e5,,k3,u2,student,\ne6,,k2,u4,student,\n"
    ),
}


def test_oneroster_joins_users_with_their_classes() -> None:
    found = read(zipped(ONE), TODAY)
    assert found.kind is RosterKind.ONEROSTER
    assert found.pupils == (
        PupilRow("MARTIN", "Zoé", "LE BRAS", "6E1", "k1", ("Maths",)),
        PupilRow("SEUL", "Paulette"),
        PupilRow("D'ANGELO", "Jean, Luc", "", "Maths", "k2"),
    )
    assert found.left_out == (
        LeftOutPerson(LeftOutReason.GONE, "PARTI", "Jean"),
        LeftOutPerson(LeftOutReason.NOT_PUPIL),
    )


def test_oneroster_1_1_says_roles_in_its_users() -> None:
    users = "sourcedId,status,role,givenName,familyName\nu1,,student,Zoé,MARTIN\np1,,teacher,Ana,PROF\n"
    files = {**ONE, "users.csv": users}
    del files["roles.csv"]
    assert [p.last_name for p in read(zipped(files)).pupils] == ["MARTIN"]


def test_changes_alone_are_no_list() -> None:
    with pytest.raises(PartialRosterError):
        read(zipped({**ONE, "manifest.csv": "propertyName,value\nfile.enrollments,delta\n"}))


# What is refused

BOMB = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;">]><BEE_ELEVES><ELEVE><NOM>&y;</NOM></ELEVE></BEE_ELEVES>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><BEE_ELEVES><ELEVE><NOM>&x;</NOM></ELEVE></BEE_ELEVES>'
PARAMETER = '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]><BEE_ELEVES/>'


def locked() -> bytes:
    data = bytearray(zipped({"users.csv": ONE["users.csv"]}, zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (BOMB.encode(), EntityDeclarationError),
        (OUTSIDE.encode(), EntityDeclarationError),
        (PARAMETER.encode(), EntityDeclarationError),
        (BOMB.encode("utf-16"), EntityDeclarationError),
        (b"<BEE_ELEVES><ELEVE>", MalformedFileError),
        (b"<BEE_ELEVES>&nbsp;</BEE_ELEVES>", MalformedFileError),
        (b'<?xml version="1.0" encoding="x-none"?><BEE_ELEVES/>', MalformedFileError),
        (b"<BEE_ELEVES/>", EmptyFileError),
        (b"<html><body/></html>", UnknownFileError),
        (b"<" * 2000, EmptyFileError),
        (siecle(eleve("1", "A" * 3000, "B"), ""), FileTooLargeError),
        (siecle("<ELEVE>" + "<x>" * 100 + "</x>" * 100 + "</ELEVE>", ""), FileTooLargeError),
        (siecle("<ELEVE>" + "<x/>" * 5000 + "</ELEVE>", ""), FileTooLargeError),
        (locked(), LockedArchiveError),
        (zipped({"users.csv": "x"}, zipfile.ZIP_BZIP2), MalformedFileError),
        (zipped({"content.xml": "<x/>", "mimetype": "spreadsheet"}), NotTextError),
        (zipped({"[Content_Types].xml": "<x/>"}), NotTextError),
        (zipped({"photo.jpg": b"x"}), EmptyFileError),
        (zipped({}), EmptyFileError),
        (b"PK\x03\x04" + b"x" * 100, MalformedFileError),
        (zipped(ONE)[:400], MalformedFileError),
        (zipped({f"{i}.txt": b"" for i in range(1200)}), FileTooLargeError),
        (siecle("<x/>" * 4_000_000, ""), FileTooLargeError),
    ],
)
def test_what_is_no_class_list_or_not_safe_is_a_typed_error(data: bytes, error: type[FileFormatError]) -> None:
    with pytest.raises(error):
        read(data, TODAY)


def test_a_zip_is_unpacked_up_to_a_bound_whatever_it_says_of_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster_detection, "ZIP_LIMITS", replace(roster_detection.ZIP_LIMITS, unpacked=100_000))
    data = zipped({"a.xml": b"<" * 60_000, "b.xml": b" " * 60_000})
    lying = bytearray(data)
    for entry in (i for i in range(len(data)) if data[i : i + 4] == b"PK\x01\x02"):
        lying[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    assert len(data) < 2000
    with pytest.raises(FileTooLargeError):
        read(data)
    with pytest.raises(FileFormatError):
        read(bytes(lying))


def test_xml_is_bounded_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster_xml, "MAX_UNPACKED_BYTES", 50)
    with pytest.raises(FileTooLargeError):
        read(siecle("", ""))


def test_errors_carry_no_name() -> None:
    with pytest.raises(MalformedFileError) as caught:
        read(siecle(eleve("1", "SECRET", "Zoe"), "")[:-20])
    assert "SECRET" not in repr(caught.value)


def test_nothing_that_is_returned_holds_a_birth_date_or_a_number() -> None:
    fields = {*PupilRow.__slots__, *LeftOutPerson.__slots__, *ClassList.__slots__}
    assert fields == {
        *("last_name", "first_name", "usage_name", "class_name", "class_key", "groups"),
        *("why", "kind", "pupils", "left_out", "has_header"),
        "readings",  # a word with accents
    }


def test_a_table_in_a_zip_has_a_preview_and_its_title() -> None:
    data = zipped({"list.csv": "Classe : 5e B\nNom;Prénom\nDOE;Zoe\n"})
    shown = read_or_preview(data)
    assert isinstance(shown, RosterPreview)
    assert (shown.title, shown.rows) == ("5e B", (("DOE", "Zoe"),))
    assert read(data).pupils == (PupilRow("DOE", "Zoe", class_name="5e B"),)
    swapped = replace(shown.guess, last=1, first=0)
    assert read_table(data, swapped).pupils == (PupilRow("Zoe", "DOE"),)
