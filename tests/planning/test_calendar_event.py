"""Class, subject and room taken out of a calendar's texts, in the forms that school programs write."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.planned_years import at
from tni.planning.calendar_event import CalendarEvent, hour_of

DAY = date(2026, 9, 7)
KNOWN = ("5e A", "5e B", "4e D", "3e E", "2de 4", "Les hirondelles")
PRONOTE_CANCELLED = (
    "Cours annulé\nMatière : SVT &amp; TERRE\nProfesseur : X.\nGroupe : [3°EP1]\n"
    "Partie de classe : &lt;3E&gt; 3°EP1\nSalle : 310 Sciences\n"
)


def event(summary: str, description: str = "", categories: str = "", location: str = "") -> CalendarEvent:
    return CalendarEvent(at(DAY, 8), at(DAY, 9), summary, description, location, categories)


@pytest.mark.parametrize(
    ("found", "subject", "classes"),
    [
        (event("SCIENCES VIE & TERRE - 4D", "Matière : SCIENCES VIE &amp; TERRE\nProfesseur : X\nClasse : 4D\n"),
         "SCIENCES VIE & TERRE", ("4e D",)),
        (event("MATHS - 5A, 5B", "Matière : MATHS\nClasses : 5A, 5B\nSalles : 12\n"), "MATHS", ("5e A", "5e B")),
        (event("Cours annulé : SVT & TERRE - [3°EP1] - <3E> 3°EP1", PRONOTE_CANCELLED), "SVT & TERRE", ("3e E",)),
        (event("TSTI1", "Matière : AUTOMATIQUE\n", "EDT"), "AUTOMATIQUE", ("TSTI1",)),
        (event("MATHEMATIQUES - M. DURAND - 5A - B204"), "MATHEMATIQUES", ("5e A",)),
        (event("Maths 5ème A salle 12"), "Maths", ("5e A",)),
        (event("5A - Maths"), "Maths", ("5e A",)),
        (event("Physique (2nde 4)"), "Physique", ("2de 4",)),
        (event("5e A / 5e B : AP maths"), "AP maths", ("5e A", "5e B")),
        (event("Latin Les hirondelles"), "Latin", ("Les hirondelles",)),
        (event("Maths 6B"), "Maths", ("6B",)),
        (event("Réunion de rentrée"), "Réunion de rentrée", ()),
        (event(""), "", ()),
    ],
)  # fmt: skip
def test_known_forms_give_class_and_subject(found: CalendarEvent, subject: str, classes: tuple[str, ...]) -> None:
    hour = hour_of(found, KNOWN)
    assert (hour.subject, hour.classes) == (subject, classes)


@pytest.mark.parametrize(
    ("found", "cancelled"),
    [
        (event("Cours annulé : MATHS - 5A"), True),
        (event("MATHS - 5A", categories="Cours - Cours annulé"), True),
        (event("Prof. absent : MATHS - 5A"), True),
        (event("MATHS - 5A", "Cours annulé\nMatière : MATHS"), True),
        (event("Maths (annulé) 5A"), True),
        (event("Cours modifié : MATHS - 5A"), False),
        (event("Maths 5A", "Thème : l'édit de Nantes annulé"), False),
        (event("MATHS - 5A"), False),
    ],
)
def test_cancelled_hours_are_known_by_their_texts(found: CalendarEvent, cancelled: bool) -> None:
    assert hour_of(found, KNOWN).cancelled is cancelled


def test_the_room_is_the_description_s_or_the_event_s() -> None:
    assert hour_of(event("x", PRONOTE_CANCELLED, location="couloir")).room == "310 Sciences"
    assert hour_of(event("x", location="B &amp; 2")).room == "B & 2"


@given(st.text(max_size=60), st.text(max_size=80), st.lists(st.text(min_size=1, max_size=8), max_size=4))
def test_any_texts_give_an_hour(summary: str, description: str, known: list[str]) -> None:
    hour = hour_of(event(summary, description), known)
    assert hour.start == at(DAY, 8)
    assert all(hour.classes)


@given(st.sampled_from(KNOWN), st.sampled_from(("Maths", "SVT", "Histoire-Géo", "Anglais LV1")), st.data())
def test_a_class_of_the_list_is_found_wherever_it_stands(name: str, subject: str, data: st.DataObject) -> None:
    parts = data.draw(st.permutations((subject, name)))
    hour = hour_of(event(data.draw(st.sampled_from((" - ", " ", " | "))).join(parts)), KNOWN)
    assert (hour.subject, hour.classes) == (subject, (name,))
