"""Tests of the changes to sounds and films of a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import open_board
from tests.support.films import write_film
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.items import RATE_RANGE, Media, bounds
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.memory_lesson import MemoryLesson
from tni.services.media.media_edits import RATES, bounded, change_media, next_rate, put_media
from tni.services.media.media_errors import MediaError, MediaFault, SubtitlesError
from tni.services.media.media_files import (
    MediaFacts,
    StoredMedia,
    check_media,
    store_media,
    store_subtitles,
    subtitles_of,
    write_playable,
)

STORED = StoredMedia(BlobId("film"), "volcan.mp4")


def put(editor: LessonEditor, facts: MediaFacts) -> Media:
    put_media(editor, STORED, facts, "Volcan")
    (item,) = editor.document.items(editor.page.id)
    assert isinstance(item, Media)
    return item


def test_a_film_comes_in_its_shape_within_the_page_and_goes_by_one_undo() -> None:
    editor = open_board()
    item = put(editor, MediaFacts(12.0, True, 1080, 1920, b"poster"))
    assert item.height_mm / item.width_mm == pytest.approx(1920 / 1080)
    box, page = bounds(item), editor.page.format
    assert 0 <= box.x < box.right <= page.width_mm
    assert 0 <= box.y < box.bottom <= page.height_mm
    assert (editor.selection, item.poster is not None, item.seconds) == ({item.id}, True, 12.0)
    editor.undo()
    assert editor.document.items(editor.page.id) == []


def test_values_change_by_one_undo_step_each() -> None:
    editor = open_board()
    item = put(editor, MediaFacts(60.0, film=False))
    change_media(editor, item.id, start_s=10.0, end_s=20.0)
    change_media(editor, item.id, rate=9.0)
    found = editor.document.item(item.id)
    assert isinstance(found, Media)
    assert (found.start_s, found.end_s, found.rate) == (10.0, 20.0, 2.0)
    editor.undo()
    editor.undo()
    assert editor.document.item(item.id) == item


def test_nothing_changes_where_nothing_differs_or_is_no_media() -> None:
    editor = open_board()
    item = put(editor, MediaFacts(60.0, film=False))
    steps = editor.document.item(item.id)
    assert not change_media(editor, item.id, volume=1.0).what
    assert not change_media(editor, ItemId("other"), volume=0.5).what
    assert editor.document.item(item.id) is steps


@given(st.floats(-10, 1000), st.floats(-10, 1000), st.floats(-1, 9), st.floats(-1, 9), st.floats(0, 500))
def test_any_values_come_into_their_bounds(
    start: float, end: float, rate: float, volume: float, seconds: float
) -> None:
    item = Media(id=ItemId("m"), page=PageId("p"), blob=BlobId("b"), name="a.mp3", width_mm=9.0, height_mm=9.0)
    item = replace(item, seconds=seconds, start_s=start, end_s=end, rate=rate, volume=volume)
    made = bounded(item)
    assert bounded(made) == made
    assert 0.0 <= made.start_s <= max(seconds, start, 0.0)
    assert made.end_s == 0.0 or made.start_s < made.end_s
    assert RATE_RANGE[0] <= made.rate <= RATE_RANGE[1]
    assert 0.0 <= made.volume <= 1.0


def test_each_speed_is_reached_by_pressing_on() -> None:
    rate, seen = 1.0, set[float]()
    for _ in RATES:
        rate = next_rate(rate)
        seen.add(rate)
    assert seen == set(RATES)


def test_files_are_stored_with_the_subtitles_beside_them(tmp_path: Path) -> None:
    film = write_film(tmp_path / "volcan.mp4")
    film.with_suffix(".vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour\n")
    port = MemoryLesson()
    check_media(film)
    stored = store_media(film, port)
    assert stored.name == "volcan.mp4"
    assert stored.subtitles is not None
    assert [cue.text for cue in subtitles_of(port.blob(stored.subtitles))] == ["Bonjour"]
    path = write_playable(stored.blob, port, tmp_path)
    assert path.read_bytes() == film.read_bytes()


@pytest.mark.parametrize(
    ("content", "fault"),
    [(b"", MediaFault.EMPTY), (b"#EXTM3U\nfilm.mp4", MediaFault.NO_MEDIA), (None, MediaFault.UNREADABLE)],
)
def test_other_files_are_refused_with_the_reason(tmp_path: Path, content: bytes | None, fault: MediaFault) -> None:
    path = tmp_path / "film.mp4"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(MediaError) as raised:
        check_media(path)
    assert raised.value.fault is fault


def test_a_list_of_addresses_in_the_lesson_is_never_handed_to_the_player(tmp_path: Path) -> None:
    port = MemoryLesson()
    blob = port.put_blob(b"#EXTM3U\nhttp://exemple.fr/film.mp4")
    with pytest.raises(MediaError):
        write_playable(blob, port, tmp_path)


def test_a_file_without_subtitles_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "film.vtt"
    path.write_text("Bonjour")
    with pytest.raises(SubtitlesError):
        store_subtitles(path, MemoryLesson())
