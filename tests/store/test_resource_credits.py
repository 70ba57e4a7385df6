"""The credit of a resource stays with its content: files are renamed, moved and kept again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tni.document.lesson_plan import Credit
from tni.store.resource_folder import ResourceFolder

FOR_CLASS = Credit(id="credit:", source="Manuel, p. 12", classroom_only=True, later='{"seen": 1}')


@pytest.fixture
def folder(tmp_path: Path) -> ResourceFolder:
    return ResourceFolder(tmp_path / "Ressources")


def test_a_file_that_is_renamed_and_moved_keeps_its_credit(folder: ResourceFolder) -> None:
    file = folder.path / folder.add(b"un", "Carte", ".png", FOR_CLASS)
    (folder.path / "SVT").mkdir()
    file.rename(folder.path / "SVT/Europe.png")
    assert folder.credit("SVT/Europe.png") == FOR_CLASS
    (folder.path / "SVT/Autre.png").write_bytes(b"deux")
    assert folder.credit("SVT/Autre.png") is None
    other = folder.add(b"trois", "Carte", ".png")
    assert folder.credit(other) is None, "the credit of the one before is not that of another picture"
    (folder.path / "SVT/Europe.png").unlink()
    assert folder.credit("SVT/Europe.png") is None


def test_a_credit_that_is_known_later_comes_to_the_file_that_is_there(folder: ResourceFolder) -> None:
    path = folder.add(b"un", "Carte", ".png")
    assert folder.add(b"un", "Carte", ".png", FOR_CLASS) == path
    assert folder.credit(path) == FOR_CLASS
    folder.add(b"un", "Carte", ".png", Credit(id="credit:", author="Nadar"))
    kept = folder.credit(path)
    assert kept is not None
    assert (kept.source, kept.author, kept.classroom_only) == ("Manuel, p. 12", "Nadar", True)
