"""A lesson of ActivInspire is not read, and the message says what to do there instead."""

from __future__ import annotations

import pytest

from tni.api.formats import FormatError
from tni.formats.lessons.flipchart import FLIPCHART
from tni.formats.lessons.format_registry import read_lesson
from tni.ui.messages import plugin_formats
from tni.ui.messages.errors import known_error_message


def test_the_message_tells_the_way_out() -> None:
    with pytest.raises(FormatError) as raised:
        read_lesson(b"\x00", "Cours.FLIPCHART")
    text = known_error_message(raised.value)
    assert text is not None
    assert all(word in text for word in ("ActivInspire", "Exporter", "IWB", "PDF"))
    assert plugin_formats.FLIPCHART == FLIPCHART
