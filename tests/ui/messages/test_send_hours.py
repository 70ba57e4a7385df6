"""Hours of sending in plain words."""

from __future__ import annotations

import pytest

from tni.cahier.send_window import ALWAYS, CIRCULAR_2025, OpenHours, SendWindow
from tni.ui.messages.send_hours import hours_text

EIGHT = OpenHours(8 * 60, 18 * 60 + 30)


@pytest.mark.parametrize(
    ("window", "text"),
    [
        (
            CIRCULAR_2025,
            "Les séances partent du lundi au vendredi de 7 h 00 à 20 h 00 ; sinon elles attendent. "
            "C’est la règle nationale (circulaire du 10 juillet 2025).",
        ),
        (ALWAYS, "Les séances partent dès qu’elles sont confirmées, à toute heure."),
        (
            SendWindow((EIGHT, EIGHT, None, EIGHT, EIGHT, OpenHours(0, 24 * 60), None)),
            "Les séances partent les lundi et mardi de 8 h 00 à 18 h 30 et les jeudi et vendredi de 8 h 00 à 18 h 30 "
            "et le samedi de 0 h 00 à 24 h 00 ; sinon elles attendent.",
        ),
    ],
)
def test_hours_are_told_in_a_sentence(window: SendWindow, text: str) -> None:
    assert hours_text(window).replace("\u00a0", " ") == text
