"""Drawings of the formulas in texts, made once each and off the main thread."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, current_thread, main_thread
from typing import TYPE_CHECKING

from tni.core.tasks import TaskRunner

if TYPE_CHECKING:
    from tni.quiz.bank.rendered_question import DrawnFormula

type DrawFormula = Callable[[str], DrawnFormula | None]
MOST_SHAPES = 2_000


class FormulaShapes:
    """Cache of the drawings. Usable on any thread: on the main thread a drawing that is not there yet is made by a
    worker, since the first one takes a second; elsewhere it is waited for.

    draw: returns the drawing of LaTeX, None for what is no formula. arrived: called on the main thread when drawings
    have become ready.
    """

    def __init__(self, draw: DrawFormula, tasks: TaskRunner | None = None) -> None:
        self._draw, self._tasks, self._lock = draw, tasks, Lock()
        self._shapes: dict[str, DrawnFormula | None] = {}
        self._asked: set[str] = set()
        self.arrived: Callable[[], None] = lambda: None

    def find(self, latex: str) -> DrawnFormula | None:
        """Return a drawing; None for what is no formula, or is not drawn yet."""
        if latex in self._shapes:
            return self._shapes[latex]
        if self._tasks is not None and current_thread() is main_thread():
            if latex not in self._asked:
                self._asked.add(latex)
                self._tasks.submit(lambda: self._make(latex), lambda _shape: self._arrive(latex), lambda _error: None)
            return None
        return self._make(latex)

    def is_pending(self, latex: str) -> bool:
        return latex not in self._shapes

    def _make(self, latex: str) -> DrawnFormula | None:
        shape = self._draw(latex)
        with self._lock:
            if len(self._shapes) >= MOST_SHAPES:
                self._shapes.clear()
            self._shapes[latex] = shape
        return shape

    def _arrive(self, latex: str) -> None:
        self._asked.discard(latex)
        self.arrived()


def coloured_formula(svg: bytes, colour: str) -> bytes:
    """Return a drawing, which is black, in a colour. colour: "#rrggbb"."""
    return svg.replace(b'"black"', f'"{colour}"'.encode())
