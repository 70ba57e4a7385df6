"""Styles of tables that every PowerPoint knows, and that a file may name without telling what they are."""

from __future__ import annotations

from functools import cache

from tni.formats.xml_tree import Element, parse_xml

PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""Identity of the style without lines and colours."""
_SIDES = ("left", "right", "top", "bottom", "insideH", "insideV")


@cache
def built_in_style(identity: str) -> Element | None:
    """Return the style of that identity, as a file would tell it; None if it is not known here."""
    match identity:
        case "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}":  # what PowerPoint gives to a new table
            return parse_xml(_medium().encode())
        case "{5940675A-B579-460E-94D1-54222C63F5DA}":
            whole = _part("wholeTbl", "tx1", False, "".join(_border(side, "tx1", 12_700) for side in _SIDES), "")
            return parse_xml(_style(whole).encode())
    return None


def _medium() -> str:
    """Return the style with a coloured first row, bands and white lines."""
    lines = "".join(_border(side, "lt1", 12_700) for side in _SIDES)
    ends = [
        _part(name, "lt1", True, _border(side, "lt1", 38_100) if side else "", _fill())
        for name, side in (("firstRow", "bottom"), ("lastRow", "top"), ("firstCol", ""), ("lastCol", ""))
    ]
    bands = [_part(name, "", False, "", _fill(40_000)) for name in ("band1H", "band1V")]
    return _style(_part("wholeTbl", "dk1", False, lines, _fill(20_000)) + "".join((*bands, *ends)))


def _style(parts: str) -> str:
    return f'<a:tblStyle xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{parts}</a:tblStyle>'


def _part(name: str, colour: str, bold: bool, borders: str, fill: str) -> str:
    emphasis = ' b="on"' if bold else ""
    text = f"<a:tcTxStyle{emphasis}>{_colour(colour) if colour else ''}</a:tcTxStyle>"
    return f"<a:{name}>{text}<a:tcStyle><a:tcBdr>{borders}</a:tcBdr>{fill}</a:tcStyle></a:{name}>"


def _border(side: str, colour: str, width: int) -> str:
    return f'<a:{side}><a:ln w="{width}"><a:solidFill>{_colour(colour)}</a:solidFill></a:ln></a:{side}>'


def _fill(tint: int = 0) -> str:
    inner = f'<a:tint val="{tint}"/>' if tint else ""
    return f"<a:fill><a:solidFill>{_colour('accent1', inner)}</a:solidFill></a:fill>"


def _colour(name: str, inner: str = "") -> str:
    return f'<a:schemeClr val="{name}">{inner}</a:schemeClr>'
