"""Shipped lessons are listed as a school orders them."""

from __future__ import annotations

import shutil
from pathlib import Path

from tni.app.shipped_files import lessons_folder
from tni.services.library.example_lessons import read_examples


def test_they_are_listed_by_level_and_what_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    for name in ("fractions.tni", "CP - Dix et encore.tni", "Terminale - Philosophie.tni", "lecon-d-entrainement.tni"):
        shutil.copyfile(lessons_folder() / name, tmp_path / name)
    (tmp_path / "bad.tni").write_bytes(b"no lesson")
    found = [(one.lesson.title, one.level, one.subject) for one in read_examples(tmp_path)]
    assert found == [
        ("Leçon d’entraînement", "Enseignants", "Prise en main de TNI"),
        ("Dix et encore", "CP", "Mathématiques"),
        ("Les fractions", "CM1 – CM2 – 6e", "Mathématiques"),
        ("Suis-je libre quand je fais ce que je veux ?", "Terminale", "Philosophie"),
    ]
