"""A title of any kind gives a name that every disk takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.file_names import STEM_BYTES, safe_stem


@given(st.text() | st.text(alphabet="/:.? conCON1\x00\u202eé\u0301"))
def test_any_title_gives_a_name_that_every_disk_takes(title: str) -> None:
    stem = safe_stem(title)
    assert len(stem.encode()) <= STEM_BYTES
    assert not set(stem) & set('/\\:*?"<>|')
    assert stem.isprintable()
    assert stem == stem.strip(". ")
    assert stem.partition(".")[0].strip().casefold() not in {"con", "nul", "aux", "prn", "com1", "lpt9"}
    assert safe_stem(stem) == stem


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Fractions 1/2 : début", "Fractions 1 2 début"),
        ("  Qui est-ce\u00a0? ", "Qui est-ce"),
        ("e\u0301le\u0300ve", "élève"),
        ("…", "…"),
        (".caché", "caché"),
        ("CON", "_CON"),
        ("nul.géo", "_nul.géo"),
        ("///", ""),
        ("é" * 100, "é" * 60),
    ],
)
def test_titles_as_teachers_write_them(title: str, stem: str) -> None:
    assert safe_stem(title) == stem


def test_a_title_of_any_length_is_read_at_its_beginning_alone() -> None:
    assert safe_stem(" " * 1000 + "x") == ""
    assert safe_stem("a" * 10_000_000) == "a" * STEM_BYTES
