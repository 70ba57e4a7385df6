"""Headers of class lists: finds the header row of a table and what its columns hold, in eight languages.

Known are the usual headers of spreadsheets in French, English, Spanish, German, Italian, Dutch, Portuguese and Catalan,
and those that school programs write: ONDE, SIECLE, PRONOTE, EcoleDirecte, ENTs, Google Classroom, Teams and School Data
Sync, Moodle, PowerSchool, OneRoster, WebUntis, Séneca, Magister. A header is compared without accents, case,
punctuation and spaces, so that `Last_Name`, `LastName` and `last name` are one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from tni.core.collation import fold
from tni.formats.roster_text import TextTable
from tni.roster.errors import ParentsFileError

HEADER_WITHIN = 10  # some exports put a title above the header
_PARENTS = "civiliteresponsable"


def _names(*lines: str) -> tuple[str, ...]:
    return tuple(name.strip().replace(" ", "") for line in lines for name in line.split(","))


# The preferred header first. Headers of a family name come before those that may also mean a whole or a first name.
_HEADERS: dict[str, tuple[str, ...]] = {
    "last": _names(
        "nom eleve, nom de famille, nom de famille eleve, nom de l eleve, nom de naissance",
        "last name, family name, surname, legal last name, student last name",
        "apellidos, apellidos alumno, primer apellido, apellido 1, apellido",
        "nachname, familienname, zuname, long name",
        "cognome, cognome alunno",
        "achternaam, geslachtsnaam, familienaam",
        "apelido, apelidos, sobrenome",
        "cognoms, llinatges, primer cognom",
        "nom, eleve, eleves, nom prenom, nom complet, nom et prenom, nom et prenom de l eleve, nom affiche",
        "full name, student name, student, students, display name, pupil name, pupil, last first, name",
        "alumno a, alumno, alumnos, alumnado, nombre y apellidos, apellidos y nombre, nombre completo, estudiante",
        "nombre",
        "schuler, schulerin, schuler in, schulername, schuelername, name vorname, nachname vorname",
        "alunno, alunni, studente, cognome e nome, nome e cognome, cognome nome, nominativo",
        "leerling, leerlingen, naam, volledige naam",
        "aluno, alunos, nome completo, nome do aluno, nome",
        "alumne, alumne a, cognoms i nom, nom i cognoms",
    ),
    "prefix": _names("tussenvoegsel, tussenvoegsels, voorvoegsel, voorvoegsels, namenszusatz, namensvorsatz"),
    "second_last": _names("segundo apellido, apellido 2, segon cognom"),
    "usage": _names("nom d usage eleve, nom d usage, nom usage eleve, nom usage, preferred last name"),
    "first": _names(
        "prenom eleve, prenom de l eleve, prenom usuel, prenom d usage, prenom, prenom 1, prenoms",
        "first name, given name, forename, fore name, preferred first name, preferred name, known as",
        "student first name, legal first name, given names, forenames",
        "nombre alumno, nombre de pila, nombre",
        "rufname, vorname, vornamen",
        "nome alunno, nome",
        "roepnaam, voornaam, voornamen",
        "nome proprio, primeiro nome",
        "name",
    ),
    "class_name": _names(
        "libelle classe, classe, division, code division, libelle division, classe de rattachement, classes, classe s",
        "class, class name, homeroom, home room, home form, form, form group, tutor group, registration group",
        "reg group",
        "unidad, clase, grupo clase",
        "klasse, klassen, klassenname, klasse name, schulklasse",
        "classe alunno",
        "klas, stamklas, stamgroep, klasnaam, basisgroep",
        "turma, sala",
        "section, section name, course section, class section, sezione, seccion, grupo, curso, course, course name",
        "period",
        "code structure, structure, ano, anno, year, year group, grade level, jahrgangsstufe, leerjaar",
        "cohort, cohort 1",
    ),
    "class_key": _names("identifiant classe"),
    "section": _names("section, sezione, seccion, turma, sectie, parallelklasse, letra"),
    "groups": _names(
        "groupes, groupe, groupe s, groups, group, group 1, grupos, gruppen, gruppe, gruppe n, lerngruppen, kurse",
        "gruppi, gruppo, groepen, groep, lesgroepen, grups",
    ),
    "left_on": _names(
        "date de sortie, date sortie, sortie le, sorti le, date de depart",
        "exit date, leaving date, date left, withdrawal date",
        "fecha de baja, fecha baja, austrittsdatum, austritt, data di ritiro, data ritiro, uitschrijfdatum",
        "data de saida",
    ),
    "identity": _names(
        "ine, numero national, n national, identifiant national, identifiant national eleve, externalid, id externe",
        "student number, student id, id number, sis id, sourced id, local id, state id, state student number, upn",
        "matricule, numero d identification, n de matricule, nie, nia, n id escolar, numero de identificacion",
        "extern key, schluessel extern, schlussel extern, schuler id, schueler id, schulernummer, matricola",
        "codice fiscale, leerlingnummer, stamnummer, numero de processo, no de processo, n de processo",
    ),
    "born": _names(
        "date naissance, date de naissance, ne e le, ne le, naissance, date de naissance eleve",
        "date of birth, dob, birth date, birthday",
        "fecha de nacimiento, fecha nacimiento, f nacimiento, geburtsdatum, geb datum, geburtstag, geboren, geboren am",
        "data di nascita, data nascita, nato il, geboortedatum, data de nascimento, data nascimento, data de naixement",
    ),
}
_CATALAN = _names("cognoms, llinatges, primer cognom")
"""Family names beside which `nom` is a first name."""
_YEARS = _names(
    "ano, anno, curso, year, year group, grade, grade level, niveau, jahrgang, jahrgangsstufe, stufe, leerjaar, classe",
    "class, clase, ano de escolaridade, anno di corso",
)
"""Columns that may hold the year of a class whose letter stands beside it."""
_YEAR = re.compile(r"\d{1,2}[.\s]*(?:[ªº°]|er|e|[eè]me|nd|nde|[eè]re|st|rd|th)?")
_LETTER = re.compile(r"[A-Za-z]|\d")


def normalise(header: str) -> str:
    """Return a header as headers are compared: letters and digits alone."""
    return fold(header).replace(" ", "")


def find_header(table: TextTable) -> tuple[int | None, dict[str, int]]:
    """Return the row of the header, None without one, and the columns that it names, by fields of `ColumnMapping`. The
    row that names most columns is taken, since a title above it may contain a word of it. Raises: ParentsFileError."""
    best: tuple[int | None, dict[str, int]] = (None, {})
    for at, row in enumerate(table[:HEADER_WITHIN]):
        places: dict[str, int] = {}
        for column, cell in enumerate(row):
            places.setdefault(normalise(cell), column)
        if any(name.startswith(_PARENTS) for name in places):
            raise ParentsFileError("a list of parents")
        columns = _columns(places, table[at + 1 :])
        if len(columns) == 1 and _cells(row) > 1 and any(_cells(above) >= _cells(row) for above in table[:at]):
            continue  # a pupil named Schuler or Student: a header stands below titles alone
        if "last" in columns and len(columns) > len(best[1]):
            best = at, columns
    return best


def _columns(places: Mapping[str, int], rows: TextTable) -> dict[str, int]:
    """Return the columns that a row names: for each field the preferred one that is not empty throughout. places: the
    first column of each header."""
    found: dict[str, int] = {}
    for field, known in _HEADERS.items():
        columns = [places[name] for name in known if name in places]
        if field == "first":
            columns = [column for column in columns if column != found.get("last")]
            columns.sort(key=lambda column: _blanks(rows, column))  # a name to be called by is often given for a few
        elif len(columns) > 1:
            columns.sort(key=lambda column: _blanks(rows, column) == len(rows))
        if columns:
            found[field] = columns[0]
    if "first" not in found and "nom" in places and found.get("last") in [places.get(name) for name in _CATALAN]:
        found["first"] = places["nom"]
    _join_year_and_section(found, places, rows)
    return found


def _join_year_and_section(found: dict[str, int], places: Mapping[str, int], rows: TextTable) -> None:
    """Take year and letter of a class from two columns, where neither names a class alone: `3` and `B`."""
    section, year = found.pop("section", None), found.get("class_name")
    if section is None or year is None:
        return
    if section == year:
        year = next((places[name] for name in _YEARS if name in places and places[name] != section), None)
    if year is not None and _all_match(rows, year, _YEAR) and _all_match(rows, section, _LETTER):
        found["class_name"], found["section"] = year, section


def _all_match(rows: TextTable, column: int, form: re.Pattern[str]) -> bool:
    cells = [row[column] for row in rows if column < len(row) and row[column]]
    return bool(cells) and all(form.fullmatch(cell) for cell in cells)


def _cells(row: tuple[str, ...]) -> int:
    return sum(map(bool, row))


def _blanks(rows: TextTable, column: int) -> int:
    return sum(column >= len(row) or not row[column] for row in rows)
