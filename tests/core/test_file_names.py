"""A title of any kind gives a name that every disk takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.file_names import STEM_BYTES, portable_name, safe_stem


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


@pytest.mark.parametrize(
    "name", ["Fractions", "leçon 2.1", "6e B", "e\u0301le\u0300ve", "Été (2)", "長い名前", "a" * 200, "…"]
)
def test_a_name_that_every_system_takes_stays(name: str) -> None:
    assert portable_name(name) == name


@pytest.mark.parametrize(
    ("name", "portable"),
    [
        ("aux", "_aux"), ("CON.2026", "_CON.2026"), ("lpt9", "_lpt9"), ("cours.", "cours"), ("cours ", "cours"),
        (" a", "a"), (".", "_"), ("", "_"), ("a:b", "a b"), ("C:\\temp", "C temp"), ("a\nb", "a b"),
        ("a\x1b[31m", "a[31m"), ("\u202egnp.exe", "gnp.exe"), ("a\u2066b", "ab"), ("a\udcffb", "ab"),
        ("***", "_"), ("a?", "a"),
    ],
)  # fmt: skip
def test_a_name_that_only_some_systems_take_is_made_anew(name: str, portable: str) -> None:
    assert portable_name(name) == portable
    assert portable_name(portable) == portable
