"""Items with a behaviour, for tests."""

from __future__ import annotations

from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId, new_id
from tni.document.behaviour import STILL, Behaviour
from tni.document.items import Shape, ShapeKind, Text
from tni.ink.pen import Pen


def text_item(
    said: str = "x", behaviour: Behaviour = STILL, *, page: str = "p", at: tuple[float, float] = (0, 0), key: str = "",
    **fields: object,
) -> Text:  # fmt: skip
    """A text box of 20 by 10 mm."""
    return Text(
        id=ItemId(key or new_id()), page=PageId(page), text=said, size_mm=6, colour="#000000", font="Square",
        font_version="1", width_mm=20, height_mm=10, transform=Affine.moving(*at), behaviour=behaviour,
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def box_item(
    behaviour: Behaviour = STILL, *, page: str = "p", at: tuple[float, float] = (0, 0),
    size: tuple[float, float] = (20, 10), **fields: object,
) -> Shape:  # fmt: skip
    """A filled rectangle."""
    return Shape(
        id=ItemId(new_id()), page=PageId(page), kind=ShapeKind.RECTANGLE, x0=at[0], y0=at[1], x1=at[0] + size[0],
        y1=at[1] + size[1], pen=Pen(), fill="#3366cc", behaviour=behaviour, **fields,  # type: ignore[arg-type]
    )  # fmt: skip
