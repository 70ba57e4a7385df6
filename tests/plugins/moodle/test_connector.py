"""Moodle's connector on a Moodle in memory: what is written, and that no failure doubles, loses or hides anything."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.moodle import connector
from plugins.moodle.discussion import subject_title
from plugins.moodle.fake import MAINTENANCE_PAGE, PORTAL_PAGE, FakeMoodle
from plugins.moodle.fake_state import OTHER, FakePost
from plugins.moodle.paris_time import day_of
from tests.plugins.entries import DUE, START, Notes, a_file, a_work, an_entry, visible
from tni.api.ent import ConnectorAccount, ConnectorError, ConnectorFault, OutgoingEntry, StoredEntry
from tni.api.http import NetworkError

ACCOUNT = ConnectorAccount("https://elea.example.org", settings={"forum": "3/8", "calendar": "yes"}, token="0" * 32)
CHANGED = an_entry(
    "Proportionnalité, suite",
    "<p>Échelles.</p>",
    (a_work(1, "Ex. 16 p. 86", date(2026, 11, 27)), a_work(3, "Apprendre à lire une échelle")),
    (a_file(content="b"), a_file("fiche.pdf", 5000, "c")),
)
FIRST = an_entry(works=(a_work(1), a_work(2, "Finir le dessin", None)), files=(a_file(), a_file("plan.pdf", 900, "d")))


def publish(entry: OutgoingEntry, moodle: FakeMoodle, notes: Notes) -> None:
    connector().publish(entry, ACCOUNT, moodle, notes)


def read(entry: OutgoingEntry, moodle: FakeMoodle, notes: Notes) -> StoredEntry:
    found = connector().read_back(entry, ACCOUNT, moodle, notes)
    assert found is not None
    return found


def assert_is_there(entry: OutgoingEntry, moodle: FakeMoodle, notes: Notes) -> None:
    """One discussion, one event for each work with a day, the files; all as sent."""
    assert len(moodle.state.posts) == 1
    assert sorted(day_of(one.start) for one in moodle.state.events) == sorted(w.due for w in entry.works if w.due)
    found = read(entry, moodle, notes)
    assert found.title == entry.title
    assert visible(found.html or "") == visible(entry.html)
    assert {one.uid: (visible(one.html or ""), one.due) for one in found.works or ()} == {
        str(work.uid): (visible(work.html) + (" Durée : 20 min" if work.minutes and work.due else ""), work.due)
        for work in entry.works
    }
    assert sorted((one.name, one.size) for one in found.files or ()) == sorted(
        (f.name, f.size) for f in entry.all_files
    )
    (post,) = moodle.state.posts
    assert sorted(part.sha256 for part in post.files.values()) == sorted(file.sha256 for file in entry.all_files)


@pytest.mark.parametrize("entry", [FIRST, an_entry(works=(), files=())], ids=["full", "bare"])
def test_an_entry_is_written_and_read_back(entry: OutgoingEntry) -> None:
    moodle, notes = FakeMoodle(), Notes()
    publish(entry, moodle, notes)
    assert_is_there(entry, moodle, notes)
    assert "Note privée" not in repr(moodle.state)


def test_sending_it_again_changes_nothing_and_a_change_updates() -> None:
    moodle, notes = FakeMoodle(), Notes()
    publish(FIRST, moodle, notes)
    before = repr(moodle.state)
    publish(FIRST, moodle, notes)
    assert repr(moodle.state) == before
    publish(CHANGED, moodle, notes)
    assert_is_there(CHANGED, moodle, notes)


def test_a_word_that_changes_sends_no_file_again() -> None:
    moodle, notes = FakeMoodle(), Notes()
    publish(FIRST, moodle, notes)
    uploads = moodle.state.uploads
    publish(an_entry("Autre titre", works=FIRST.works, files=FIRST.files), moodle, notes)
    assert moodle.state.uploads == uploads == 2


def test_files_that_are_taken_out_go() -> None:
    moodle, notes = FakeMoodle(), Notes()
    publish(FIRST, moodle, notes)
    bare = an_entry(files=())
    publish(bare, moodle, notes)
    assert_is_there(bare, moodle, notes)


def requests_of(run: Callable[[FakeMoodle, Notes], object]) -> int:
    moodle = FakeMoodle()
    run(moodle, Notes())
    return moodle.requests


@pytest.mark.parametrize("keeps_classes", [True, False], ids=["marks", "no-marks"])
@pytest.mark.parametrize("keeps_notes", [True, False], ids=["notes", "lost-notes"])
@pytest.mark.parametrize("fails_after", [False, True], ids=["before", "after"])
def test_a_cut_at_any_request_neither_doubles_nor_loses(
    fails_after: bool, keeps_notes: bool, keeps_classes: bool
) -> None:
    """For a first sending and for a change. Where the server takes the marks out of texts, and the notes are lost too,
    what is found is found by subject, name and day, which a change of the name breaks: that is tried with the notes."""
    first = requests_of(lambda moodle, notes: publish(FIRST, moodle, notes))
    for cut in range(1, first + 1):
        moodle, notes = FakeMoodle(fail_at=cut, fails_after=fails_after), Notes()
        moodle.state.keeps_classes = keeps_classes
        with pytest.raises(NetworkError):
            publish(FIRST, moodle, notes)
        notes = notes if keeps_notes else Notes()
        publish(FIRST, moodle, notes)
        if keeps_classes:
            assert_is_there(FIRST, moodle, notes)
        assert (len(moodle.state.posts), len(moodle.state.events)) == (1, 1)
    if not (keeps_notes or keeps_classes):
        return
    for cut in range(1, 40):
        moodle, notes = FakeMoodle(), Notes()
        moodle.state.keeps_classes = keeps_classes
        publish(FIRST, moodle, notes)
        moodle.fail_at, moodle.fails_after = moodle.requests + cut, fails_after
        try:
            publish(CHANGED, moodle, notes)
        except NetworkError:
            publish(CHANGED, moodle, notes if keeps_notes else Notes())
        else:
            assert cut > 10
            break
        assert (len(moodle.state.posts), len(moodle.state.events)) == (1, 2)
        if keeps_classes:
            assert_is_there(CHANGED, moodle, notes)


def test_another_computer_without_notes_finds_the_entry_among_others() -> None:
    moodle, notes = FakeMoodle(), Notes()
    publish(FIRST, moodle, notes)
    for number in range(45):
        moodle.state.posts.append(FakePost(number, number, 8, OTHER, f"23/11/2026 08:00 · Sujet {number}", "<p>x</p>"))
    publish(CHANGED, moodle, Notes())
    assert len(moodle.state.posts) == 46
    assert len(moodle.state.events) == 2


def test_a_séance_of_the_same_hour_with_another_mark_is_left_alone() -> None:
    moodle = FakeMoodle()
    publish(FIRST, moodle, Notes())
    other = an_entry("Demi-groupe", uid=100, works=(a_work(7, "Autre travail"),))
    publish(other, moodle, Notes())
    assert len(moodle.state.posts) == 2
    assert len(moodle.state.events) == 2


def test_a_draft_area_that_moodle_emptied_is_filled_again() -> None:
    """The post was cut; days later its files are gone from the draft area."""
    moodle, notes = FakeMoodle(), Notes()
    moodle.fail_at = 6
    with pytest.raises(NetworkError):
        publish(FIRST, moodle, notes)
    assert moodle.state.drafts
    assert moodle.sent[-1] == "upload.php"
    moodle.state.drafts.clear()
    publish(FIRST, moodle, notes)
    assert_is_there(FIRST, moodle, notes)


def test_files_that_the_forum_leaves_out_are_told() -> None:
    moodle = FakeMoodle()
    moodle.state.forums[8].most = 1
    with pytest.raises(ConnectorError, match="1 fichiers au plus") as told:
        publish(FIRST, moodle, Notes())
    assert told.value.fault is ConnectorFault.REFUSED
    assert not moodle.state.posts


def test_two_files_of_one_name_both_arrive() -> None:
    entry = an_entry(files=(a_file("a.pdf", 10, "1"), a_file("a.pdf", 20, "2"), a_file("l'a?.pdf", 30, "3")))
    moodle, notes = FakeMoodle(), Notes()
    publish(entry, moodle, notes)
    assert_is_there(entry, moodle, notes)


def test_withdrawing_removes_all_and_may_be_repeated() -> None:
    first = requests_of(lambda m, n: (publish(FIRST, m, n), connector().withdraw(FIRST, ACCOUNT, m, n)))
    for cut in range(1, first + 1):
        moodle, notes = FakeMoodle(), Notes()
        publish(FIRST, moodle, notes)
        moodle.fail_at, moodle.fails_after = moodle.requests + cut, cut % 2 == 0
        for _ in range(2):
            with suppress(NetworkError):
                connector().withdraw(FIRST, ACCOUNT, moodle, notes)
        assert (moodle.state.posts, moodle.state.events, notes.kept) == ([], [], {})
        moodle.fail_at = 0
        assert connector().read_back(FIRST, ACCOUNT, moodle, notes) is None


def test_what_the_server_altered_is_read_back() -> None:
    moodle, notes = FakeMoodle(), Notes()
    moodle.state.alter = lambda text: text.replace("Produit en croix", "")
    publish(FIRST, moodle, notes)
    found = read(FIRST, moodle, notes)
    assert "Produit" not in (found.html or "Produit")


def test_an_event_that_somebody_removed_is_missed() -> None:
    moodle, notes = FakeMoodle(), Notes()
    publish(FIRST, moodle, notes)
    moodle.state.events.clear()
    found = read(FIRST, moodle, notes)
    assert [one.uid for one in found.works or ()] == [str(FIRST.works[1].uid)]


def test_without_calendar_work_stands_in_the_post_alone() -> None:
    account = ConnectorAccount(ACCOUNT.address, settings={"forum": "3/8", "calendar": ""}, token="t")
    moodle, notes = FakeMoodle(), Notes()
    connector().publish(FIRST, account, moodle, notes)
    found = connector().read_back(FIRST, account, moodle, notes)
    assert moodle.state.events == []
    assert found is not None
    assert [visible(one.html or "") for one in found.works or ()] == ["Ex. 14 et 15 p. 85", "Finir le dessin"]


def set_up(change: Callable[[FakeMoodle], object]) -> FakeMoodle:
    moodle = FakeMoodle()
    change(moodle)
    return moodle


def page(body: bytes) -> Callable[[FakeMoodle], object]:
    return lambda moodle: setattr(moodle, "page", body)


REFUSALS = {
    "expired": (lambda m: m.state.expired.add(ACCOUNT.token), ConnectorFault.SIGN_IN),
    "maintenance": (lambda m: setattr(m.state, "is_in_maintenance", True), ConnectorFault.MAINTENANCE),
    "maintenance page": (page(MAINTENANCE_PAGE), ConnectorFault.MAINTENANCE),
    "captive portal": (page(PORTAL_PAGE), ConnectorFault.CAPTIVE_PORTAL),
    "garbage": (page(b"\x00\xff["), ConnectorFault.NOT_UNDERSTOOD),
    "empty": (page(b""), ConnectorFault.NOT_UNDERSTOOD),
    "strange JSON": (page(b'{"a": [1]}'), ConnectorFault.NOT_UNDERSTOOD),
    "null": (page(b"null"), ConnectorFault.NOT_UNDERSTOOD),
    "switched off": (lambda m: m.state.switched_off.add("mod_forum_add_discussion"), ConnectorFault.SWITCHED_OFF),
    "no forum": (lambda m: m.state.forums.pop(8), ConnectorFault.NO_PLACE),
    "no course": (lambda m: m.state.courses.pop(3), ConnectorFault.NO_PLACE),
    "forum shut": (lambda m: setattr(m.state.forums[8], "may_post", False), ConnectorFault.FORBIDDEN),
    "no events": (lambda m: setattr(m.state, "may_make_events", False), ConnectorFault.FORBIDDEN),
    "quota": (lambda m: setattr(m.state, "quota", 1000), ConnectorFault.QUOTA),
    "site limit": (lambda m: setattr(m.state, "largest_file", 1000), ConnectorFault.TOO_LARGE),
    "forum limit": (lambda m: setattr(m.state.forums[8], "largest", 1000), ConnectorFault.TOO_LARGE),
    "limit of PHP": (lambda m: setattr(m.state, "post_max", 1000), ConnectorFault.TOO_LARGE),
    "no attachments": (lambda m: setattr(m.state.forums[8], "largest", 1), ConnectorFault.REFUSED),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_is_typed(case: str) -> None:
    change, fault = REFUSALS[case]
    with pytest.raises(ConnectorError) as told:
        publish(FIRST, set_up(change), Notes())
    assert told.value.fault is fault
    assert ACCOUNT.token not in str(told.value)


def test_a_file_of_30_mb_goes_where_it_may_and_is_refused_where_not() -> None:
    large = an_entry(files=(a_file(size=30 << 20),))
    moodle, notes = FakeMoodle(), Notes()
    publish(large, moodle, notes)
    assert_is_there(large, moodle, notes)
    with pytest.raises(ConnectorError, match="20 Mo au plus"):
        publish(large, set_up(lambda m: setattr(m.state, "largest_file", 20 << 20)), Notes())


def test_a_locked_post_and_a_draft_are_refused() -> None:
    moodle, notes = FakeMoodle(), Notes()
    publish(FIRST, moodle, notes)
    moodle.state.posts[0].is_locked = True
    with pytest.raises(ConnectorError) as locked:
        publish(CHANGED, moodle, notes)
    with pytest.raises(ConnectorError) as draft:
        publish(an_entry(is_published=False), moodle, Notes())
    assert (locked.value.fault, draft.value.fault) == (ConnectorFault.LOCKED, ConnectorFault.REFUSED)


@pytest.mark.parametrize(
    "account",
    [
        ConnectorAccount(ACCOUNT.address, settings={"forum": "3/8"}),
        ConnectorAccount(ACCOUNT.address, token="t"),
        ConnectorAccount(ACCOUNT.address, settings={"forum": "x; 3/8"}, token="t"),
    ],
    ids=["no token", "no choice", "broken choice"],
)
def test_an_account_that_lacks_something_is_told(account: ConnectorAccount) -> None:
    with pytest.raises(ConnectorError) as told:
        connector().publish(FIRST, account, FakeMoodle(), Notes())
    assert told.value.fault in (ConnectorFault.SIGN_IN, ConnectorFault.NO_PLACE)


def test_the_cahier_de_textes_is_proposed_first_and_shut_forums_never() -> None:
    found = connector().choices(ACCOUNT, FakeMoodle())
    assert [(one.group, one.name, one.value) for one in found] == [
        ("Maths 4e B", "Cahier de textes & travail", "4/9"),
        ("Maths 5e A", "Cahier de textes", "3/8"),
        ("Maths 5e A", "Annonces", "3/7"),
    ]


def test_checking_asks_the_public_configuration_first() -> None:
    moodle = FakeMoodle()
    assert connector().check(ACCOUNT, moodle) == "Mme Durand"
    assert moodle.sent[0] == "tool_mobile_get_public_config"
    with pytest.raises(ConnectorError) as told:
        connector().check(ACCOUNT, set_up(lambda m: setattr(m.state, "has_web_services", False)))
    assert told.value.fault is ConnectorFault.SWITCHED_OFF


def test_no_request_has_the_token_in_its_address() -> None:
    addresses: list[str] = []

    class Listening(FakeMoodle):
        def send(self, request):  # type: ignore[no-untyped-def]
            addresses.append(request.url)
            return super().send(request)

    publish(FIRST, Listening(), Notes())
    assert addresses
    assert not [one for one in addresses if ACCOUNT.token in one]


@settings(max_examples=60)
@given(st.text(max_size=300) | st.text("a< \0…", max_size=300))
def test_any_title_and_work_is_taken(text: str) -> None:
    """Moodle refuses what looks like a tag in a title, and cuts nothing: it fails."""
    entry = an_entry(text, works=(a_work(1, text),), files=())
    moodle, notes = FakeMoodle(), Notes()
    publish(entry, moodle, notes)
    publish(entry, moodle, Notes())
    assert (len(moodle.state.posts), len(moodle.state.events)) == (1, 1)
    assert moodle.state.posts[0].subject.endswith(subject_title(entry))
    assert [one.due for one in read(entry, moodle, notes).works or ()] == [DUE]
    assert f"{START:%d/%m/%Y}" in moodle.state.posts[0].subject


MOVED = ConnectorAccount(ACCOUNT.address, settings={"forum": "4/9", "calendar": "yes"}, token="0" * 32)


def test_an_entry_whose_class_was_corrected_leaves_the_forum_and_calendar_of_the_other() -> None:
    moodle, notes = FakeMoodle(), Notes()
    publish(FIRST, moodle, notes)
    connector().publish(CHANGED, MOVED, moodle, notes)
    assert [(post.forum, post.subject[-5:]) for post in moodle.state.posts] == [(9, "suite")]
    assert {event.course for event in moodle.state.events} == {4}
    connector().withdraw(CHANGED, ACCOUNT, moodle, notes)
    assert (moodle.state.posts, moodle.state.events, notes.kept) == ([], [], {})


def test_a_forum_that_does_not_let_the_entry_go_is_told_and_tried_again() -> None:
    moodle, notes = FakeMoodle(), Notes()
    publish(FIRST, moodle, notes)
    moodle.state.switched_off.add("mod_forum_delete_post")
    receipt = connector().publish(FIRST, MOVED, moodle, notes)
    assert [post.forum for post in moodle.state.posts] == [8, 9]
    assert "encore dans le forum" in receipt.warnings[0]
    moodle.state.switched_off.clear()
    assert not connector().publish(FIRST, MOVED, moodle, notes).warnings
    assert [post.forum for post in moodle.state.posts] == [9]


@pytest.mark.parametrize("is_within", [True, False], ids=["within our marks", "all anew"])
def test_what_she_changed_in_moodle_is_told_before_it_is_replaced(is_within: bool) -> None:
    moodle, notes = FakeMoodle(), Notes()
    publish(FIRST, moodle, notes)
    (post,) = moodle.state.posts
    post.message = post.message.replace("croix", "croix, revu") if is_within else "<p>revu</p>"
    if is_within:
        publish(FIRST, moodle, notes)  # nothing to send, and nothing forgotten
    receipt = connector().publish(CHANGED, ACCOUNT, moodle, notes)
    assert ["revu" in one for one in receipt.warnings] == [True]
    assert_is_there(CHANGED, moodle, notes)
    assert connector().publish(FIRST, ACCOUNT, moodle, notes).warnings == ()


def test_an_event_of_her_own_with_the_same_name_and_day_is_left_alone() -> None:
    model, moodle, notes = FakeMoodle(), FakeMoodle(), Notes()
    publish(FIRST, model, Notes())
    hers = replace(model.state.events[0], id=5, description="<p>Mes consignes</p>")
    moodle.state.events.append(hers)
    publish(FIRST, moodle, notes)
    assert len(moodle.state.events) == 2
    connector().withdraw(FIRST, ACCOUNT, moodle, notes)
    assert moodle.state.events == [hers]
