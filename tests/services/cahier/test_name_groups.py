"""Names of a report as a teacher answers for them."""

from __future__ import annotations

from dataclasses import replace

from tests.services.cahier.leaving_boards import ENTRY, Kept, Lists
from tni.cahier.entry import Homework
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_texts import TextPlace
from tni.services.cahier.name_groups import line_around, line_without, name_groups
from tni.services.cahier.names_check import NamesCheck
from tni.services.cahier.names_report import NamesAnswers


def test_a_name_is_asked_about_once_and_shown_in_its_line() -> None:
    long = "Au début de l’heure, retour sur la leçon d’avant ; puis exposé de Karim\u00a0B. sur les volcans effusifs et"
    entry = replace(ENTRY, title="Karim B.", contenu=f"Bilan\n{long} explosifs.", homework=(Homework("Aider Zoé"),))
    (karim, zoe) = name_groups(NamesCheck(Lists(), Kept()).report(entry, Leaving.COPY).names)
    assert (karim.written, karim.places) == ("Karim B.", (TextPlace.TITLE, TextPlace.CONTENT))
    assert "".join(line_around(karim.names[1])) == (
        "…retour sur la leçon d’avant ; puis exposé de Karim B. sur les volcans effusifs et explosifs."
    )
    assert "puis exposé d’un élève sur les volcans" in line_without(karim.names[1])
    assert line_without(zoe.names[0]) == "Aider un élève"


def test_little_of_an_endless_line_is_shown() -> None:
    entry = replace(ENTRY, contenu="mot" * 5000 + " Zoé " + "x" * 5000)
    (name,) = NamesCheck(Lists(), Kept()).report(entry, Leaving.COPY).names
    assert "".join(line_around(name)) == "…Zoé…"


def test_answers_are_taken_together() -> None:
    """A name that is kept is not asked about again because another one was removed from its line."""
    check = NamesCheck(Lists(), Kept())
    entry = replace(ENTRY, contenu="Exposé de Karim, de Zoé et d’Emma.")
    report = check.report(entry, Leaving.COPY)
    karim, zoe, emma = report.names
    left = check.answer(report, NamesAnswers(kept=(karim,), removed=(zoe, emma)))
    assert left.contenu == "Exposé de Karim, d’un élève et d’un élève."
    assert check.confirmed(check.report(left, Leaving.COPY)).entry == left
