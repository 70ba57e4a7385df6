"""Fixtures of the whole program, for the tests that work it by hand: a conftest.py imports them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.hands import WAY, Fingers, placed
from tni.app.application import Application


@pytest.fixture
def program(tmp_path: Path, qapp: QApplication) -> Iterator[Application]:
    """A blank board in a home of its own, placed and with the focus."""
    with placed(tmp_path) as made:
        assert (made.main_controller.window.canvas.gl is not None) is (WAY == "gl")
        yield made


@pytest.fixture
def fingers(program: Application) -> Fingers:
    return Fingers(program)
