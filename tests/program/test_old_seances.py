"""Séances and journals of phones of a trial version of 0.1.0 hold what they held."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.program.old_home import class_named, old_home, opened_classes
from tni.app.folders import Folders
from tni.cahier.entry import CahierEntry, Homework, entry_from_json, entry_to_json
from tni.cahier.entry_builder import build_entry
from tni.cahier.seance_log import (
    EntryProposed,
    LessonOpened,
    LoggedQuestionKind,
    PageAdded,
    PageShown,
    PageWritten,
    QuestionAsked,
    QuestionCorrected,
    SeanceEnded,
    SeanceEvent,
    SeanceId,
    SeanceStarted,
    event_from_json,
    event_to_json,
)
from tni.cahier.seance_summary import SeanceState
from tni.core.ids import ClassLayerId, PageId, PhoneId
from tni.quiz.phones import PhoneVote
from tni.store.roster import RosterStore
from tni.store.seances import SeanceStore
from tni.voting.phones.anonymity import AnonymousVoteCipher
from tni.voting.phones.journal import JournalFile
from tni.voting.phones.journal_records import JournalCounters, SealedRound, SeatAssigned, VotesStored
from tni.voting.phones.recovery import RecoveryFiles, SavedAccess, unconfirmed_votes

AT = datetime.fromisoformat("2026-11-24T08:00:00+01:00")
PROPOSED = """\
Leçon : Les fractions
Pages travaillées :
– Page 1 : Découverte
– Page 3 (ajoutée pendant la séance)
Leçon : Le cycle de l’eau
Pages travaillées :
– Page 1 : Évaporation
Questions posées à la classe :
– « Combien font ½ + ¼ ? » (à choix multiple) : 2 réponses sur 3, aucune juste
– « Un mot ? » (nuage de mots) : 2 réponses"""
DEVICES = PhoneId("d4680833c11bc39b"), PhoneId("151ee3ac29d28690")
UNCONFIRMED = PhoneVote(6, "interrupted", DEVICES[1], 3, 1, "D", True, 2004.25)
ANONYMOUS = PhoneVote(7, "secret", DEVICES[1], 3, 2, "A", None, 2010.5, is_anonymous=True)
LEFT_OVER = PhoneVote(1, "self-0", DEVICES[0], 1, 1, "C", None, 904.5)


@pytest.fixture
def home(tmp_path: Path) -> Folders:
    return old_home(tmp_path)


@pytest.fixture
def roster(home: Folders) -> Iterator[RosterStore]:
    with opened_classes(home) as store:
        yield store


def minute(count: int) -> datetime:
    return AT + timedelta(minutes=count)


def seance_log(roster: RosterStore) -> tuple[SeanceEvent, ...]:
    return (
        SeanceStarted(
            minute(0), class_named(roster, "6eB"), "6eB", "Mathématiques", "Les fractions", 4,
            ClassLayerId("layer-6eB"), "/media/cle/Les fractions.tni",
        ),
        PageShown(minute(1), PageId("p1"), 1, "Découverte"),
        PageWritten(minute(2), PageId("p1")),
        PageAdded(minute(3), PageId("p3"), 3),
        PageShown(minute(4), PageId("p3"), 3),
        QuestionAsked(
            minute(5), LoggedQuestionKind.CHOICE, "Combien font ½ + ¼ ?", 2, 3, 1, "round-choice", PageId("p1")
        ),
        QuestionAsked(minute(6), LoggedQuestionKind.CLOUD, "Un mot ?", 2, None, None, "round-cloud", None),
        EntryProposed(minute(7)),
        QuestionCorrected(minute(8), "round-choice", 2, 0),
        LessonOpened(minute(9), "Le cycle de l’eau", ClassLayerId("layer-2"), "/media/cle/Eau.tni"),
        PageShown(minute(10), PageId("e1"), 1, "Évaporation"),
        SeanceEnded(minute(55)),
    )  # fmt: skip


def test_seances_are_listed_with_their_state(home: Folders, roster: RosterStore) -> None:
    store = SeanceStore(home.data / "sessions.db")
    assert [(one.id, one.class_name, one.subject, one.number, one.state) for one in store.listed()] == [
        ("seance-3", "6eB", "Mathématiques", None, SeanceState.OPEN),
        ("seance-2", "5eA", "Mathématiques", 2, SeanceState.FINISHED),
        ("seance-1", "6eB", "Mathématiques", 4, SeanceState.DRAFT),
        ("seance-4", "Atelier", "", None, SeanceState.DRAFT),
    ]
    assert [one.id for one in store.unfinished()] == ["seance-3"]
    assert store.listed(class_named(roster, "5eA"))[0].title == "Angles — révisions"
    assert store.next_number("6eB", "Mathématiques", minute(999)) == 5


def test_a_seance_has_its_log_and_its_entries(home: Folders, roster: RosterStore) -> None:
    store = SeanceStore(home.data / "sessions.db")
    assert store.log(SeanceId("seance-1")) == seance_log(roster)
    assert [event.round for event in store.log(SeanceId("seance-1")) if isinstance(event, QuestionAsked)] == [
        "round-choice", "round-cloud"
    ]  # fmt: skip
    proposed = store.entry(SeanceId("seance-1"))
    assert proposed is not None
    assert proposed.contenu.replace("\N{NO-BREAK SPACE}", " ") == PROPOSED
    assert (proposed.number, proposed.pages) == (4, ("p1", "p3", "e1"))
    uid = UUID("43d52290-504d-5da2-88a8-8c8b9ff14a63")
    rebuilt = build_entry(SeanceId("seance-1"), seance_log(roster))
    assert (proposed.uid, rebuilt.uid) == (uid, uid), "so that sending it again updates it"
    assert store.entry(SeanceId("seance-2")) == CahierEntry(
        UUID("12345678-1234-5678-1234-567812345678"), SeanceId("seance-2"), class_named(roster, "5eA"), "5eA",
        "Mathématiques", "Les angles", 2, minute(60), minute(110), "Angles — révisions",
        "Activité :\n- angles droits\n- angles aigus",
        (Homework("Exercice 4 p. 12", date(2026, 11, 27), "0"), Homework("Apporter l'équerre", uid="1")),
        (PageId("a1"),), "Groupe agité.",
    )  # fmt: skip
    assert store.entry(SeanceId("seance-4")) is None


def test_events_and_entries_are_written_as_they_were_read(home: Folders) -> None:
    with closing(sqlite3.connect(home.data / "sessions.db")) as db:
        events = [text for (text,) in db.execute("SELECT event FROM event")]
        entries = [text for (text,) in db.execute("SELECT entry FROM session WHERE entry NOT NULL")]
    assert (len(events), len(entries)) == (20, 3)
    assert [event_to_json(event_from_json(text)) for text in events] == events
    written = [json.loads(entry_to_json(entry_from_json(text))) for text in entries]
    assert [[work.pop("uid") for work in entry["homework"]] for entry in written] == [[], ["0", "1"], []]
    assert written == [json.loads(text) for text in entries]


# -- phones


def test_phones_go_on_where_they_were(home: Folders) -> None:
    files = RecoveryFiles(home.data / "phones")
    assert files.saved() == SavedAccess("BKTW", "127.0.0.1", 8099)
    journal = files.journal("BKTW")
    assert unconfirmed_votes(journal, bytes(32)) == [UNCONFIRMED, ANONYMOUS]
    by_alias = PhoneVote(7, "secret", PhoneId("eb5cc51840c7fd48"), 0, 7, "A", None, 2010.5, is_anonymous=True)
    assert unconfirmed_votes(journal, None) == [UNCONFIRMED, by_alias], "the key is in memory alone"
    assert files.left_over({journal}) == [(files.journal("XZRN"), [LEFT_OVER])]


def test_a_journal_is_written_as_it_was_read(home: Folders) -> None:
    path = home.data / "phones" / "BKTW.journal"
    before = path.read_bytes().rstrip(b"\0")
    file = JournalFile(path, AnonymousVoteCipher(bytes(32)))
    file.close()
    kinds = {type(record) for record in file.records}
    assert kinds == {JournalCounters, SealedRound, SeatAssigned, PhoneVote, VotesStored}, "one of each"
    assert file.lines(file.records) == before
