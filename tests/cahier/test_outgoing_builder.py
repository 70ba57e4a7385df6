"""Entries as they leave: the same each time, whole without their HTML, without a word of the private note."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, timedelta, timezone
from html import unescape
from uuid import uuid5
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cahier.proposals import SCRIPTS, proposal
from tests.cahier.seance_scripts import Script
from tni.cahier.entry import (
    AttachedFile,
    CahierEntry,
    Homework,
    Support,
    SupportKind,
    WorkKind,
    entry_from_json,
    entry_to_json,
)
from tni.cahier.outgoing_builder import FileNotReadyError, ReadyFiles, outgoing_entry
from tni.cahier.outgoing_entry import (
    OutgoingFile,
    OutgoingSupport,
    outgoing_from_json,
    outgoing_to_json,
    unsaid_supports,
)

PARIS = ZoneInfo("Europe/Paris")
FILE = OutgoingFile("fiche.pdf", "Fiche", "application/pdf", 3, "0" * 64)
PATH = "/home/prof/Bureau/fiche.pdf"
NOTE = "SECRET : Karim était absent"
works = st.builds(
    Homework,
    st.sampled_from(["Exercice 4 p. 12", "Lire\n- le chapitre 3", "expression (2x+3) < 5 & « x »"]),
    st.none() | st.dates(date(2026, 11, 24), date(2027, 6, 1)),
    st.sampled_from(["", "w1"]),
    st.sampled_from(WorkKind),
    st.integers(0, 90),
    st.just(()),
    st.sampled_from([(), (AttachedFile(PATH, "Fiche"),)]),
)
zones = st.sampled_from([PARIS, UTC, timezone(timedelta(hours=-4))])
entries = st.builds(
    lambda script, homework, zone: replace(
        (entry := proposal(script)),
        homework=(*entry.homework, *homework), private_note=NOTE, files=(AttachedFile(PATH),),
        start=entry.start.astimezone(zone), end=entry.end.astimezone(zone),
    ),
    st.sampled_from(SCRIPTS), st.lists(works, max_size=2), zones,
)  # fmt: skip
READY = ReadyFiles({PATH: FILE}, pages=FILE)


def words(html: str) -> list[str]:
    return unescape(re.sub(r"<[^>]+>", " ", re.sub(r'<a href="([^"]*)">([^<]*)</a>', r"\2 (\1)", html))).split()


@settings(max_examples=80)
@given(entries)
def test_sent_twice_it_is_equal_and_its_text_stands_alone(entry: CahierEntry) -> None:
    sent = outgoing_entry(entry, zone=PARIS, teacher="Mme Durand", school="Collège", files=READY)
    assert outgoing_entry(entry, zone=PARIS, teacher="Mme Durand", school="Collège", files=READY) == sent
    assert outgoing_from_json(outgoing_to_json(sent)) == sent
    assert (sent.start, sent.start.utcoffset()) == (entry.start, timedelta(hours=1))
    assert len({work.uid for work in sent.works}) == len(
        {work.uid or place for place, work in enumerate(entry.homework)}
    )
    for html, text in ((sent.html, sent.text), *((work.html, work.text) for work in sent.works)):
        tags = set(re.findall(r"</?([a-z]+)", html))
        assert tags <= {"p", "ul", "li", "strong", "a", "table"}
        assert [word for word in words(html) if word not in text.split()] == []


@settings(max_examples=30)
@given(entries)
def test_the_private_note_and_paths_are_nowhere(entry: CahierEntry) -> None:
    sent = outgoing_to_json(outgoing_entry(entry, zone=PARIS, files=READY))
    assert "SECRET" not in sent
    assert "/home" not in sent


def test_a_piece_of_work_that_was_stored_without_an_id_keeps_the_uid_under_which_it_was_sent() -> None:
    works = (Homework("a"), Homework(" "), Homework("c"), Homework("d"))
    stored = entry_from_json(entry_to_json(replace(proposal(SCRIPTS[0]), homework=works)))
    sent = {work.text: work.uid for work in outgoing_entry(stored, zone=PARIS).works}
    assert sent == {text: uuid5(stored.uid, f"work:{place}") for text, place in (("a", 0), ("c", 2), ("d", 3))}
    for gone in range(4):
        left = tuple(work for place, work in enumerate(stored.homework) if place != gone)
        again = entry_from_json(entry_to_json(replace(stored, homework=left)))
        assert all(sent[work.text] == work.uid for work in outgoing_entry(again, zone=PARIS).works)


def test_a_piece_of_work_may_be_a_file_alone() -> None:
    works = (Homework(" ", files=(AttachedFile(PATH, "Fiche"),)), Homework("", minutes=10))
    (sent,) = outgoing_entry(replace(proposal(SCRIPTS[0]), homework=works), zone=PARIS, files=READY).works
    assert (sent.text, sent.files) == ("Document joint\u00a0: Fiche", (FILE,))


def test_each_proposed_piece_of_work_has_an_id() -> None:
    found = [[work.uid for work in proposal(script).homework] for script in SCRIPTS]
    assert any(found)
    assert all(all(ids) and len(set(ids)) == len(ids) for ids in found)


def test_a_file_that_is_not_ready_is_told() -> None:
    entry = replace(proposal(SCRIPTS[0]), files=(AttachedFile(PATH),))
    with pytest.raises(FileNotReadyError) as raised:
        outgoing_entry(entry, zone=PARIS)
    assert raised.value.path == PATH


@pytest.mark.parametrize("script", SCRIPTS[:8], ids=repr)
def test_supports_that_stand_in_the_content_are_not_listed_again(script: Script) -> None:
    supports = (
        Support(SupportKind.BOOK, "Manuel", "p. 52"),
        Support(SupportKind.LINK, "Frise", "https://frise.example/a"),
        Support(SupportKind.FILE, "Fiche 3", "/home/prof/fiche.pdf"),
    )
    entry = replace(proposal(script), supports=supports, assessments=())
    sent = outgoing_entry(entry, zone=PARIS)
    assert len(sent.supports) == 3
    assert unsaid_supports(sent) == ()


def test_a_support_that_the_content_does_not_name_is_listed() -> None:
    entry = replace(proposal(SCRIPTS[0]), supports=(Support(SupportKind.BOOK, "Manuel", "p. 52"),))
    sent = outgoing_entry(entry, zone=PARIS)
    other = OutgoingSupport(SupportKind.BOOK, "Manuel", "p. 999")
    assert unsaid_supports(replace(sent, supports=(*sent.supports, other))) == (other,)
