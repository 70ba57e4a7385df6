"""Entries in a folder: pages that stand alone, calendar files by the book, and an index of what lies there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.folder.calendar_file import calendar_file
from plugins.folder.fake import ADDRESS, FakeFolder, account
from plugins.folder.folder_connector import FolderConnector
from plugins.folder.names import file_names
from tests.plugins.folder.goldens import GOLDENS, earlier_entry, full_entry, golden_of, written_files
from tests.support.plugin_folders import PARIS, FilesInMemory, NotesInMemory, sample_entry
from tni.api.ent import ConnectorError, ConnectorFault, OutgoingEntry
from tni.api.http import FilePart
from tni.services.plugins.folder_port import FolderHttp

CONNECTOR = FolderConnector()
PLACE = "5e-A/2026-11-23_0800_Mathematiques_1f3a9c2e"


def publish(folder: FakeFolder, entry: OutgoingEntry, notes: NotesInMemory | None = None) -> NotesInMemory:
    notes = notes or NotesInMemory()
    CONNECTOR.publish(entry, account(), folder, notes)
    return notes


def test_what_is_written_is_as_it_was_looked_at() -> None:
    """`python -m tests.plugins.folder.goldens` writes the goldens anew; look at them in a browser."""
    files = written_files()
    assert {golden_of(path).name for path in files} == {path.name for path in GOLDENS.iterdir()}
    for path, content in files.items():
        assert content == golden_of(path).read_bytes(), path


def test_an_entry_is_read_back_as_it_was_sent() -> None:
    folder, entry = FakeFolder(), full_entry()
    notes = publish(folder, entry)
    for kept in (notes, NotesInMemory()):  # with notes, and by its mark
        stored = CONNECTOR.read_back(entry, account(), folder, kept)
        assert stored is not None
        assert (stored.title, stored.html, stored.is_published) == (entry.title, entry.html, True)
        assert stored.works is not None
        assert [(one.uid, one.html, one.due) for one in stored.works] == [
            (str(one.uid), one.html, one.due) for one in entry.works
        ]
        assert stored.files is not None
        assert [(one.name, one.sha256) for one in stored.files] == [(one.name, one.sha256) for one in entry.all_files]
    assert CONNECTOR.read_back(earlier_entry(), account(), folder, NotesInMemory()) is None


@pytest.mark.parametrize("has_notes", [True, False])
def test_an_edited_entry_takes_the_place_of_the_earlier(has_notes: bool) -> None:
    """Also when its class, its hour, its files change, and when it becomes a draft."""
    folder, entry = FakeFolder(), full_entry()
    notes = publish(folder, entry)
    folder.files[f"{PLACE}/photo de la prof.jpg"] = b"hers"
    changes: list[dict[str, object]] = [
        {"title": "Autre titre", "files": ()},
        {"class_name": "5e B"},
        {"start": entry.start + timedelta(hours=1), "end": entry.end + timedelta(hours=1)},
        {"is_published": False},
    ]
    for change in changes:
        entry = replace(entry, **change)  # type: ignore[arg-type]
        publish(folder, entry, notes if has_notes else None)
        fresh = FakeFolder()
        publish(fresh, entry)
        left = {path: content for path, content in folder.files.items() if "photo" not in path}
        assert left == fresh.files
    assert folder.files[f"{PLACE}/photo de la prof.jpg"] == b"hers"


def test_her_own_file_of_the_same_name_stays() -> None:
    """Whether it lay there before, or came after the entry was sent without files."""
    folder, entry = FakeFolder(), full_entry()
    name = next(iter(file_names(entry).values()))
    notes = publish(folder, replace(entry, files=(), works=(), assessments=()))
    folder.files[f"{PLACE}/{name}"] = b"hers"
    for _ in range(2):
        publish(folder, entry, notes)
        assert folder.files[f"{PLACE}/{name}"] == b"hers"
        stored = CONNECTOR.read_back(entry, account(), folder, notes)
        assert stored is not None
        assert [one.sha256 for one in stored.files or ()] == [one.sha256 for one in entry.all_files]
    CONNECTOR.withdraw(entry, account(), folder, notes)
    assert folder.files[f"{PLACE}/{name}"] == b"hers"
    assert folder.visible() == [f"{PLACE}/{name}"]


def test_a_withdrawn_entry_leaves_the_others() -> None:
    folder = FakeFolder()
    publish(folder, earlier_entry())
    before = dict(folder.files)
    notes = publish(folder, full_entry())
    for kept in (notes, NotesInMemory(), NotesInMemory()):
        CONNECTOR.withdraw(full_entry(), account(), folder, kept)
        assert folder.files == before
    assert notes.values == {}


def test_the_index_lists_what_lies_there() -> None:
    folder, entry = FakeFolder(), full_entry()
    other = replace(entry, uid=earlier_entry().uid, start=entry.start + timedelta(days=1), title="Suite", works=())
    publish(folder, entry)
    publish(folder, other)
    text = folder.files["index.html"]
    assert isinstance(text, bytes)
    assert text.index(b"Suite") < text.index(b"Reconna")
    for path in [path for path in folder.files if path.startswith(PLACE)]:
        del folder.files[path]  # by hand
    folder.files["5e-A/index.html"] = b'<meta name="generator" content="TNI"><li data-entry="spoilt">'
    publish(folder, other)
    text = folder.files["index.html"]
    assert isinstance(text, bytes)
    assert b"Suite" in text
    assert b"Reconna" not in text


def test_an_index_page_of_the_teacher_is_not_replaced() -> None:
    folder = FakeFolder({"index.html": b"<h1>Mon site</h1>"})
    for call in (lambda: publish(folder, full_entry()), lambda: CONNECTOR.check(account(), folder)):
        with pytest.raises(ConnectorError) as refused:
            call()
        assert refused.value.fault is ConnectorFault.REFUSED
    assert folder.files == {"index.html": b"<h1>Mon site</h1>"}


def test_two_files_of_one_name_are_both_there() -> None:
    files = FilesInMemory()
    pair = (files.add("a.pdf", b"one"), files.add("a.pdf", b"two"), files.add("Seance.html", b"three"))
    folder = FakeFolder()
    publish(folder, sample_entry(files=pair))
    found = {path.rpartition("/")[2]: one.sha256 for path, one in folder.files.items() if isinstance(one, FilePart)}
    assert found == {"a.pdf": pair[0].sha256, "a-2.pdf": pair[1].sha256, "Seance-2.html": pair[2].sha256}


def test_a_real_folder_gets_the_same_files(tmp_path: Path) -> None:
    files = FilesInMemory()
    entry = sample_entry(files=(files.add("tableau.pdf", b"%PDF" * 1000),))
    notes = NotesInMemory()
    port = FolderHttp(tmp_path, files, {one.sha256: one.size for one in entry.all_files})
    for _ in range(2):
        receipt = CONNECTOR.publish(entry, account(), port, notes)
    assert receipt.address == f"{ADDRESS}/{PLACE}/seance.html"
    assert (tmp_path / PLACE / "tableau.pdf").read_bytes() == b"%PDF" * 1000
    fake = FakeFolder()
    publish(fake, entry)
    assert {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*")} == set(fake.files)
    stored = CONNECTOR.read_back(entry, account(), port, notes)
    assert stored is not None
    assert [(one.size, one.sha256) for one in stored.files or ()] == [(4000, entry.files[0].sha256)]
    CONNECTOR.withdraw(entry, account(), port, notes)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


@given(
    st.text(max_size=200).filter(lambda text: text.isprintable()),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(PARIS), allow_imaginary=False),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
)
def test_calendar_files_are_read_as_they_were_meant(text: str, start: datetime, due: date) -> None:
    start = start.replace(microsecond=0)
    entry = sample_entry(start=start, end=start + timedelta(hours=1), text=f"{text}\n{text}", title=text)
    entry = replace(entry, works=(replace(entry.works[0], text=text, due=due),))
    data = calendar_file(entry)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(data)
    (event,), (task,) = calendar.walk("VEVENT"), calendar.walk("VTODO")
    assert event.decoded("dtstart").timestamp() == start.timestamp()  # a time of a doubled hour equals no other
    assert event["description"] == f"{text}\n{text}\n{text}".strip()
    assert task["description"] == f"{text.strip()}\nDurée : 20 min".strip()
    assert (task.decoded("due"), task["related-to"], event["uid"]) == (due, str(entry.uid), str(entry.uid))
    assert not calendar.walk("VEVENT")[0].errors
