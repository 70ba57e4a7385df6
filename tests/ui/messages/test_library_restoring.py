"""The outcome of a restoring as sentences."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tni.ui import i18n
from tni.ui.messages.library_restoring import now_text, restored_text


@pytest.fixture(autouse=True)
def french(qapp: QApplication) -> Iterator[None]:
    i18n.install(qapp, "fr")
    yield
    i18n.install(qapp, "fr")


@pytest.mark.parametrize(
    ("written", "lost", "said"),
    [
        ([], [], "Rien n’a été écrit : votre bibliothèque n’a pas changé."),
        (["6e/eau.tni"], [], "1 leçon est dans votre bibliothèque."),
        ([], ["6e/eau.tni"], "Pas restauré : « eau »."),
        (["a.tni", "b.tni", "c.mp3"], ["d.tni", "e.tni"],
         "2 leçons sont dans votre bibliothèque. 1 autre fichier aussi. Pas restaurés : « d » et « e »."),
        ([], [f"{n}.tni" for n in range(9)],
         "Pas restaurés : « 0 », « 1 », « 2 », « 3 », « 4 » et 4 autres."),
    ],
)  # fmt: skip
def test_what_came_back_and_what_did_not_is_said_without_a_long_list(
    written: list[str], lost: list[str], said: str
) -> None:
    assert restored_text(written, lost, "") == said


@pytest.mark.parametrize(
    ("before", "now", "text"),
    [
        ("6e/Nombres.tni", "6e/Relatifs.tni", "s’appelle maintenant « Relatifs »"),
        ("Nombres.tni", "6e/Calcul/Nombres.tni", "est maintenant dans « 6e › Calcul »"),
        ("6e/Nombres.tni", "Nombres.tni", "est maintenant dans « Mes leçons »"),
    ],
)
def test_a_lesson_that_was_moved_or_renamed_is_said_to_be_there(before: str, now: str, text: str) -> None:
    assert now_text(before, now) == text
