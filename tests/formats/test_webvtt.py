"""Tests of the reader of subtitles."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.document.subtitles import Cue, text_at
from tni.formats.webvtt import read_subtitles, written_subtitles

VTT = """WEBVTT - titre

STYLE
::cue { color: red }

NOTE rien

intro
00:01.000 --> 00:03.500 line:0 align:start
<v Emma>Bonjour &amp; <i>bienvenue</i>

01:00:02.250 --> 01:00:04.000
Une heure
plus tard
"""
SRT = "1\r\n00:00:01,500 --> 00:00:02,750\r\nÉté\r\n\r\n2\r\n00:00:03,000 --> 00:00:02,000\r\nà l’envers\r\n"


def test_cues_have_plain_text_and_times_in_seconds() -> None:
    assert read_subtitles(VTT.encode()) == (
        Cue(1.0, 3.5, "Bonjour & bienvenue"), Cue(3602.25, 3604.0, "Une heure\nplus tard"),
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_subrip_is_read_too_in_the_usual_encodings(encoding: str) -> None:
    assert read_subtitles(SRT.encode(encoding)) == (Cue(1.5, 2.75, "Été"),)


@pytest.mark.parametrize("data", [b"", b"WEBVTT\n\n", b"Bonjour", bytes(3 << 20)])
def test_a_file_without_subtitles_is_an_error(data: bytes) -> None:
    with pytest.raises(ValueError, match="subtitles"):
        read_subtitles(data)


def test_what_is_shown_at_a_time_is_each_cue_that_holds_then() -> None:
    cues = (Cue(0.0, 2.0, "un"), Cue(1.0, 3.0, "deux"))
    assert [text_at(cues, at) for at in (0.5, 1.5, 2.0, 3.0)] == ["un", "un\ndeux", "deux", ""]


_words = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\n\x00", exclude_categories=["Cs", "Z", "C"]), min_size=1
)
_cues = st.builds(
    lambda start, length, words: Cue(start / 1000, (start + length) / 1000, words),
    st.integers(0, 9_000_000), st.integers(1, 100_000), _words.filter(lambda text: "-->" not in text),
)  # fmt: skip


@given(st.lists(_cues, min_size=1, max_size=8))
def test_what_is_written_is_read_again(cues: list[Cue]) -> None:
    assert read_subtitles(written_subtitles(cues)) == tuple(sorted(cues, key=lambda cue: cue.start_s))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(ValueError):
        assert all(cue.start_s < cue.end_s and cue.text for cue in read_subtitles(data))
