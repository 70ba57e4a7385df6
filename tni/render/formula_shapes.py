"""Drawings of the formulas in texts, made once each and off the main thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock, current_thread, main_thread
from typing import TYPE_CHECKING

from tni.core.tasks import TaskRunner

if TYPE_CHECKING:
    from tni.document.formula_places import PlacedDrawing
    from tni.quiz.bank.rendered_question import DrawnFormula

type DrawFormula = Callable[[str], DrawnFormula | None]
type PlaceFormula = Callable[[str], PlacedDrawing | None]
MOST_SHAPES = 2_000


class FormulaShapes:
    """Cache of the drawings. Usable on any thread: on the main thread a drawing that is not there yet is made by a
    worker, since the first one takes a second; elsewhere it is waited for.

    draw: returns the drawing of LaTeX, None for what is no formula. place: returns it with the places of its signs.
    arrived: called on the main thread when drawings have become ready.
    """

    def __init__(self, draw: DrawFormula, tasks: TaskRunner | None = None, place: PlaceFormula | None = None) -> None:
        self._draw, self._tasks, self._lock, self._place = draw, tasks, Lock(), place
        self._stand_in: tuple[str, DrawnFormula] | None = None
        self._shapes: dict[str, DrawnFormula | None] = {}
        self._asked: set[str] = set()
        self.arrived: Callable[[], None] = lambda: None

    def find(self, latex: str) -> DrawnFormula | None:
        """Return a drawing; None for what is no formula, or is not drawn yet."""
        if self._stand_in is not None and self._stand_in[0] == latex:
            return self._stand_in[1]
        if latex in self._shapes:
            return self._shapes[latex]
        if self._tasks is not None and current_thread() is main_thread():
            if latex not in self._asked:
                self._asked.add(latex)
                self._tasks.submit(lambda: self._make(latex), lambda _shape: self._arrive(latex), lambda _error: None)
            return None
        return self._make(latex)

    def show_meanwhile(self, latex: str, shape: DrawnFormula | None) -> None:
        """Let another drawing stand for a formula that is being composed and has none, none yet, or one of an unknown
        command. shape: None ends it."""
        self._stand_in = None if shape is None else (latex, shape)

    def draw_now(self, latex: str) -> None:
        """Draw a formula at once, also on the main thread."""
        if latex not in self._shapes:
            self._make(latex)

    def place(self, latex: str, done: Callable[[PlacedDrawing | None], None]) -> None:
        """Draw a formula with the places of its signs. done: called with it on the main thread; None for what is no
        formula. Without a worker it is called at once."""

        def arrive(placed: PlacedDrawing | None) -> None:
            self._keep(latex, None if placed is None else placed.drawing)
            done(placed)

        make = self._place
        if make is None or self._tasks is None:
            arrive(None if make is None else make(latex))
        else:
            self._tasks.submit(lambda: make(latex), arrive, lambda _error: arrive(None))

    def draw_ahead(self, formulas: Sequence[str], done: Callable[[], None]) -> None:
        """Draw formulas that are shown soon, as on the keys of a palette. done: called on the main thread."""
        wanted = [latex for latex in formulas if latex not in self._shapes]

        def make() -> None:
            for latex in wanted:
                self._make(latex)

        if not wanted or self._tasks is None:
            make()
            done()
        else:
            self._tasks.submit(make, lambda _none: done(), lambda _error: done())

    def is_pending(self, latex: str) -> bool:
        return latex not in self._shapes

    def _make(self, latex: str) -> DrawnFormula | None:
        shape = self._draw(latex)
        self._keep(latex, shape)
        return shape

    def _keep(self, latex: str, shape: DrawnFormula | None) -> None:
        with self._lock:
            if len(self._shapes) >= MOST_SHAPES:
                self._shapes.clear()
            self._shapes[latex] = shape

    def _arrive(self, latex: str) -> None:
        self._asked.discard(latex)
        self.arrived()


def coloured_formula(svg: bytes, colour: str) -> bytes:
    """Return a drawing, which is black, in a colour. Where that is light, the page is dark, and parts with colours of
    their own have those for it. colour: "#rrggbb"."""
    if b'="#' in svg and _is_light(colour):
        from tni.document.formula_colours import on_dark_page  # with the first formula in colours

        svg = on_dark_page(svg)
    return svg.replace(b'"black"', f'"{colour}"'.encode())


def _is_light(colour: str) -> bool:
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)] if len(colour) == 7 and colour[0] == "#" else [0]
    return max(parts) + min(parts) > 255
