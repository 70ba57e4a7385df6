"""Class lists with titles, headings of classes, headers that come again and totals: none of them is a pupil."""

from __future__ import annotations

import pytest

from tni.formats.roster_csv import preview
from tni.formats.roster_detection import read
from tni.roster.class_list import ClassList, LeftOutReason


def classes(found: ClassList) -> list[tuple[str, str, str]]:
    return [(pupil.last_name, pupil.first_name, pupil.class_name) for pupil in found.pupils]


def skipped(found: ClassList) -> list[str]:
    return [one.last_name for one in found.left_out if one.why is LeftOutReason.NO_PUPIL_LINE]


TWO = [("DOE", "Zoe", "5e A"), ("ROE", "Bob", "5e A"), ("POE", "Ann", "5e B"), ("COE", "Max", "5e B")]


@pytest.mark.parametrize(
    "title",
    ["Classe : {}", "{}", "{} (2 élèves)", "{} :", "Liste des élèves de {}", "Classe;{}", "Élèves de {} au 01/09/2026"],
)
@pytest.mark.parametrize("header", ["", "Nom;Prénom\n"])
def test_each_heading_names_the_class_of_the_pupils_below(title: str, header: str) -> None:
    one, two = title.format("5e A"), title.format("5e B")
    found = read(f"{one}\n{header}DOE;Zoe\nROE;Bob\n{two}\n{header}POE;Ann\nCOE;Max\n".encode())
    assert classes(found) == TWO
    assert skipped(found) == [two.replace(";", " "), "Nom Prénom"][: 2 if header else 1]
    assert preview(f"{one}\n{header}DOE;Zoe\n{two}\n{header}POE;Ann\n".encode()).rows == (
        ("DOE", "Zoe"),
        ("POE", "Ann"),
    )


def test_headings_stand_in_lists_of_one_column_too() -> None:
    assert classes(read(b"5e A\nDOE Zoe\nROE Bob\n5e B\nPOE Ann\nCOE Max\n")) == TWO


def test_a_column_of_classes_says_more_than_a_heading() -> None:
    found = read("Nom;Prénom;Classe\n5e A;;\nDOE;Zoe;\nROE;Bob;5e B\n".encode())
    assert classes(found) == [("DOE", "Zoe", "5e A"), ("ROE", "Bob", "5e B")]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Classe de 5e B, année 2026", "5e B"), ("Élèves de 6e A au 01/09/2026", "6e A"),
        ("Liste CM2 au 01/09/2026", "CM2"), ("Classe de 6e Mozart au 5 mai 2026", "6e Mozart"),
        ("Liste du 5 mai 2026", ""), ("Liste au 01/09", ""),
        ("Liste des 25 élèves de 601", "601"), ("Klassenliste 7b", "7b"), ("Classe : ULIS", "ULIS"),
        ("Groupe 2", "Groupe 2"),
        ("Classe : Mme Petit", "Mme Petit"), ("Classe : PS-MS", "PS-MS"), ("Classe : …", ""), ("Class list: 9C", "9C"),
        ("Liste de la classe 6e 3", "6e 3"), ("Élèves de 3ème2 au 1er juin", "3ème2"),
        ("Élèves de TG4 au 01/09/2026", "TG4"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_class_is_found_within_a_title(title: str, name: str, separator: str) -> None:
    data = f"{title}\nDOE{separator}Zoe\nROE{separator}Bob\n".encode()
    assert classes(read(data)) == [("DOE", "Zoe", name), ("ROE", "Bob", name)]
    assert preview(data).title == name


@pytest.mark.parametrize(
    "line",
    [
        "Total : 2 élèves",
        "Total : 2 élèves;;",
        "Effectif;2;",
        "2 élèves",
        "Imprimé le 05/10/2026",
        "Page 1/1",
        "Totale: 2 alunni",
        "Totaal: 2",
    ],
)
def test_a_total_is_no_pupil(line: str) -> None:
    for header in ("Nom;Prénom;Classe\n", ""):
        found = read(f"{header}DOE;Zoe;5e B\nROE;Bob;5e B\n{line}\n".encode())
        assert classes(found) == [("DOE", "Zoe", "5e B"), ("ROE", "Bob", "5e B")]
        assert len(skipped(found)) == 1


@pytest.mark.parametrize("name", ["Tom 2", "Tle Doe", "Ms Smith", "Liste", "Lista Anna", "Total Anna", "PAGE Jimmy"])
def test_a_name_that_looks_like_one_is_a_pupil(name: str) -> None:
    assert len(read(f"DOE Zoe\nROE Bob\n{name}\nPOE Ann\n".encode()).pupils) == 4
