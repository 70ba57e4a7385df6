"""Outgoing entries: read back as they were written, or refused by their own error."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from tni.cahier.entry import SupportKind, WorkKind
from tni.cahier.outgoing_entry import (
    OutgoingAssessment,
    OutgoingDecodeError,
    OutgoingEntry,
    OutgoingFile,
    OutgoingSupport,
    OutgoingWork,
    outgoing_from_json,
    outgoing_to_json,
    title_within,
)

texts = st.text(max_size=8)
counts = st.integers(0, 1 << 40)
files = st.builds(OutgoingFile, texts, texts, texts, counts, st.text("0123456789abcdef", min_size=64, max_size=64))
some_files = st.lists(files, max_size=2).map(tuple)
days = st.dates(date(2020, 1, 1))
times = st.datetimes(datetime(2020, 1, 1), timezones=st.just(timezone(timedelta(hours=1))))
kinds = st.sampled_from(WorkKind)
works = st.builds(OutgoingWork, st.uuids(), kinds, texts, texts, days, st.none() | days, counts, some_files)
entries = st.builds(
    OutgoingEntry,
    uid=st.uuids(),
    class_name=texts,
    classes=st.lists(texts, max_size=2).map(tuple),
    subject=texts,
    teacher=texts,
    school=texts,
    room=texts,
    number=st.none() | counts,
    sequence=texts,
    start=times,
    end=times,
    title=texts,
    html=texts,
    text=texts,
    supports=st.lists(st.builds(OutgoingSupport, st.sampled_from(SupportKind), texts, texts), max_size=2).map(tuple),
    assessments=st.lists(st.builds(OutgoingAssessment, kinds, texts, texts, some_files), max_size=1).map(tuple),
    works=st.lists(works, max_size=2).map(tuple),
    files=some_files,
    is_published=st.booleans(),
    publish_from=st.none() | times,
)


@settings(max_examples=50)
@given(entries)
def test_an_outgoing_entry_is_read_back(entry: OutgoingEntry) -> None:
    back = outgoing_from_json(outgoing_to_json(entry))
    assert back == entry
    assert {one.sha256 for one in back.all_files} >= {one.sha256 for work in entry.works for one in work.files}


@settings(max_examples=10)
@given(entries)
def test_a_field_of_another_trial_version_is_passed_over(entry: OutgoingEntry) -> None:
    record = json.loads(outgoing_to_json(entry)) | {"private_note": ""}
    assert outgoing_from_json(json.dumps(record)) == entry


@settings(max_examples=50)
@given(entries, st.data())
def test_a_spoilt_outgoing_entry_is_refused_or_read(entry: OutgoingEntry, data: st.DataObject) -> None:
    record = json.loads(outgoing_to_json(entry))
    key = data.draw(st.sampled_from(sorted(record)))
    record[key] = data.draw(st.none() | st.booleans() | st.integers() | texts | st.lists(texts, max_size=2))
    with suppress(OutgoingDecodeError):
        assert outgoing_from_json(json.dumps(record)).uid


@given(st.text(max_size=80), st.integers(1, 60))
def test_a_title_is_cut_to_its_length(title: str, length: int) -> None:
    cut = title_within(title, length)
    assert len(cut) <= length
    assert cut == title or cut.endswith("…")
