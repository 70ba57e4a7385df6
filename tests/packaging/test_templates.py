"""Shipped templates: sound, small, of one page each, and the same each time they are made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tni.app.shipped_files import templates_folder
from tni.document.items import bounds
from tni.services.lesson.closed_lesson import read_layer
from tni.store.lesson_check import check_lesson
from tni.store.lesson_info import describe_lesson

ROOT = Path(__file__).parents[2]
TITLES = {
    "dictee": "Dictée", "probleme": "Problème en trois colonnes", "carte-mentale": "Carte mentale", "frise": "Frise",
    "vocabulaire": "Vocabulaire",
}  # fmt: skip
MOST_BYTES = 120_000


def test_all_of_them_are_there() -> None:
    assert sorted(path.name for path in templates_folder().iterdir()) == sorted(f"{name}.tni" for name in TITLES)


@pytest.mark.parametrize("name", TITLES)
def test_it_is_one_page_that_can_be_filled_in(name: str) -> None:
    path = templates_folder() / f"{name}.tni"
    assert check_lesson(path) == []
    assert path.stat().st_size <= MOST_BYTES
    document = read_layer(path, None)
    assert document.info.title == TITLES[name]
    (page,) = document.pages()
    for item in document.items(page.id):
        box = bounds(item)
        assert box.x >= 0
        assert box.y >= 0
        assert box.right <= page.format.width_mm
        assert box.bottom <= page.format.height_mm


@pytest.mark.qt
def test_making_them_anew_gives_the_same(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "packaging" / "templates", tmp_path], check=True, cwd=ROOT, timeout=120)
    for name in TITLES:
        made, kept = (describe_lesson(folder / f"{name}.tni") for folder in (tmp_path, templates_folder()))
        assert (made["title"], made["pages"]) == (kept["title"], kept["pages"])
