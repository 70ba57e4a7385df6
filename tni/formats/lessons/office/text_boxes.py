"""Boxes of text of slides: their margins and turn, and where their text stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tni.api.formats import PlainAlign, PlainItem, PlainText
from tni.formats.lessons.office.numbers import number, whole
from tni.formats.lessons.office.placements import Placement
from tni.formats.lessons.office.shape_items import BaseFields
from tni.formats.lessons.office.text_bodies import TextBody
from tni.formats.lessons.styled_text import TextLine, estimated_height, estimated_width, fitted, styled_text
from tni.formats.xml_tree import Element, child

_SIDE_EMU, _TOP_EMU = 91_440.0, 45_720.0
_TURNS = {
    "vert": 90.0,
    "eaVert": 90.0,
    "mongolianVert": 90.0,
    "wordArtVert": 90.0,
    "wordArtVertRtl": 90.0,
    "vert270": 270.0,
}
_OF_ELLIPSE, _OF_TRIANGLE = 0.1464, 0.25
_INSETS = {
    "ellipse": (_OF_ELLIPSE,) * 4, "flowChartConnector": (_OF_ELLIPSE,) * 4, "wedgeEllipseCallout": (_OF_ELLIPSE,) * 4,
    "triangle": (_OF_TRIANGLE, 0.5, _OF_TRIANGLE, 0.0), "diamond": (0.25,) * 4, "flowChartDecision": (0.25,) * 4,
    "flowChartExtract": (0.25, 0.5, 0.25, 0.0), "hexagon": (0.12, 0.12, 0.12, 0.12), "octagon": (0.09,) * 4,
    "donut": (_OF_ELLIPSE,) * 4, "star5": (0.31, 0.38, 0.31, 0.23), "parallelogram": (0.2, 0.1, 0.2, 0.1),
    "rightArrow": (0.0, 0.25, 0.1, 0.25), "leftArrow": (0.1, 0.25, 0.0, 0.25), "chevron": (0.25, 0.0, 0.25, 0.0),
    "homePlate": (0.0, 0.0, 0.12, 0.0), "heart": (0.17, 0.25, 0.17, 0.33), "cloud": (0.14, 0.15, 0.2, 0.18),
    "can": (0.0, 0.25, 0.0, 0.12), "flowChartMagneticDisk": (0.0, 0.33, 0.0, 0.17),
}  # fmt: skip
"""Parts of its box at the left, top, right and bottom where a shape has no text."""
IN_COLUMNS = "Texte en colonnes repris en une colonne."
_VISIBLE_WARPS = ("textNoShape", "textPlain")


@dataclass(frozen=True, slots=True)
class TextBox:
    """Place of a text in its box. margins: left, top, right and bottom, in millimetres. anchor: "t", "ctr" or "b".
    turn: of the text in its shape, degrees clockwise. shares: parts of the box without text."""

    margins: tuple[float, float, float, float] = (2.0, 1.0, 2.0, 1.0)
    anchor: str = "t"
    wraps: bool = True
    turn: float = 0.0
    own_turn: float = 0.0
    is_upright: bool = False
    shares: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0)


def read_text_box(bodies: Sequence[Element | None], mm_per_unit: float, preset: str = "") -> TextBox:
    """Return how text stands in a shape. bodies: its `bodyPr`, and those that it inherits from. preset: name of its
    form."""
    known = [one for one in bodies if one is not None]

    def said(name: str, default: str = "") -> str:
        return next((value for one in known if (value := one.get(name)) is not None), default)

    margins = [
        number(said(name), default) * mm_per_unit
        for name, default in (("lIns", _SIDE_EMU), ("tIns", _TOP_EMU), ("rIns", _SIDE_EMU), ("bIns", _TOP_EMU))
    ]
    return TextBox(
        (margins[0], margins[1], margins[2], margins[3]),
        said("anchor", "t"),
        said("wrap", "square") != "none",
        _TURNS.get(said("vert"), 0.0),
        number(said("rot")) / 60_000,
        said("upright") == "1",
        _INSETS.get(preset, (0.0, 0.0, 0.0, 0.0)),
    )


def box_losses(properties: Element | None) -> Sequence[str]:
    """Return what a box of text has that ours has not."""
    if properties is None:
        return ()
    found = []
    warp = child(properties, "prstTxWarp")
    if warp is not None and warp.get("prst") not in _VISIBLE_WARPS:
        found.append("Texte déformé (WordArt) repris droit.")
    if whole(properties.get("numCol"), 1) > 1:
        found.append(IN_COLUMNS)
    return found


def text_item(placement: Placement, body: TextBody, box: TextBox, base: BaseFields) -> PlainItem:
    """Return the text of a shape, where the shape has it."""
    left, top, right, bottom = (
        share * side for share, side in zip(box.shares, (placement.width, placement.height) * 2, strict=True)
    )
    turn = 0.0 if box.is_upright else placement.turn + (180.0 if placement.mirrors_y else 0.0)
    turn += box.own_turn
    wide, high = placement.width - left - right, placement.height - top - bottom
    x, y = placement.corner(left + wide / 2, top + high / 2)
    if box.turn:
        wide, high, turn = high, wide, turn + box.turn
    area = Placement(x, y, wide, high, turn % 360)
    lines: Sequence[TextLine] = body.lines
    across = wide - box.margins[0] - box.margins[2]
    least = max((line.size for line in lines), default=1.0)
    width, dx = max(across, least), box.margins[0]
    if not box.wraps or across < least:
        longest = max(map(estimated_width, lines), default=least) * 1.12 + 1.0
        if longest > width:
            align = lines[0].paragraph.align if lines else PlainAlign.LEFT
            spare = longest - across
            dx -= {PlainAlign.CENTRE: spare / 2, PlainAlign.RIGHT: spare}.get(align or PlainAlign.LEFT, 0.0)
            width = longest
    inner = high - box.margins[1] - box.margins[3]
    lines = fitted(lines, width, inner)
    tall = estimated_height(lines, width)
    dy = box.margins[1] + {"ctr": (inner - tall) / 2, "b": inner - tall}.get(box.anchor, 0.0)
    place = area.corner(dx, dy)
    placed = PlainText(
        x=place[0], y=place[1], text="", width=width, turn=area.turn, height=max(high, 0.0), **base
    )  # fmt: skip
    return styled_text(lines, placed)
