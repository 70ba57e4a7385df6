"""Pieces that a finger moves about on an item: coins, tiles, blocks. Each is a JSON object of the item's state, with
`id`, and `x`, `y` of its top left corner in millimetres of the item. Those drawn last lie on top.

A piece is dragged out of a *source*, a place of the stock, and put back by leaving it on the stock: there it is not
seen, and it is gone with the next act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tni.api.item_shapes import box_points
from tni.core.geometry import Rect
from tni.document.item_handles import HandleCursor, HandleDrag, ItemHandle, TapTarget

__all__ = ["Piece", "PieceTray", "next_id", "piece_of", "source_handle"]

type Piece = Mapping[str, Any]

PIECE: Final = "piece "
SOURCE: Final = "source "
MOST_LABELLED: Final = 12
"""Most pieces that the panel offers to keys."""


def next_id(pieces: Iterable[Piece]) -> int:
    return max((piece["id"] for piece in pieces), default=0) + 1


def piece_of(name: str) -> int | None:
    """Return the id of the piece that a handle or target of a tray belongs to."""
    return int(name.removeprefix(PIECE)) if name.startswith(PIECE) else None


def source_handle(key: str, box: Rect, label: str) -> ItemHandle:
    """Return the handle of a source: what begins there drags a new piece."""
    return ItemHandle(SOURCE + key, box.center, area=box_points(box), shown=False, label=label)


@dataclass(frozen=True, slots=True)
class PieceTray:
    """Place on which pieces lie. box: all that they reach. stock: where one that is put back vanishes. size_of: width
    and height of a piece. most: pieces at a time."""

    box: Rect
    stock: Rect | None
    size_of: Callable[[Piece], tuple[float, float]]
    most: int = 80

    def box_of(self, piece: Piece) -> Rect:
        return Rect(piece["x"], piece["y"], *self.size_of(piece))

    def is_out(self, piece: Piece) -> bool:
        """Return whether a piece has been put back."""
        return self.stock is not None and self.stock.contains(*self.box_of(piece).center)

    def lying(self, pieces: Iterable[Piece]) -> list[Piece]:
        """Return the pieces that lie on the tray, without those that have been put back."""
        return [piece for piece in pieces if not self.is_out(piece)]

    def handles(self, pieces: Sequence[Piece], label: Callable[[Piece], str]) -> list[ItemHandle]:
        """Return the pieces' handles, the topmost first. label: name of a piece for keys and screen readers."""
        lying = self.lying(pieces)
        named = len(lying) <= MOST_LABELLED
        out = list[ItemHandle]()
        for piece in reversed(lying):
            box = self.box_of(piece)
            text = label(piece) if named else ""
            out.append(
                ItemHandle(
                    f"{PIECE}{piece['id']}", box.center, None, HandleCursor.MOVE, None, 0.0, False, None, text,
                    box_points(box),
                )
            )  # fmt: skip
        return out

    def targets(self, pieces: Sequence[Piece], label: Callable[[Piece], str]) -> list[TapTarget]:
        """Return the pieces as tap targets, the topmost first."""
        return [
            TapTarget(f"{PIECE}{piece['id']}", self.box_of(piece), label(piece))
            for piece in reversed(self.lying(pieces))
        ]

    def dragged(
        self, pieces: Sequence[Piece], pulled: Mapping[str, int], drag: HandleDrag, make: Callable[[str], Piece]
    ) -> tuple[list[Piece], dict[str, int]]:
        """Return the pieces and `pulled` after a step of a drag. pulled: for each source the piece that was dragged out
        of it last, a part of the item's state. make: a new piece of a source, without place and id."""
        begins = drag.before is None
        held = piece_of(drag.handle)
        if begins:
            pieces = [piece for piece in pieces if piece["id"] == held or not self.is_out(piece)]
        if held is not None:
            return self.moved(pieces, held, *drag.moved), dict(pulled)
        key = drag.handle.removeprefix(SOURCE)
        if not drag.handle.startswith(SOURCE):
            return list(pieces), dict(pulled)
        if not begins and key in pulled:
            return self.moved(pieces, pulled[key], *drag.moved), dict(pulled)
        if not begins or len(pieces) >= self.most:
            return list(pieces), {name: one for name, one in pulled.items() if name != key}
        one = {**make(key), "id": next_id(pieces)}
        width, height = self.size_of(one)
        one = self.placed(one, drag.to[0] - width / 2, drag.to[1] - height / 2)
        return [*pieces, one], {**pulled, key: one["id"]}

    def moved(self, pieces: Sequence[Piece], id: int, dx: float, dy: float) -> list[Piece]:
        """Return the pieces with one moved, on top of the others and within the tray."""
        found = next((piece for piece in pieces if piece["id"] == id), None)
        if found is None:
            return list(pieces)
        rest = [piece for piece in pieces if piece["id"] != id]
        return [*rest, self.placed(found, found["x"] + dx, found["y"] + dy)]

    def placed(self, piece: Piece, x: float, y: float) -> dict[str, Any]:
        """Return a piece at a place, or the nearest one within the tray."""
        width, height = self.size_of(piece)
        x = min(max(x, self.box.x), max(self.box.right - width, self.box.x))
        y = min(max(y, self.box.y), max(self.box.bottom - height, self.box.y))
        return {**piece, "x": round(x, 3), "y": round(y, 3)}

    def added(self, pieces: Sequence[Piece], piece: Piece, area: Rect, gap: float = 3.0) -> list[Piece]:
        """Return the pieces and one more, where there is room for it in an area; unchanged when there are too many."""
        lying = self.lying(pieces)
        if len(lying) >= self.most:
            return lying
        one = {**piece, "id": next_id(pieces)}
        x, y = self._free_place(lying, self.size_of(one), area, gap)
        return [*lying, self.placed(one, x, y)]

    def _free_place(
        self, pieces: Sequence[Piece], size: tuple[float, float], area: Rect, gap: float
    ) -> tuple[float, float]:
        width, height = size
        taken = sorted((self.box_of(piece) for piece in pieces), key=lambda box: box.x)
        for row in range(max(int((area.height + gap) / (height + gap)), 1)):
            x, y = area.x, area.y + row * (height + gap)
            for box in taken:
                if y < box.bottom and box.y < y + height and box.x < x + width + gap:
                    x = max(x, box.right + gap)
            if x + width <= area.right:
                return x, y
        cascade = len(pieces) % 7 * gap
        return area.x + cascade, area.y + cascade
