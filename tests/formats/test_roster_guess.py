"""Class lists without a header, or with one in words that are not known: columns are guessed from the values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tni.formats.roster_csv import preview, read
from tni.roster.class_list import ClassList, PupilRow


def guessed(text: str) -> ClassList:
    data = text.encode()
    return read(data, preview(data).guess)


NAMES = [("DOE", "Zoe"), ("ROE", "Bob"), ("POE", "Ann"), ("LE GOFF", "Éloïse"), ("N'DIAYE", "Jean-Luc"), ("COE", "Max")]


@pytest.mark.parametrize(
    "classes",
    [
        ["6e B"] * 6,
        ["6eA", "6eA", "6eA", "6eB", "6eB", "6eB"],
        ["CM1", "CM1", "CM2", "CM2", "CM2", "CM1"],
        ["601", "602", "601", "602", "601", "602"],
        ["10A", "10A", "10B", "10B", "10A", "10B"],
        ["3º ESO A"] * 6,
        ["Year 8", "Year 8", "Year 9", "Year 9", "Year 9", "Year 9"],
        ["Tle S1", "Tle S1", "Tle S1", "Tle S2", "Tle S2", "Tle S2"],
        ["2nde 4"] * 6,
        ["TG3"] * 6,
        ["6è1"] * 6,
        ["1ère STMG"] * 6,
        ["T STMG 2"] * 6,
        ["TSTI2D"] * 6,
        ["3PREPA"] * 6,
        ["6ème Mozart"] * 3 + ["6ème Victor Hugo"] * 3,
    ],
)
@pytest.mark.parametrize("place", [0, 1, 4])
def test_the_class_is_told_by_its_values(classes: list[str], place: int) -> None:
    rows = []
    for number, ((last, first), name) in enumerate(zip(NAMES, classes, strict=True), 1):
        row = [last, first, "F" if number % 2 else "M", f"0{number}/02/2014", str(number)]
        row.insert(place, name)
        rows.append(";".join(row))
    found = guessed("\n".join(rows))
    assert [(p.last_name, p.first_name, p.class_name) for p in found.pupils] == [
        (*names, name) for names, name in zip(NAMES, classes, strict=True)
    ]
    assert not found.has_header


def test_first_names_may_stand_before_family_names_in_capitals() -> None:
    found = guessed("Zoe;DOE\nBob;ROE\n")
    assert found.pupils == (PupilRow("DOE", "Zoe"), PupilRow("ROE", "Bob"))


@pytest.mark.parametrize("form", ["{last}{first:.3}", "{last} {first}"])
def test_a_column_that_repeats_the_names_is_none_of_them(form: str) -> None:
    """Untis exports pupils without a header: a short name, the family name, and further on the first name and class."""
    rows = [f"{form.format(last=last, first=first)};{last};;{first};{n};7B" for n, (last, first) in enumerate(NAMES)]
    found = guessed("\n".join(rows))
    assert [(p.last_name, p.first_name, p.class_name) for p in found.pupils] == [(*names, "7B") for names in NAMES]


def test_whole_names_in_one_column_are_parted() -> None:
    found = guessed('"Doe, Zoe",7B\n"Roe, Bob",7B\n"Poe, Ann",7C\n"Coe, Max",7C\n')
    assert [(p.last_name, p.first_name, p.class_name) for p in found.pupils] == [
        ("Doe", "Zoe", "7B"), ("Roe", "Bob", "7B"), ("Poe", "Ann", "7C"), ("Coe", "Max", "7C"),
    ]  # fmt: skip


@pytest.mark.parametrize("column", [["1", "2", "3"], ["12", "12", "13"], ["2013", "2013", "2013"], ["F", "F", "M"]])
def test_numbers_ages_years_and_sexes_are_no_classes(column: list[str]) -> None:
    text = "\n".join(f"{last};{first};{cell}" for (last, first), cell in zip(NAMES, column, strict=False))
    assert {p.class_name for p in guessed(text).pupils} == {""}


@pytest.mark.parametrize(
    ("levels", "classes"),
    [
        (["6e"] * 4, ["6e B"] * 4),
        (["6EME"] * 4, ["601", "601", "602", "602"]),
        (["CM1", "CM2", "CM1", "CM2"], ["CM1-CM2 Mme Petit"] * 4),
        (["SIXIEME"] * 4, ["6B"] * 4),
        (["6e", "5e", "6e", "5e"], ["6A", "5A", "6A", "5A"]),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_a_level_beside_the_class_is_not_taken_for_it(levels: list[str], classes: list[str], before: bool) -> None:
    pairs = [(level, name) if before else (name, level) for level, name in zip(levels, classes, strict=True)]
    text = "\n".join(f"{last};{first};{one};{two}" for (last, first), (one, two) in zip(NAMES, pairs, strict=False))
    found = guessed(text)
    assert [p.class_name for p in found.pupils] == classes
    assert [(p.last_name, p.first_name) for p in found.pupils] == NAMES[:4]


@pytest.mark.parametrize("values", [["ANG", "ALL", "ESP"], ["Anglais", "Allemand", "Anglais"], ["DP", "EXT", "DP"]])
def test_languages_and_boarding_are_no_names(values: list[str]) -> None:
    text = "\n".join(f"{value};{last};{first};6A" for (last, first), value in zip(NAMES, values, strict=False))
    assert [(p.last_name, p.first_name) for p in guessed(text).pupils] == NAMES[:3]


@pytest.mark.parametrize("ages", [["11 ans", "11 ans", "12 ans"], ["11ans", "11ans", "11ans"], ["11 years"] * 3])
def test_an_age_is_no_class(ages: list[str]) -> None:
    text = "\n".join(f"{last};{first};{age}" for (last, first), age in zip(NAMES, ages, strict=False))
    assert {p.class_name for p in guessed(text).pupils} == {""}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("5e B", "5e B"), ("Classe : 5e B", "5e B"), ("Liste des élèves de 5e B", "5e B"), ("CM2", "CM2"),
        ("Liste des élèves de la classe de 6e 3", "6e 3"), ("Année scolaire 2026-2027\n5e B", "5e B"),
        ("Collège Jean Moulin ", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("rows", ["DOE Zoe\nROE Bob\n", "DOE;Zoe\nROE;Bob\n", "Nom;Prénom\nDOE;Zoe\nROE;Bob\n"])
def test_a_title_above_the_list_is_no_pupil(title: str, name: str, rows: str) -> None:
    data = f"{title}\n{rows}".encode()
    shown = preview(data)
    found = read(data, shown.guess)
    assert found.pupils == (PupilRow("DOE", "Zoe"), PupilRow("ROE", "Bob"))
    assert found.has_header == ("Nom" in rows)
    if name:
        assert shown.title == name


@pytest.mark.parametrize("first", ["Ms Smith", "Tle Doe", "MARTIN", "Liste"])
def test_a_pupil_at_the_top_is_no_title(first: str) -> None:
    assert len(guessed(f"{first}\nDOE Zoe\nROE Bob\n").pupils) == 3


def test_a_file_of_two_readings_shows_a_word_of_both_and_is_read_as_chosen() -> None:
    data = "Nom;Prenom\nDUPONT;Käthe\n".encode("mac_roman")
    shown = preview(data)
    assert shown.readings == (("cp850", "Kèthe"), ("mac_roman", "Käthe"))
    found = read(data, shown.guess)
    assert (found.pupils[0].first_name, found.readings) == ("Kèthe", ("Kèthe", "Käthe"))
    chosen = read(data, replace(shown.guess, encoding="mac_roman"))
    assert (chosen.pupils[0].first_name, chosen.readings) == ("Käthe", ())


def test_a_header_in_unknown_words_is_no_pupil() -> None:
    data = b"Sukunimi;Etunimi;Luokka\nDOE;Zoe;7B\nROE;Bob;7B\nPOE;Ann;7B\n"
    shown = preview(data)
    assert shown.header == ("Sukunimi", "Etunimi", "Luokka")
    found = read(data, shown.guess)
    assert found.has_header
    assert [(p.last_name, p.class_name) for p in found.pupils] == [("DOE", "7B"), ("ROE", "7B"), ("POE", "7B")]


def test_a_list_with_a_known_header_has_one() -> None:
    assert guessed("Nom;Prénom\nDOE;Zoe\n").has_header


def test_anything_gives_columns() -> None:
    for text in ("1;2;3\n", "a\n", ";x;\n", "DOE\n"):
        guess = preview(text.encode()).guess
        assert guess.last in range(3)
        assert guess.skip_rows == 0


@pytest.mark.parametrize(
    "odd",
    [
        "MARTIN (2)", "DUPONT*", "N`DIAYE", "LE GALL/MOREL", "O´BRIEN", "DUPONT\u2010LEFEVRE", "X Æ A-12", "M'BA 2",
        "O", "DE LA TOUR, dite", "Ó_MALLEY", "=DOE",
    ],
)  # fmt: skip
@pytest.mark.parametrize("count", range(1, 9))
@pytest.mark.parametrize("order", ["{last};{first};5e B", "{first};{last};5e B", "5e B;{last};{first}"])
def test_an_odd_name_costs_no_column(odd: str, count: int, order: str) -> None:
    plain = ["ROE", "POE", "COE", "MOE", "BOE", "HOE", "NOE"]
    names = list(zip([odd, *plain][:count], ["Zoe", "Bob", "Ann", "Max", "Ida", "Eva", "Lou", "Tom"], strict=False))
    found = guessed("\n".join(order.format(last=last, first=first) for last, first in names))
    assert [{p.last_name, p.first_name} for p in found.pupils] == [set(pair) for pair in names]
    assert {p.class_name for p in found.pupils} == {"5e B"}


@pytest.mark.parametrize(
    "names",
    [
        [("DOE", f) for f in ["Zoe", "Bob", "Ann", "Max", "Ida", "Eva"]],
        [(n, "Zoe") for n in ["DOE", "ROE", "POE", "COE", "MOE", "BOE"]],
        [(n, f) for n in ("DOE", "ROE") for f in ["Zoe", "Bob", "Ann", "Max", "Ida", "Eva", "Lou", "Tom"]],
    ],
)
def test_few_names_for_many_pupils_are_names(names: list[tuple[str, str]]) -> None:
    found = guessed("\n".join(f"{last};{first};6e A" for last, first in names))
    assert [(p.last_name, p.first_name) for p in found.pupils] == names


@pytest.mark.parametrize("beside", ["12 rue de Paris", "zoe@example.org", "anglais", "0601020304"])
def test_what_stands_beside_whole_names_is_no_name(beside: str) -> None:
    text = "\n".join(f"{last} {first};{beside};6e A" for last, first in NAMES)
    assert [(p.last_name, p.first_name) for p in guessed(text).pupils] == NAMES


def test_family_names_of_two_words_have_the_same_first_name_beside_them() -> None:
    names = [(f"LE {last}", "Zoe") for last in ("DOE", "ROE", "POE", "COE", "MOE", "BOE")]
    assert [(p.last_name, p.first_name) for p in guessed("\n".join(map(";".join, names))).pupils] == names


def test_a_town_beside_whole_names_is_no_name() -> None:
    text = "\n".join(f"{last} {first};Paris" for last, first in NAMES * 2)
    assert [(p.last_name, p.first_name) for p in guessed(text).pupils] == NAMES * 2
