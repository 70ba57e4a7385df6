"""Commands of board tools as changes of the document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import isfinite, pi

from tni.api.tools import (
    ToolAdd,
    ToolCommand,
    ToolItem,
    ToolMove,
    ToolOval,
    ToolPolygon,
    ToolRemove,
    ToolStroke,
    ToolText,
)
from tni.core.geometry import Affine, Point
from tni.core.ids import ItemId, new_id
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.item_drawing import THEME, theme_colour
from tni.document.items import AnyItem, Page, PluginItem, Shape, ShapeKind, Stroke, Text
from tni.document.selection import deleted, moved
from tni.document.text_measurer import TextMeasurer
from tni.document.z_order import on_top
from tni.ink.pen import Pen
from tni.ink.sample import SampleBuffer
from tni.services.items.item_results import BadResultError

MOST_COMMANDS, MOST_POINTS, MOST_LETTERS = 500, 20_000, 20_000
SAMPLES_PER_S = 100.0
type MakeItem = Callable[[ToolItem, Affine], PluginItem | None]


class ToolChanges:
    """Maker of changes. make_item: makes an interactive item; None if its plugin is absent."""

    def __init__(self, measurer: TextMeasurer, make_item: MakeItem) -> None:
        self._measurer, self._make_item = measurer, make_item

    def change(self, document: Document, page: Page, commands: Sequence[ToolCommand]) -> Change:
        """Return the change of all commands, in order: removals and moves of what is there, then what is added.

        Raises: BadResultError.
        """
        if len(commands) > MOST_COMMANDS:
            raise BadResultError("too many commands at once")
        swaps: list[RecordChange] = []
        added: list[AnyItem] = []
        taken: set[str] = set()
        for command in commands:
            match command:
                case ToolRemove() | ToolMove():
                    keys = [key for key in command.items if _is_on(document, page, key) and key not in taken]
                    taken.update(keys)
                    swaps += _of_there(document, keys, command).swaps
                case ToolStroke() | ToolPolygon() | ToolOval() | ToolText() | ToolItem():
                    item = self._added(page, command)
                    added += [] if item is None else [item]
                case _:
                    raise BadResultError(f"{type(command).__name__} is no command")
        new = [replace(item, z=number) for number, item in enumerate(added)]
        adding = document.replace(ChangeKind.ADD, *on_top(document, page.id, new)).swaps
        return Change(ChangeKind.ADD if adding else ChangeKind.EDIT, (*swaps, *adding))

    def _added(self, page: Page, command: ToolAdd) -> AnyItem | None:
        key = ItemId(new_id())
        match command:
            case ToolStroke():
                pen = _pen(command.colour, command.width_mm, page)
                buffer = SampleBuffer(0.0)
                for number, (x, y) in enumerate(_points(command.points, 1)):
                    buffer.append(x, y, number / SAMPLES_PER_S)
                return Stroke(id=key, page=page.id, pen=pen, samples=buffer.samples())
            case ToolPolygon():
                (x0, y0), (x1, y1), *more = _points(command.points, 2)
                return Shape(
                    id=key, page=page.id, kind=ShapeKind.POLYGON if more else ShapeKind.LINE, x0=x0, y0=y0, x1=x1,
                    y1=y1, more=tuple(more), pen=_pen(command.colour, command.width_mm, page),
                    fill=_colour(command.fill, page),
                )  # fmt: skip
            case ToolOval(box=box):
                (x0, y0), (x1, y1) = _points(((box.x, box.y), (box.right, box.bottom)), 2)
                return Shape(
                    id=key, page=page.id, kind=ShapeKind.ELLIPSE, x0=x0, y0=y0, x1=x1, y1=y1,
                    pen=_pen(command.colour, command.width_mm, page), fill=_colour(command.fill, page),
                )  # fmt: skip
            case ToolText():
                return self._text(page, key, command)
            case ToolItem():
                ((x, y),) = _points(((command.x, command.y),), 1)
                return self._make_item(command, Affine.moving(x, y))

    def _text(self, page: Page, key: ItemId, command: ToolText) -> Text | None:
        if not isinstance(command.text, str) or len(command.text) > MOST_LETTERS:
            raise BadResultError("a text is a string, and not too long")
        ((x, y),) = _points(((command.x, command.y),), 1)
        if not command.text.strip():
            return None
        if not 0.5 <= command.size_mm <= 500.0:
            raise BadResultError(f"a text of {command.size_mm} mm")
        box = self._measurer.measure(command.text, command.size_mm, bold=command.bold)
        return Text(
            id=key, page=page.id, transform=Affine.moving(x, y), text=command.text, size_mm=command.size_mm,
            colour=_colour(command.colour, page) or "", font=box.font, font_version=box.font_version,
            width_mm=box.width_mm, height_mm=box.height_mm, bold=command.bold,
        )  # fmt: skip


def _of_there(document: Document, keys: Sequence[str], command: ToolRemove | ToolMove) -> Change:
    items = [ItemId(key) for key in keys]
    if isinstance(command, ToolRemove):
        return deleted(document, items)
    ((dx, dy), about) = _points(((command.dx, command.dy), command.about), 2)
    turn = Affine.rotating(_number(command.turn) * pi / 180, about)
    return moved(document, items, Affine.moving(dx, dy).after(turn))


def _is_on(document: Document, page: Page, key: str) -> bool:
    item = document.item(ItemId(key))
    return item is not None and item.page == page.id and not item.locked


def _pen(colour: str, width_mm: float, page: Page) -> Pen:
    if not 0.0 < _number(width_mm) <= 100.0:
        raise BadResultError(f"a line of {width_mm} mm")
    return Pen(colour=_colour(colour, page) or "", width_mm=width_mm)


def _colour(colour: str | None, page: Page) -> str | None:
    if colour is None:
        return None
    try:
        return theme_colour(colour, page.paper) if colour in THEME else Pen(colour=colour).colour
    except (TypeError, ValueError) as error:
        raise BadResultError(f"{colour!r} is no colour") from error


def _points(points: Sequence[Point], least: int) -> list[Point]:
    if not least <= len(points) <= MOST_POINTS:
        raise BadResultError(f"{len(points)} points")
    return [(_number(x), _number(y)) for x, y in points]


def _number(value: float) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not isfinite(value) or abs(value) > 1e5:
        raise BadResultError(f"{value!r} is no place on a page")
    return float(value)
