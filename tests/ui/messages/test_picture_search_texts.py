"""Texts of the search for pictures tell how many there are so far."""

from __future__ import annotations

import pytest

from tni.library.picture_search import PicturesFound
from tni.services.pictures.picture_finder import FinderState
from tni.ui.messages.picture_search import count_text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, ""),  # the empty grid says what to do, and nothing is looked through without a folder
        (1, "Recherche dans les dossiers : 1 image…"),
        (1200, "Recherche dans les dossiers : 1\u202f200 images…"),
    ],
)
def test_pictures_are_counted_while_folders_are_looked_through(qapp: object, count: int, text: str) -> None:
    assert count_text(FinderState(is_walking=True, count=count), PicturesFound((), count)) == text
