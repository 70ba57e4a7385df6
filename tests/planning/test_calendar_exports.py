"""Exports of school programs and calendars, from their text to hours: class, group, subject, room, cancelled."""

from __future__ import annotations

import pytest

from tests.support.calendars import calendar
from tni.formats.icalendar_reader import events_of, read_event_rows
from tni.planning.calendar_event import hour_of
from tni.planning.timetable import Hour, renamed
from tni.store.hour_codec import decode_hour, encode_hour

KNOWN = ("5e A", "5e B", "5ANG-GR2")
WHEN = "UID:a|DTSTART:20261123T070000Z|DTEND:20261123T075500Z|"
A, B = ("5e A",), ("5e A", "5e B")


def read(event: str, known: tuple[str, ...] = KNOWN) -> Hour:
    (found,) = events_of(read_event_rows(calendar(WHEN + event), "2026-08-01", "2027-07-31"))
    return hour_of(found, known)


@pytest.mark.parametrize(
    ("event", "subject", "classes", "room"),
    [
        # PRONOTE, EDT
        ("SUMMARY;LANGUAGE=fr:EPS - 5EME A\\, 5EME B|DESCRIPTION:Matière : EPS\\nClasses : 5EME A\\, 5EME B\\n"
         "Salle : GYMNASE", "EPS", B, "GYMNASE"),
        ("SUMMARY:Cours déplacé : MATHEMATIQUES - 5EME A|DESCRIPTION:Cours déplacé\\nMatière : MATHEMATIQUES\\n"
         "Classe : 5EME A", "MATHEMATIQUES", A, ""),
        ("SUMMARY:Remplacement : MATHEMATIQUES - 5EME A", "MATHEMATIQUES", A, ""),
        ("SUMMARY:Cours exceptionnel : MATHEMATIQUES - 5EME A|CATEGORIES:Cours - Exceptionnel", "MATHEMATIQUES", A, ""),
        ("SUMMARY:Changement de salle : MATHEMATIQUES - 5EME A - B204", "MATHEMATIQUES", A, "B204"),
        # ADE
        ("SUMMARY:Mathématiques|LOCATION:B204|DESCRIPTION:\\n\\n5A\\n5B\\nDURAND Marie\\n(Exporté le:01/09/2026 10:00)",
         "Mathématiques", B, "B204"),
        # Skolengo, Edifice
        ("SUMMARY:MATHEMATIQUES|LOCATION:Salle B204|DESCRIPTION:Professeur(s) : Mme DURAND\\nClasse(s) : 5EME A",
         "MATHEMATIQUES", A, "B204"),
        ("SUMMARY:5EME A - MATHEMATIQUES|LOCATION:Salle des arts", "MATHEMATIQUES", A, "Salle des arts"),
        # Google, Outlook
        ("SUMMARY:Maths 5e A|LOCATION:Salle B204|DESCRIPTION:<b>Chapitre 3</b><br>5e B plus tard", "Maths", A, "B204"),
        ("SUMMARY:Maths/5A/B204", "Maths", A, "B204"),
        ("SUMMARY:Chapitre 3 : Thalès 5A", "Chapitre 3 : Thalès", A, ""),
        ("SUMMARY:Remplacement 5A : géométrie", "géométrie", A, ""),
    ],
)  # fmt: skip
def test_class_subject_and_room_are_found(event: str, subject: str, classes: tuple[str, ...], room: str) -> None:
    hour = read(event)
    assert (hour.subject, hour.classes, hour.room) == (subject, classes, room)
    assert (hour.group, hour.cancelled) == ("", False)


@pytest.mark.parametrize("summary", ["Annulé : Maths 5A", "Canceled: Maths 5A", "Annulation : Maths 5A"])
def test_cancelled_events_of_calendars_are_known(summary: str) -> None:
    hour = read(f"SUMMARY;LANGUAGE=fr-fr:{summary}|STATUS:CONFIRMED")
    assert (hour.subject, hour.classes, hour.cancelled) == ("Maths", A, True)


@pytest.mark.parametrize(
    ("event", "known", "classes", "group", "made_of"),
    [
        ("SUMMARY:MATHEMATIQUES - [5EME A GR1]|DESCRIPTION:Matière : MATHEMATIQUES\\nGroupe : [5EME A GR1]\\n"
         "Partie de classe : <5EME A> 5A Gr.1", KNOWN, A, "5EME A GR1", A),
        ("SUMMARY:MATHEMATIQUES - [5EME A GR1]|DESCRIPTION:Matière : MATHEMATIQUES\\nGroupe : [5EME A GR1]", (),
         ("5EME A GR1",), "5EME A GR1", ("5EME A",)),
        ("SUMMARY:MATHEMATIQUES - 5EME A GR1 - B204", KNOWN, A, "5EME A GR1", A),
        ("SUMMARY:Maths 5A gr2", KNOWN, A, "5A gr2", A),
        ("SUMMARY:ANGLAIS LV1 - [5ANG-GR2]|DESCRIPTION:Matière : ANGLAIS LV1\\nGroupe : [5ANG-GR2]\\n"
         "Parties de classe : <5EME A> ANG2\\, <5EME B> ANG2", KNOWN, ("5ANG-GR2",), "5ANG-GR2", B),
        ("SUMMARY:ANGLAIS LV1 - [5ANG-GR1]|DESCRIPTION:Matière : ANGLAIS LV1\\nGroupe : [5ANG-GR1]\\n"
         "Partie de classe : <5EME A> ANG1\\nPartie de classe : <5EME B> ANG1", KNOWN, B, "5ANG-GR1", B),
        ("SUMMARY:ALGEBRE|DESCRIPTION:Matière : ALGEBRE\\nPromotion : TSTI1\\nTD : TD1", KNOWN,
         ("TSTI1",), "TD1", ("TSTI1",)),
    ],
)  # fmt: skip
def test_a_group_has_its_name_and_the_classes_it_is_made_of(
    event: str, known: tuple[str, ...], classes: tuple[str, ...], group: str, made_of: tuple[str, ...]
) -> None:
    hour = read(event, known)
    assert (hour.classes, hour.group, hour.made_of) == (classes, group, made_of)
    assert hour.subject in ("MATHEMATIQUES", "Maths", "ANGLAIS LV1", "ALGEBRE")
    assert all(hour.is_for(name) for name in (*classes, group))
    assert decode_hour(encode_hour(hour)) == hour
    (first, *_) = made_of
    assert renamed(hour, {first.lower().replace(" ", ""): "x"}, {}).group == group


def test_series_of_outlook_keep_their_wall_time_over_both_changes_of_the_clock() -> None:
    zone = '"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"'
    starts = []
    for day in ("20261019", "20270322"):
        series = f"UID:{day}|DTSTART;TZID={zone}:{day}T080000|DURATION:PT55M|RRULE:FREQ=WEEKLY;COUNT=2|SUMMARY:Maths 5A"
        rows = read_event_rows(calendar(series), "2026-08-01", "2027-07-31")
        starts += [row[0] for row in rows]
    assert starts == [
        "2026-10-19T08:00:00+02:00", "2026-10-26T08:00:00+01:00",
        "2027-03-22T08:00:00+01:00", "2027-03-29T08:00:00+02:00",
    ]  # fmt: skip
