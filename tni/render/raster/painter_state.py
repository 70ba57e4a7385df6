"""State of a QPainter that is given back also when drawing is interrupted: Qt complains of a painter that ends without
that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPainter


@contextmanager
def saved_state(painter: QPainter) -> Iterator[None]:
    """Save the painter's state, and restore it at the end of the block."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()
