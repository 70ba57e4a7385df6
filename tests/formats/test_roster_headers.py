"""Headers of class lists in several languages, and as the programs of schools write them. The pupils are invented."""

from __future__ import annotations

import pytest

from tni.formats.roster_csv import preview, read
from tni.formats.roster_headers import find_header
from tni.roster.class_list import ClassList, PupilRow


def guessed(text: str) -> ClassList:
    data = text.encode()
    return read(data, preview(data).guess)


TABLES = {
    "LastName": "LastName,FirstName,Section\nDoe,Zoe,7B",
    "English": "Surname,Forename,Form\nDoe,Zoe,7B",
    "US": "Last Name,First Name,Homeroom\nDoe,Zoe,7B",
    "PowerSchool": "Student_Number,Last_Name,First_Name,Home_Room\n1,Doe,Zoe,7B",
    "School Data Sync": "SIS ID,School SIS ID,Username,First Name,Last Name,Section Name\n1,2,zd,Zoe,Doe,7B",
    "Google Classroom": "Last Name,First Name,Email Address,Test 1,Class\nDoe,Zoe,z@x.example,5,7B",
    "Teams": "Display Name,Surname,Given Name,Class Name\nZoe Doe,Doe,Zoe,7B",
    "Moodle": "First name,Last name,ID number,Email address,Groups,Class\nZoe,Doe,1,z@x.example,,7B",
    "Moodle's users": "username,firstname,lastname,email,course1,cohort1\nzd,Zoe,Doe,z@x.example,,7B",
    "Spanish": "Apellidos;Nombre;Unidad\nDoe;Zoe;7B",
    "Spanish grupo": "Nombre;Apellidos;Grupo\nZoe;Doe;7B",
    "German": "Name;Vorname;Klasse\nDoe;Zoe;7B",
    "German Nachname": "Klasse\tNachname\tRufname\n7B\tDoe\tZoe",
    "WebUntis": "name\tlongName\tforeName\tgender\tbirthDate\tklasse.name\nDoeZoe\tDoe\tZoe\tW\t01.02.2014\t7B",
    "Italian": "Cognome;Nome;Classe\nDoe;Zoe;7B",
    "Dutch": "Voornaam;Achternaam;Klas\nZoe;Doe;7B",
    "Magister": "Stamnummer;Roepnaam;Tussenvoegsel;Achternaam;Stamklas\n1;Zoe;;Doe;7B",
    "Portuguese": "Apelido;Nome próprio;Turma\nDoe;Zoe;7B",
    "Brazilian": "Nome;Sobrenome;Turma\nZoe;Doe;7B",
    "Catalan": "Cognoms;Nom;Grup classe;Classe\nDoe;Zoe;;7B",
    "SIECLE's table": "Nom de famille;Prénom 1;Code division\nDoe;Zoe;7B",
    "PRONOTE": "Nom;Prénom;Né(e) le;Classe\nDoe;Zoe;01/02/2014;7B",
    "EcoleDirecte": "Classe;Nom;Prénom;Date de naissance\n7B;Doe;Zoe;01/02/2014",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_names_and_class_are_found(text: str) -> None:
    assert guessed(text).pupils == (PupilRow("Doe", "Zoe", "", "7B"),)


WHOLE = {
    "Student": 'Student,Class\n"Doe, Zoe",7B',
    "PowerSchool": 'LastFirst,Home_Room\n"Doe, Zoe",7B',
    "Séneca": "Alumno/a;Unidad\nDoe, Zoe;7B",
    "Dutch": "Naam;Klas\nDoe, Zoe;7B",
    "Italian": "Cognome e nome;Classe\nDOE Zoe;7B",
    "German": "Schüler;Klasse\nDoe, Zoe;7B",
    "Portuguese": "Nome do aluno;Turma\nZoe DOE;7B",
    "Moodle": "Nom complet;Classe\nZoe DOE;7B",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_a_whole_name_is_parted(text: str) -> None:
    (pupil,) = guessed(text).pupils
    assert (pupil.last_name.title(), pupil.first_name, pupil.class_name) == ("Doe", "Zoe", "7B")


def test_a_family_name_in_several_columns_is_one() -> None:
    (dutch,) = guessed("Roepnaam;Tussenvoegsel;Achternaam\nZoe;van der;Berg\n").pupils
    assert dutch == PupilRow("van der Berg", "Zoe")
    (spanish,) = guessed("Nombre;Primer apellido;Segundo apellido\nZoe;García;Peña\n").pupils
    assert spanish == PupilRow("García Peña", "Zoe")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cognome;Nome;Classe;Sezione\nDoe;Zoe;3;B\n", "3B"),
        ("Nome;Ano;Turma\nDoe Zoe;7.º;A\n", "7.º A"),
        ("Name,Class,Section\nDoe Zoe,8,C\n", "8C"),
        ("Last name,First name,Grade,Section\nDoe,Zoe,9,2\n", "9-2"),
        ("Nom;Prénom;Classe;Section\nDoe;Zoe;6e B;Euro\n", "6e B"),
        ("Nom;Prénom;Classe;Section\nDoe;Zoe;6e;B\n", "6e B"),
        ("Last,LastName,FirstName,Section\n,Doe,Zoe,B\n", "B"),
    ],
)
def test_year_and_letter_of_a_class_are_joined_where_neither_names_it(text: str, name: str) -> None:
    (pupil,) = guessed(text).pupils
    assert pupil.class_name == name


def test_the_first_name_is_that_which_every_pupil_has() -> None:
    found = guessed("Last name,Preferred first name,First name\nDoe,,Zoe\nRoe,Bob,Robert\n")
    assert [p.first_name for p in found.pupils] == ["Zoe", "Robert"]


def test_a_title_that_says_pupils_is_no_header() -> None:
    table = [("Élèves", ""), ("Nom", "Prénom"), ("Doe", "Zoe")]
    assert find_header(table) == (1, {"last": 0, "first": 1})


def test_a_table_of_very_many_columns_is_read() -> None:
    marks = [f"Test {n}" for n in range(400)]
    header, row = ",".join(["Last Name", *marks, "First Name", "Class"]), ",".join(["Doe", *(["5"] * 400), "Zoe", "7B"])
    assert guessed(f"{header}\n{row}\n").pupils == (PupilRow("Doe", "Zoe", "", "7B"),)
