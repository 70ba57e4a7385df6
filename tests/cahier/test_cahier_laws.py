"""Laws of the cahier: what is stored is read back, any text is refused or read, any log gives a lawful entry."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from tni.cahier.class_answers import tells_answers
from tni.cahier.corrections import corrected_text
from tni.cahier.entry import (
    TITLE_MAX,
    Assessment,
    AttachedFile,
    CahierEntry,
    EntryDecodeError,
    Homework,
    Support,
    SupportKind,
    WorkKind,
    entry_from_json,
    entry_to_json,
    with_work_ids,
)
from tni.cahier.entry_builder import build_entry, corrected_answers_line
from tni.cahier.entry_export import content_block, file_name, homework_block, html_page
from tni.cahier.seance_log import (
    EntryProposed,
    EventDecodeError,
    LessonOpened,
    LoggedPhase,
    LoggedQuestionKind,
    PageAdded,
    PageShown,
    PageWritten,
    PlanFollowed,
    PutOff,
    QuestionAsked,
    QuestionCorrected,
    SeanceEnded,
    SeanceEvent,
    SeanceId,
    SeanceStarted,
    event_from_json,
    event_to_json,
)
from tni.core.ids import ClassId, ClassLayerId, PageId, QuestionId

zones = st.sampled_from([ZoneInfo("Europe/Paris"), ZoneInfo("Indian/Reunion"), timezone(timedelta(hours=-4))])
times = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=zones)
texts = st.text(st.characters(), max_size=80) | st.sampled_from(["- x", "a\n- b", "\ud800", "a\u2028b", "<b>&amp;"])
lines = st.lists(texts, max_size=2).map(tuple)
counts = st.integers(0, 40)
page_ids = st.sampled_from(["p1", "p2", "p3"]).map(PageId)
numbers = st.integers(1, 9)
rounds = st.none() | st.sampled_from(["r1", "r2"])
starts = st.builds(
    SeanceStarted,
    times,
    st.none() | st.just(ClassId("c")),
    texts,
    texts,
    texts,
    st.none() | numbers,
    st.none() | st.just(ClassLayerId("s")),
    texts,
    texts,
    texts,
)
asked = st.builds(
    lambda at, kind, text, right, wrong, expected, keyed, round, page, question: QuestionAsked(
        at, kind, text, right + wrong, expected, right if keyed else None, round, page, question
    ),
    times,
    st.sampled_from(LoggedQuestionKind),
    texts,
    counts,
    counts,
    st.none() | counts,
    st.booleans(),
    rounds,
    st.none() | page_ids,
    st.none() | st.text(max_size=8).map(QuestionId),
)
corrected = st.builds(
    lambda at, round, right, wrong, keyed: QuestionCorrected(at, round, right + wrong, right if keyed else None),
    times,
    rounds.map(str),
    counts,
    counts,
    st.booleans(),
)
events: st.SearchStrategy[SeanceEvent] = st.one_of(
    starts,
    st.builds(PageShown, times, page_ids, numbers, texts, texts, lines),
    st.builds(PageAdded, times, page_ids, numbers),
    asked,
    corrected,
    st.builds(
        LessonOpened, times, texts, st.none() | st.sampled_from(["s", "t"]).map(ClassLayerId), texts, texts, texts
    ),
    st.builds(PageWritten, times, page_ids),
    st.builds(EntryProposed, times, st.none() | st.booleans()),
    st.builds(SeanceEnded, times),
)
plans = st.builds(
    PlanFollowed,
    times,
    texts,
    texts,
    st.lists(st.builds(LoggedPhase, texts, texts, numbers), max_size=2).map(tuple),
    st.lists(st.builds(PutOff, texts, st.dates(), st.booleans()), max_size=2).map(tuple),
    texts,
    texts,
    lines,
)
logs = st.builds(lambda first, rest: [first, *rest], starts, st.lists(events | plans, max_size=12))


kinds, some_pages = st.sampled_from(WorkKind), st.lists(page_ids, max_size=2).map(tuple)
files = st.lists(st.builds(AttachedFile, texts, texts), max_size=1).map(tuple)
days = st.none() | st.dates(date(2020, 1, 1))
works = st.lists(st.builds(Homework, texts, days, texts, kinds, numbers, some_pages, files), max_size=3)
supports = st.lists(st.builds(Support, st.sampled_from(SupportKind), texts, texts), max_size=1).map(tuple)
assessments = st.lists(st.builds(Assessment, kinds, texts, texts, some_pages), max_size=1).map(tuple)
entries = st.builds(
    replace,
    logs.map(lambda log: build_entry(SeanceId("s"), log)),
    title=texts,
    contenu=texts,
    homework=works.map(with_work_ids),
    private_note=texts,
    classes=lines,
    room=texts,
    sequence=texts,
    supports=supports,
    assessments=assessments,
    files=files,
)


@given(events | plans)
def test_an_event_is_read_back(event: SeanceEvent) -> None:
    back = event_from_json(event_to_json(event))
    assert back == event
    if isinstance(event, QuestionAsked):
        assert (back.round, back.question) == (event.round, event.question)


@settings(max_examples=60)
@given(logs, corrected)
def test_a_correction_changes_what_the_answers_have_shown_alone(
    log: list[SeanceEvent], event: QuestionCorrected
) -> None:
    told = [build_entry(SeanceId("s"), some, with_answers=True) for some in (log, [*log, event])]
    before, after = told
    assert replace(after, contenu="") == replace(before, contenu="")
    old, new = corrected_answers_line(log), corrected_answers_line([*log, event])
    may_add = tells_answers(after.contenu)
    assert corrected_text(before.contenu, old, new, may_add=may_add) == after.contenu
    assert corrected_text("à elle", old, new, may_add=False) == "à elle"
    silent = build_entry(SeanceId("s"), [one for one in log if not isinstance(one, EntryProposed)])
    assert not tells_answers(silent.contenu)


@settings(max_examples=60)
@given(entries)
def test_an_entry_is_read_back_can_be_worded_and_stays_when_its_plain_text_is_pasted(entry: CahierEntry) -> None:
    assert entry_from_json(entry_to_json(entry)) == entry
    for text in (
        content_block(entry).html,
        content_block(entry).text,
        homework_block(entry).html,
        homework_block(entry).text,
        html_page(entry),
    ):
        text.encode()  # no lone surrogate gets out
        assert "\0" not in text
    assert file_name(entry).isascii()
    assert len(file_name(entry)) < 130
    bare = replace(entry, supports=(), assessments=())
    block = content_block(bare)
    assert content_block(replace(bare, contenu=block.text)) == block


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=50)  # each of two records
@given(st.data(), events | plans, entries)
def test_a_spoilt_record_is_refused_or_read(data: st.DataObject, event: SeanceEvent, entry: CahierEntry) -> None:
    for stored, read, error in (
        (event_to_json(event), event_from_json, EventDecodeError),
        (entry_to_json(entry), entry_from_json, EntryDecodeError),
    ):
        record = json.loads(stored)
        record[data.draw(st.sampled_from(sorted(record)))] = data.draw(json_values)
        with suppress(error):
            read(json.dumps(record))  # type: ignore[operator]


@given(st.text(max_size=30))
def test_any_text_is_refused_by_its_own_error(text: str) -> None:
    for read, error in ((event_from_json, EventDecodeError), (entry_from_json, EntryDecodeError)):
        with suppress(error):
            read(text)  # type: ignore[operator]


@settings(max_examples=60)
@given(logs, st.none() | zones)
def test_any_log_gives_a_lawful_entry(log: list[SeanceEvent], zone: ZoneInfo | None) -> None:
    entry = build_entry(SeanceId("s"), log, zone)
    assert entry.start <= entry.end
    assert 0 < len(entry.title) <= TITLE_MAX
    assert set(entry.pages) == set() or set(entry.pages) <= {e.page for e in log if isinstance(e, PageShown)}
    assert len(set(entry.pages)) == len(entry.pages)
    assert build_entry(SeanceId("s"), log, zone) == entry
