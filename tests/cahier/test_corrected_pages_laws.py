"""Laws of corrected copies: whatever happens in which order, nothing of one is in an entry, and all else stays."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tni.cahier.corrected_pages import corrected_pages, with_corrected, without_notes
from tni.cahier.entry import CahierEntry, Support, SupportKind, entry_to_json
from tni.cahier.entry_builder import build_entry
from tni.cahier.seance_log import (
    EntryProposed,
    LessonOpened,
    LoggedQuestionKind,
    PageShown,
    PageWritten,
    PlanFollowed,
    QuestionAsked,
    SeanceEnded,
    SeanceEvent,
    SeanceId,
    SeanceStarted,
    event_from_json,
    event_to_json,
)
from tni.cahier.withdrawal import withdrawn_entry
from tni.core.ids import ClassLayerId, PageId

NAME = "Zoé Martin"
COPY, LESSON = PageId("copy"), PageId("lesson")
AT = datetime(2026, 11, 30, 8, tzinfo=UTC)
START = SeanceStarted(AT, None, "4e B", "Français", "Le récit", 1, ClassLayerId("layer"), "recit.tni")
SID = SeanceId("s")

copy_shown = st.builds(
    PageShown,
    st.just(AT),
    st.just(COPY),
    st.just(2),
    st.sampled_from(["", f"Copie de {NAME}"]),
    st.sampled_from(["", NAME, f"Rédaction de {NAME}\nExercice 4 p. 12 ({NAME})\nÀ faire pour jeudi : relire {NAME}"]),
    st.sampled_from([(), (f"{NAME} https://example.org/zoe",)]),
)
marked = st.just(PageShown(AT, COPY, 2, is_corrected=True))
others = st.one_of(
    st.just(PageShown(AT, LESSON, 1, "Le schéma narratif", "Exercice 3 p. 10")),
    st.builds(PageWritten, st.just(AT), st.sampled_from([COPY, LESSON])),
    st.builds(
        QuestionAsked, st.just(AT), st.just(LoggedQuestionKind.CHOICE), st.just(f"Que dit {NAME} ?"), st.just(20),
        st.just(20), st.just(15), st.just("r"), st.just(COPY),
    ),
    st.just(PlanFollowed(AT, "Écrire un récit", "", (), pages=(COPY, LESSON))),
    st.builds(LessonOpened, st.just(AT), st.just("Le récit"), st.sampled_from(["layer", "other"]).map(ClassLayerId)),
    st.just(EntryProposed(AT, True)),
)  # fmt: skip
events = st.lists(copy_shown | marked | others, max_size=10)


def log_of(*parts: SeanceEvent) -> list[SeanceEvent]:
    """Return a log of a séance, with a minute between events."""
    return [replace(event, at=AT + timedelta(minutes=place)) for place, event in enumerate((START, *parts))]


def says_name(entry: CahierEntry) -> bool:
    return any(word in entry_to_json(entry) for word in (*NAME.split(), json.dumps("Zoé")[1:-1], f'"{COPY}"'))


@settings(max_examples=50)
@given(events, events, st.booleans())
def test_nothing_of_a_copy_is_in_the_entry_whatever_came_before_or_after(
    before: list[SeanceEvent], after: list[SeanceEvent], is_ended: bool
) -> None:
    """After the mark the page is logged as a copy each time that it is shown."""
    later = [event for event in after if not (isinstance(event, PageShown) and event.page == COPY)]
    log = log_of(*before, PageShown(AT, COPY, 2, is_corrected=True), *later, *([SeanceEnded(AT)] if is_ended else []))
    assert COPY in corrected_pages(log)
    entry = build_entry(SID, log, with_answers=True)
    assert not says_name(entry)
    erased = without_notes(log, COPY)
    assert NAME not in "".join(event_to_json(one) for one in erased if isinstance(one, PageShown))
    assert build_entry(SID, erased, with_answers=True) == entry
    assert without_notes(erased, COPY) == erased


@settings(max_examples=40)
@given(events)
def test_a_page_whose_mark_is_taken_back_is_as_if_it_never_had_one(before: list[SeanceEvent]) -> None:
    again = PageShown(AT, COPY, 2, "Copie", f"Rédaction de {NAME}")
    stays = [event for event in before if not isinstance(event, LessonOpened)]
    log = log_of(*stays, again)
    plain = [replace(one, is_corrected=False) if isinstance(one, PageShown) else one for one in log]
    assert COPY not in corrected_pages(log)
    assert build_entry(SID, log) == build_entry(SID, plain)


@given(st.lists(copy_shown | marked | others, max_size=6))
def test_events_of_copies_are_read_back_and_by_programs_that_do_not_know_them(log: list[SeanceEvent]) -> None:
    for event in log:
        text = event_to_json(event)
        assert event_from_json(text) == event
        record = json.loads(text)
        assert record.pop("is_corrected", False) == (isinstance(event, PageShown) and event.is_corrected)
        bare = event_from_json(json.dumps(record))  # they pass over fields that they do not know
        assert bare == (replace(event, is_corrected=False) if isinstance(event, PageShown) else event)


# -- entries that the teacher has edited

OWN = "Bilan dicté, à recopier au propre."


@settings(max_examples=40)
@given(events, st.data())
def test_of_an_edited_entry_what_a_copy_brought_goes_and_her_words_stay(
    before: list[SeanceEvent], data: st.DataObject
) -> None:
    log = log_of(*(one for one in before if not isinstance(one, EntryProposed | QuestionAsked)), EntryProposed(AT))
    then, without = build_entry(SID, log), build_entry(SID, with_corrected(log, [COPY]))
    assert withdrawn_entry(then, then, without) == without
    lines = then.contenu.split("\n")
    place = data.draw(st.integers(0, len(lines)))
    edited = [data.draw(st.sampled_from([line, f"{line} (suite)"])) for line in lines]
    hers = replace(
        then, contenu="\n".join([*edited[:place], OWN, *edited[place:]]), private_note="à revoir", room="12",
        title=data.draw(st.sampled_from([then.title, "Le récit bref"])),
        supports=(*then.supports, Support(SupportKind.BOOK, "Manuel de chimie", "p. 90")),
    )  # fmt: skip
    found = withdrawn_entry(hers, then, without)
    assert not says_name(found)
    assert OWN in found.contenu.split("\n")
    assert (found.private_note, found.room) == ("à revoir", "12")
    assert found.supports[-1] == hers.supports[-1]
    kept = [line for line in lines if line in without.contenu.split("\n")]
    assert all(line in found.contenu for line in kept)
