"""Laws of the file names that are made of titles."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.library.file_names import MOST_BYTES, file_stem

TITLES = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@given(TITLES)
def test_a_name_is_valid_everywhere_and_stays_as_it_is(title: str) -> None:
    name = file_stem(title)
    assert len(name.encode()) <= MOST_BYTES + 1
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert not name.startswith((".", " "))
    assert not name.endswith((".", " "))
    assert file_stem(name) == name


@given(TITLES)
def test_a_name_can_be_given_to_a_file(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    if name := file_stem(title):
        path = Path(tmp_path_factory.getbasetemp()) / f"{name}.tni"
        path.touch()
        path.unlink()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Les fractions", "Les fractions"),
        ("Cours 3/4 : aires ?", "Cours 3-4 aires"),
        ("  .caché ", "caché"),
        ("CON", "CON_"),
    ],
)
def test_a_name_reads_like_its_title(title: str, name: str) -> None:
    assert file_stem(title) == name
