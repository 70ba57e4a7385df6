"""Edifice's connector on an ENT in memory: what is written to diary and notebook, and that no failure doubles, loses or
hides anything."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.edifice import connector
from plugins.edifice.diary_records import sent_title
from plugins.edifice.fake import LOGIN_PAGE, MAINTENANCE_PAGE, PORTAL_PAGE, FakeEnt
from plugins.edifice.fake_ent_state import MATHS, PHYSICS, SCHOOL
from plugins.edifice.filter_safe import without_joiners
from tests.plugins.entries import START, Notes, a_file, a_work, an_entry, visible
from tni.api.ent import ConnectorAccount, ConnectorError, ConnectorFault, OutgoingEntry, StoredEntry, WorkKind
from tni.api.http import NetworkError

ADDRESS = "https://ent.example.org"
DIARY = ConnectorAccount(ADDRESS, settings={"place": "diary/school-1/class-5a"})
NOTEBOOK = ConnectorAccount(ADDRESS, settings={"place": "homeworks/notebook-1", "content": "yes"})
FIRST = an_entry(
    "Développer l'expression (2x+3)",
    "<p>Calculer son volume = 12 cm3.</p><ul><li>Eval (chapitre 3)</li></ul>",
    works=(a_work(1, "JavaScript : les boucles"), replace(a_work(2, "Finir"), files=(a_file("fiche.pdf", 9, "e"),))),
    files=(a_file(), a_file("plan.pdf", 900, "d")),
)
CHANGED = an_entry(
    "Proportionnalité, suite",
    "<p>Échelles.</p>",
    (a_work(1, "Ex. 16 p. 86", date(2026, 11, 27)), a_work(3, "Savoir lire une échelle")),
    (a_file(content="b"),),
)
WAYS = pytest.mark.parametrize("account", [DIARY, NOTEBOOK], ids=["diary", "notebook"])


def publish(entry: OutgoingEntry, ent: FakeEnt, notes: Notes, account: ConnectorAccount = DIARY) -> None:
    connector().publish(entry, account, ent, notes)


def read(entry: OutgoingEntry, ent: FakeEnt, notes: Notes, account: ConnectorAccount = DIARY) -> StoredEntry:
    found = connector().read_back(entry, account, ent, notes)
    assert found is not None
    return found


def lines_of(ent: FakeEnt) -> list[tuple[str, str]]:
    days = ent.state.notebooks["notebook-1"]
    return [(day["date"], line["_id"]) for day in days for line in day["entries"]]


def assert_is_there(entry: OutgoingEntry, ent: FakeEnt, notes: Notes, account: ConnectorAccount) -> None:
    """One session or line, one homework for each work, links to the files; all as sent."""
    if account is DIARY:
        assert (len(ent.state.seances), len(ent.state.homework)) == (1, len(entry.works))
    else:
        days = [(entry.start.date(), entry.uid), *((work.due, work.uid) for work in entry.works)]
        assert sorted(lines_of(ent)) == sorted((str(day), str(uid)) for day, uid in days)
    found = read(entry, ent, notes, account)
    assert found.title == (entry.title if account is DIARY else None)
    assert visible(found.html or "") == visible(entry.html)
    assert {one.uid: (visible(one.html or ""), one.due) for one in found.works or ()} == {
        str(work.uid): (visible(work.html), work.due) for work in entry.works
    }
    assert sorted(one.name for one in found.files or ()) == sorted(file.name for file in entry.all_files)
    assert found.is_published


@WAYS
def test_an_entry_is_written_and_read_back(account: ConnectorAccount) -> None:
    ent, notes = FakeEnt(), Notes()
    publish(FIRST, ent, notes, account)
    assert_is_there(FIRST, ent, notes, account)
    assert "Note privée" not in repr(ent.state)


@WAYS
def test_sending_it_again_changes_nothing_and_a_change_updates(account: ConnectorAccount) -> None:
    ent, notes = FakeEnt(), Notes()
    publish(FIRST, ent, notes, account)
    before = repr(ent.state)
    publish(FIRST, ent, notes, account)
    assert repr(ent.state) == before
    assert len(ent.state.documents) == 3
    publish(CHANGED, ent, notes, account)
    assert_is_there(CHANGED, ent, notes, account)
    assert len(ent.state.documents) == 4


@WAYS
@pytest.mark.parametrize("keeps_notes", [True, False], ids=["notes", "lost-notes"])
@pytest.mark.parametrize("fails_after", [False, True], ids=["before", "after"])
def test_a_cut_at_any_request_neither_doubles_nor_loses(
    fails_after: bool, keeps_notes: bool, account: ConnectorAccount
) -> None:
    for first, entry in ((None, FIRST), (FIRST, CHANGED)):
        for cut in range(1, 60):
            ent, notes = FakeEnt(), Notes()
            if first:
                publish(first, ent, notes, account)
            ent.fail_at, ent.fails_after = ent.requests + cut, fails_after
            try:
                publish(entry, ent, notes, account)
            except NetworkError:
                notes = notes if keeps_notes else Notes()
                publish(entry, ent, notes, account)
            else:
                assert cut > 6
                break
            assert_is_there(entry, ent, notes, account)


@WAYS
def test_withdrawing_removes_all_and_may_be_repeated(account: ConnectorAccount) -> None:
    for cut in range(1, 12):
        ent, notes = FakeEnt(), Notes()
        publish(FIRST, ent, notes, account)
        ent.fail_at, ent.fails_after = ent.requests + cut, cut % 2 == 0
        for _ in range(2):
            with suppress(NetworkError):
                connector().withdraw(FIRST, account, ent, notes)
        assert (ent.state.seances, ent.state.homework, lines_of(ent)) == ({}, {}, [])
        ent.fail_at = 0
        assert connector().read_back(FIRST, account, ent, notes) is None


def test_a_session_has_what_the_database_asks() -> None:
    ent = FakeEnt()
    publish(FIRST, ent, Notes())
    (session,) = ent.state.seances.values()
    assert (session["course_id"], session["subject_id"]) == ("course-2026-11-23-8-5A", MATHS)
    assert (session["start_time"], session["end_time"], session["room"]) == ("08:00:00", "08:55:00", "B204")
    assert (session["is_empty"], session["is_published"], session["type_id"]) == (False, True, 1)
    assert {one["from_session_id"] for one in ent.state.homework.values()} == {session["id"]}
    assert [one["type_id"] for one in ent.state.homework.values()] == [2, 2]  # « Exercice(s) »
    assert [one["estimatedTime"] for one in ent.state.homework.values()] == [20, 20]


def test_a_draft_is_not_published_until_it_is() -> None:
    ent, notes = FakeEnt(), Notes()
    publish(replace(FIRST, is_published=False), ent, notes)
    assert not any(one["is_published"] for one in (*ent.state.seances.values(), *ent.state.homework.values()))
    publish(FIRST, ent, notes)
    assert_is_there(FIRST, ent, notes, DIARY)


def test_work_for_a_day_with_one_session_is_attached_to_it() -> None:
    ent, notes = FakeEnt(), Notes()
    due = START + timedelta(days=3)
    publish(an_entry("Suite", uid=100, works=(), start=due), ent, Notes())
    publish(FIRST, ent, notes)
    (later,) = [one["id"] for one in ent.state.seances.values() if one["date"] == str(due.date())]
    assert {one["session_id"] for one in ent.state.homework.values()} == {later}
    publish(an_entry(works=(a_work(1, due=date(2026, 12, 4)),)), ent, notes)
    assert [one["session_id"] for one in ent.state.homework.values()] == [None]


def test_work_without_a_day_goes_to_the_next_hour_and_says_so() -> None:
    ent, notes = FakeEnt(), Notes()
    entry = an_entry(works=(a_work(due=None),))
    receipt = connector().publish(entry, DIARY, ent, notes)
    assert [one["due_date"] for one in ent.state.homework.values()] == ["2026-11-24"]
    assert receipt.warnings == ("Travail sans date : mis pour le 24/11/2026.",)
    assert [one.due for one in read(entry, ent, notes).works or ()] == [None]


HERS = {
    "subject_id": MATHS, "structure_id": SCHOOL, "audience_id": "class-5a", "type_id": 2, "title": "Séance du 23",
    "date": "2026-11-23", "start_time": "08:00:00", "end_time": "08:55:00", "color": "#7E7E7E", "course_id": None,
    "description": "<p>Ce qu'elle a écrit</p>", "annotation": "Sa note", "is_empty": False, "is_published": False,
    "id": 5,
}  # fmt: skip


def test_what_she_wrote_at_this_hour_is_not_overwritten_unless_she_allows_it() -> None:
    ent = FakeEnt()
    ent.state.seances[5] = dict(HERS)
    with pytest.raises(ConnectorError, match="déjà écrite"):
        publish(FIRST, ent, Notes())
    assert ent.state.seances == {5: HERS}
    publish(FIRST, ent, Notes(), ConnectorAccount(ADDRESS, settings={**DIARY.settings, "replace": "yes"}))
    assert_is_there(FIRST, ent, Notes(), DIARY)
    assert (ent.state.seances[5]["annotation"], ent.state.seances[5]["type_id"]) == ("Sa note", 2)


@pytest.mark.parametrize(
    "description",
    [
        '<p><img src="/workspace/document/tableau"/></p>',
        '<iframe src="https://ladigitale.example/x"></iframe>',
        '<audio src="/workspace/document/a"></audio>',
        '<p><a href="/workspace/document/b"></a></p>',
        "",
    ],
    ids=["picture", "frame", "sound", "link", "title alone"],
)
@pytest.mark.parametrize("is_empty", [True, False])
def test_a_session_that_she_filled_without_words_is_not_overwritten(description: str, is_empty: bool) -> None:
    ent = FakeEnt()
    hers = {**HERS, "is_empty": is_empty and bool(description), "description": description}
    ent.state.seances[5] = dict(hers)
    with pytest.raises(ConnectorError, match="déjà écrite"):
        publish(FIRST, ent, Notes())
    assert ent.state.seances == {5: hers}


def test_an_empty_session_at_this_hour_is_filled() -> None:
    ent = FakeEnt()
    ent.state.seances[5] = {**HERS, "is_empty": True, "description": "<p>&nbsp;<br/></p>"}
    publish(FIRST, ent, Notes())
    assert_is_there(FIRST, ent, Notes(), DIARY)


def test_a_session_with_a_visa_is_locked() -> None:
    ent, notes = FakeEnt(), Notes()
    publish(FIRST, ent, notes)
    ent.state.visas.update(ent.state.seances)
    publish(FIRST, ent, notes)
    with pytest.raises(ConnectorError) as told:
        publish(CHANGED, ent, notes)
    assert told.value.fault is ConnectorFault.LOCKED


def test_of_two_hours_at_once_the_subject_or_the_choice_decides() -> None:
    ent = FakeEnt()
    ent.state.hours = [(8, MATHS), (8, PHYSICS)]
    with pytest.raises(ConnectorError, match="Mathématiques, Physique-chimie"):
        publish(FIRST, ent, Notes())
    publish(replace(FIRST, subject="physique-Chimie"), ent, Notes())
    account = ConnectorAccount(ADDRESS, settings={**DIARY.settings, "subject": MATHS})
    publish(an_entry(uid=100), ent, Notes(), account)
    assert sorted(one["subject_id"] for one in ent.state.seances.values()) == [MATHS, PHYSICS]


@pytest.mark.parametrize(("subject", "expected"), [("Physique-Chimie", (PHYSICS, None)), ("AP", ("exceptional", "AP"))])
def test_outside_the_timetable_a_session_is_made_where_she_allows_it(subject: str, expected: tuple[str, Any]) -> None:
    ent = FakeEnt()
    ent.state.hours = []
    with pytest.raises(ConnectorError) as told:
        publish(FIRST, ent, Notes())
    assert told.value.fault is ConnectorFault.NO_SLOT
    account = ConnectorAccount(ADDRESS, settings={**DIARY.settings, "exceptional": "yes"})
    publish(replace(FIRST, subject=subject), ent, Notes(), account)
    (session,) = ent.state.seances.values()
    assert (session["subject_id"], session["exceptional_label"]) == expected
    assert (session["course_id"], session["start_time"], session["room"]) == (None, "08:00:00", "B204")


@WAYS
def test_what_the_ent_altered_is_read_back(account: ConnectorAccount) -> None:
    ent, notes = FakeEnt(), Notes()
    ent.state.alter = lambda text: text.replace("volume", "")
    publish(FIRST, ent, notes, account)
    assert "volume" not in (read(FIRST, ent, notes, account).html or "volume")


def set_up(change: Callable[[FakeEnt], object]) -> FakeEnt:
    ent = FakeEnt()
    change(ent)
    return ent


def page(body: bytes, path: str = "/") -> Callable[[FakeEnt], object]:
    return lambda ent: (setattr(ent, "page", body), setattr(ent, "page_path", path))


def closed(path: str, status: int) -> Callable[[FakeEnt], object]:
    return lambda ent: (setattr(ent.state, "closed", (path,)), setattr(ent.state, "closed_status", status))


REFUSALS: dict[str, tuple[Callable[[FakeEnt], object], ConnectorFault]] = {
    "signed out": (lambda e: setattr(e.state, "is_signed_in", False), ConnectorFault.SIGN_IN),
    "sent to sign in": (page(LOGIN_PAGE, "/auth/login"), ConnectorFault.SIGN_IN),
    "maintenance": (page(MAINTENANCE_PAGE), ConnectorFault.MAINTENANCE),
    "captive portal": (page(PORTAL_PAGE), ConnectorFault.CAPTIVE_PORTAL),
    "garbage": (page(b"\xff["), ConnectorFault.NOT_UNDERSTOOD),
    "strange JSON": (page(b'{"a": [1]}'), ConnectorFault.NOT_UNDERSTOOD),
    "empty": (page(b""), ConnectorFault.NOT_UNDERSTOOD),
    "no right": (closed("/diary/session", 401), ConnectorFault.FORBIDDEN),
    "no scope": (closed("/diary", 403), ConnectorFault.FORBIDDEN),
    "class gone": (lambda e: e.state.classes.pop("class-5a"), ConnectorFault.NO_PLACE),
    "quota": (lambda e: setattr(e.state, "quota", 10), ConnectorFault.QUOTA),
    "too large": (lambda e: setattr(e.state, "largest_request", 10), ConnectorFault.TOO_LARGE),
    "no types": (lambda e: e.state.homework_types.clear(), ConnectorFault.REFUSED),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_is_typed(case: str) -> None:
    change, fault = REFUSALS[case]
    with pytest.raises(ConnectorError) as told:
        publish(FIRST, set_up(change), Notes())
    assert told.value.fault is fault


@pytest.mark.parametrize("case", [case for case, (_, fault) in REFUSALS.items() if fault.name not in ("REFUSED",)])
def test_a_refusal_of_the_notebook_is_typed(case: str) -> None:
    change, fault = REFUSALS[case]
    if "/diary" in repr(change) or case in ("no right", "no scope", "class gone"):
        change, fault = lambda e: e.state.notebooks.clear(), ConnectorFault.NO_PLACE
    with pytest.raises(ConnectorError) as told:
        publish(FIRST, set_up(change), Notes(), NOTEBOOK)
    assert told.value.fault is fault


def test_the_notebook_has_no_draft() -> None:
    with pytest.raises(ConnectorError, match="pas de brouillon"):
        publish(replace(FIRST, is_published=False), FakeEnt(), Notes(), NOTEBOOK)


def test_without_content_the_notebook_has_work_alone_and_only_its_files() -> None:
    account = ConnectorAccount(ADDRESS, settings={"place": "homeworks/notebook-1"})
    ent, notes = FakeEnt(), Notes()
    publish(FIRST, ent, notes, account)
    found = read(FIRST, ent, notes, account)
    assert (found.title, found.html, found.files, len(ent.state.documents)) == (None, None, None, 1)
    assert len(lines_of(ent)) == 2


def test_choices_are_classes_subjects_and_notebooks_by_name() -> None:
    found = connector().choices(DIARY, FakeEnt())
    assert [(one.setting, one.name, one.group) for one in found] == [
        ("place", "4B", "Collège Jean Moulin"),
        ("place", "5A", "Collège Jean Moulin"),
        ("subject", "Mathématiques", "Collège Jean Moulin"),
        ("subject", "Physique-chimie", "Collège Jean Moulin"),
        ("place", "CE2 de Mme Durand", "Cahier de textes du premier degré"),
    ]
    assert connector().check(DIARY, FakeEnt()) == "Mme Durand"


def test_an_ent_with_one_of_the_two_offers_that_one_and_one_without_says_so() -> None:
    no_diary = connector().choices(DIARY, set_up(closed("/viescolaire", 404)))
    assert [one.value for one in no_diary] == ["homeworks/notebook-1"]
    no_notebook = connector().choices(DIARY, set_up(closed("/homeworks", 404)))
    assert {one.setting for one in no_notebook} == {"place", "subject"}
    neither = set_up(lambda e: setattr(e.state, "closed", ("/homeworks", "/viescolaire")))
    with pytest.raises(ConnectorError) as told:
        connector().choices(DIARY, neither)
    assert told.value.fault is ConnectorFault.SWITCHED_OFF


def test_without_a_choice_the_only_class_of_the_name_is_taken() -> None:
    bare = ConnectorAccount(ADDRESS)
    ent = FakeEnt()
    publish(replace(FIRST, class_name="5 a"), ent, Notes(), bare)
    assert_is_there(FIRST, ent, Notes(), DIARY)
    for name, account in (("6C", bare), ("5A", ConnectorAccount(ADDRESS, settings={"place": "diary/x"}))):
        with pytest.raises(ConnectorError) as told:
            publish(replace(FIRST, class_name=name), FakeEnt(), Notes(), account)
        assert told.value.fault is ConnectorFault.NO_PLACE


def test_a_file_of_30_mb_is_sent_once() -> None:
    ent, notes = FakeEnt(), Notes()
    large = an_entry(files=(a_file(size=30 << 20),))
    publish(large, ent, notes)
    publish(large, ent, notes)
    assert_is_there(large, ent, notes, DIARY)
    assert ent.sent.count("POST /workspace/document") == 1


@pytest.mark.parametrize("kind", WorkKind)
def test_each_kind_of_work_has_a_type(kind: WorkKind) -> None:
    ent = FakeEnt()
    publish(an_entry(works=(replace(a_work(), kind=kind),)), ent, Notes())
    (homework,) = ent.state.homework.values()
    expected = {WorkKind.EXERCISE: 2, WorkKind.TEST: 3}
    assert homework["type_id"] == expected.get(kind, 1)


@settings(max_examples=50)
@given(st.text(max_size=120) | st.text("on=a(<", max_size=120))
def test_any_title_is_stored_within_50_characters(text: str) -> None:
    ent, notes, entry = FakeEnt(), Notes(), an_entry(text, works=(), files=())
    publish(entry, ent, notes)
    (session,) = ent.state.seances.values()
    assert 0 < len(session["title"]) <= 50
    assert read(entry, ent, notes).title == without_joiners(sent_title(entry))


def test_an_entry_whose_class_was_corrected_leaves_the_other_class() -> None:
    """Also where its day was corrected with it, and the sending was cut."""
    other = ConnectorAccount(ADDRESS, settings={"place": "diary/school-1/class-4b"})
    later = replace(CHANGED, start=START + timedelta(days=1), end=CHANGED.end + timedelta(days=1))
    for cut in range(40):
        ent, notes = FakeEnt(), Notes()
        publish(FIRST, ent, notes)
        ent.fail_at, ent.fails_after = (ent.requests + cut, cut % 2 == 0) if cut else (0, False)
        with suppress(NetworkError):
            publish(later, ent, notes, other)
        ent.fail_at = 0
        publish(later, ent, notes, other)
        assert {one["audience_id"] for one in ent.state.seances.values()} == {"class-4b"}
        assert [one["audience_id"] for one in ent.state.homework.values()] == ["class-4b", "class-4b"]
        assert len(ent.state.seances) == 1
        connector().withdraw(later, DIARY, ent, notes)
        assert (ent.state.seances, ent.state.homework) == ({}, {})


def test_a_session_that_she_wrote_anew_in_the_ent_is_neither_overwritten_nor_removed() -> None:
    ent, notes = FakeEnt(), Notes()
    publish(FIRST, ent, notes)
    (session,) = ent.state.seances.values()
    session["description"] = "<p>Réécrit dans l'ENT</p>"
    hers = dict(session)
    with pytest.raises(ConnectorError, match="déjà écrite"):
        publish(CHANGED, ent, notes)
    assert visible(read(FIRST, ent, notes).html or "") == "Réécrit dans l'ENT"
    connector().withdraw(FIRST, DIARY, ent, notes)
    assert list(ent.state.seances.values()) == [hers]
    assert ent.state.homework == {}


def test_what_she_changed_within_our_session_is_told_before_it_is_replaced() -> None:
    ent, notes = FakeEnt(), Notes()
    ent.state.alter = lambda text: text.replace("Eval", "")  # as the filter does
    publish(FIRST, ent, notes)
    read(FIRST, ent, notes)
    assert connector().publish(replace(FIRST, title="Suite"), DIARY, ent, notes).warnings == ()
    read(FIRST, ent, notes)
    (session,) = ent.state.seances.values()
    session["description"] = session["description"].replace("volume", "volume et son aire")
    read(FIRST, ent, notes)
    (told,) = connector().publish(CHANGED, DIARY, ent, notes).warnings
    assert "volume et son aire" in told
