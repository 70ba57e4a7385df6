"""Papers of rnote: colour and pattern, which goes on over the borders of pages."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor

from tni.api.formats import PlainItem, PlainPage, PlainPicture, PlainRuling
from tni.formats.lessons.import_files import ImportFiles
from tni.formats.lessons.import_losses import ImportLosses
from tni.formats.lessons.item_boxes import Box
from tni.formats.lessons.rnote_document import Json, as_number
from tni.formats.lessons.rnote_look import ink_of
from tni.formats.lessons.ruled_paper import IsometricPaper, LineSet, line_set_shapes

_WHITE = "#ffffff"
_LINE_PX, _DOT_PX = 0.5, 1.5
_STEP_PX = (2.0, 10_000.0)
_RULING_MM = (4.0, 40.0)
_NEAR_MM = 0.2
"""Difference of rulings that nobody sees."""


class RnotePaper:
    """Paper of a document's pages. mm: of a pixel."""

    def __init__(self, background: Mapping[str, Json], mm: float, files: ImportFiles, losses: ImportLosses) -> None:
        self._mm, self._files, self._losses = mm, files, losses
        self._paper = ink_of(background.get("color")).colour if "color" in background else _WHITE
        self._pattern = str(background.get("pattern", "none"))
        self._ink = ink_of(background.get("pattern_color")).colour
        size = background.get("pattern_size")
        given = size if isinstance(size, list) and len(size) == 2 else [32.0, 32.0]
        self._step_x, self._step_y = (min(max(as_number(one, 32.0), _STEP_PX[0]), _STEP_PX[1]) * mm for one in given)

    def ground(self, page: int, frame: Box) -> PlainPage:
        """Return a page with its paper alone. frame: the page on the sheet, in mm."""
        source = f"page{page}/background"
        step = self._step_x
        match self._pattern:
            case "none":
                return PlainPage(colour=self._paper)
            case "dots" if self._is_even and _RULING_MM[0] <= step <= _RULING_MM[1]:
                return PlainPage(colour=self._paper, ruling=PlainRuling.DOTTED, ruling_mm=step)
            case "grid" if self._is_own_grid(frame):
                return PlainPage(colour=self._paper, ruling=PlainRuling.SQUARED, ruling_mm=step)
        items = self._drawn(source, frame)
        if not items:
            self._losses.say_once(f"Motif du papier (« {self._pattern[:40]} ») non reproduit.", page, source)
            return PlainPage(colour=self._paper)
        self._losses.say_once("Les réglures sans équivalent sont posées en dessins verrouillés sous la page.")
        return PlainPage(colour=self._paper, items=tuple(items))

    @property
    def _is_even(self) -> bool:
        return abs(self._step_x - self._step_y) < _NEAR_MM

    def _is_own_grid(self, frame: Box) -> bool:
        step = self._step_x
        is_aligned = all(min(place % step, step - place % step) < _NEAR_MM for place in frame[:2])
        is_in_range = _RULING_MM[0] <= step <= _RULING_MM[1]
        return self._paper == _WHITE and self._is_even and is_in_range and is_aligned

    def _drawn(self, source: str, frame: Box) -> list[PlainItem] | None:
        left, top, width, height = frame[0], frame[1], frame[2] - frame[0], frame[3] - frame[1]
        across = self._lines(top, height, width, self._step_y, True)
        match self._pattern:
            case "lines":
                shapes = line_set_shapes([across], source)
            case "grid":
                upright = self._lines(left, width, height, self._step_x, False)
                shapes = line_set_shapes([across, upright], source)
            case "isometric_grid" | "isometric_dots":
                return self._isometric(source, width, height)
            case _:
                return None
        return None if shapes is None else list(shapes)

    def _lines(self, begin: float, length: float, width: float, step: float, across: bool) -> LineSet:
        numbers = range(ceil(begin / step - 1e-6), floor((begin + length) / step) + 1)
        places = [number * step - begin + _LINE_PX * self._mm / 2 for number in numbers]
        return LineSet(places, 0.0, width, _LINE_PX * self._mm, self._ink, across)

    def _isometric(self, source: str, width: float, height: float) -> list[PlainItem] | None:
        is_dotted = self._pattern == "isometric_dots"
        line = (_DOT_PX if is_dotted else _LINE_PX) * self._mm
        paper = IsometricPaper(width, height, self._step_y, 0.0, line, self._ink, self._paper, is_dotted)
        name = self._files.add_paper(paper)
        if name is None:
            return None
        return [PlainPicture(source=source, is_locked=True, file=name, x=0.0, y=0.0, width=width, height=height)]
