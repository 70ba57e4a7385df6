"""Drawing of a formula with the place of each of its signs, for the field in which it is composed.

Each sign is replaced by a letter of the private area before the LaTeX is read, and afterwards by its own element, in a
colour of its own: so the drawing tells where it came to lie, whatever is around it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree

from tni.document.formula_places import FormulaPlace, PlacedDrawing, marked_signs
from tni.document.formula_tree import FormulaError, Node
from tni.formats.formula import MOST_SIDE, UNIT, draw_formula, drawable_latex, made_math, math_element
from tni.quiz.bank.formulas import Formula

_FIRST = 0xE000
_MOST = 0x18FF
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
_LONE_BACKSLASH = re.compile(r"(?<!\\)(?:\\\\)*\\\s*$")
"""Command of which no letter is typed yet."""
_LENGTH_SLACK = 0.06
"""Difference to the drawing without marks that is no difference, in em."""


def draw_with_places(latex: str, most_letters: int, most_width: float = MOST_SIDE) -> PlacedDrawing | None:
    """Draw LaTeX with the places of its signs; None if it is too large or no formula."""
    formula = Formula(latex, most_letters=most_letters)
    drawing = draw_formula(formula, most_width)
    if drawing is None:
        return None
    unknown = unknown_commands(latex)
    try:
        signs = marked_signs(latex)[:_MOST]
        boxes, width, height = _boxes(latex, signs)
    except (FormulaError, ElementTree.ParseError):
        return PlacedDrawing(drawing, unknown=unknown)
    except Exception:  # noqa: BLE001 - any failure of the library: the drawing is there without places
        return PlacedDrawing(drawing, unknown=unknown)
    if abs(width - drawing.width) > _LENGTH_SLACK or abs(height - drawing.height) > _LENGTH_SLACK:
        return PlacedDrawing(drawing, unknown=unknown)  # the marks have changed it
    places = (FormulaPlace(sign.start, sign.end, boxes[n]) for n, sign in enumerate(signs) if n in boxes)
    return PlacedDrawing(drawing, tuple(places), unknown)


def unknown_commands(latex: str) -> tuple[str, ...]:
    """Return the commands that the library does not know, and draws as their names; a backslash alone is one."""
    try:
        root = math_element(drawable_latex(latex))
    except Exception:  # noqa: BLE001 - what cannot be read has no known commands either
        return ()
    texts = (element.text or "" for element in root.iter() if element.tag in ("mi", "mo"))
    found = [text for text in texts if len(text) > 1 and text[0] == "\\" and text[1:].isalpha()]
    return tuple(dict.fromkeys(found + ["\\"] * bool(_LONE_BACKSLASH.search(latex))))


def _boxes(latex: str, signs: list[Node]) -> tuple[dict[int, tuple[float, float, float, float]], float, float]:
    marked, at = [], 0
    for number, sign in enumerate(signs):
        mark = chr(_FIRST + number)
        is_decimal = (
            sign.name == ","
            and latex[sign.start - 1 : sign.start].isdigit()
            and latex[sign.end : sign.end + 1].isdigit()
        )
        marked += [latex[at : sign.start], f"{{{mark}}}" if is_decimal else mark]
        at = sign.end
    root = math_element(drawable_latex("".join(marked) + latex[at:]))
    names = [sign.name for sign in signs]
    for element in root.iter():
        if element.text and any(_is_mark(letter) for letter in element.text):
            _put_back(element, names)
    made = made_math(root)
    svg = made.svgxml()
    left, top, *_ = (float(number) for number in svg.attrib["viewBox"].split())
    found: dict[int, list[float]] = {}
    for path in svg.iter("path"):
        colour = path.get("fill", "")
        if not colour.startswith("#f") or len(colour) != 7:
            continue
        numbers = [float(number) for number in _NUMBERS.findall(path.get("d", ""))]
        across, down = numbers[::2], numbers[1::2]
        if across and down:
            box = found.setdefault(int(colour[2:], 16), [1e9, 1e9, -1e9, -1e9])
            box[:] = [min(box[0], *across), min(box[1], *down), max(box[2], *across), max(box[3], *down)]
    boxes = {
        number: ((x - left) / UNIT, (y - top) / UNIT, (right - x) / UNIT, (bottom - y) / UNIT)
        for number, (x, y, right, bottom) in found.items()
    }
    width, height = made.getsize()
    return boxes, width / UNIT, height / UNIT


def _is_mark(letter: str) -> bool:
    return _FIRST <= ord(letter) < _FIRST + _MOST


def _put_back(element: ElementTree.Element, names: list[str]) -> None:
    """Give a marked element its sign and a colour of its own. Where several are in one, none is marked."""
    text = element.text or ""
    if len(text) > 1:
        element.text = "".join(_sign_of(names[ord(c) - _FIRST])[1] if _is_mark(c) else c for c in text)
        return
    number = ord(text) - _FIRST
    tag, sign, attributes = _sign_of(names[number])
    element.tag, element.text = tag, sign
    for name, value in attributes:
        element.attrib.setdefault(name, value)
    element.set("mathcolor", f"#f{number:05x}")


@lru_cache(maxsize=512)
def _sign_of(name: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Return the element of a sign: its tag, text and attributes."""
    root = math_element(name)
    leaf = next((element for element in root.iter() if element.text and element.text.strip()), None)
    return ("mi", name, ()) if leaf is None else (leaf.tag, leaf.text or name, tuple(leaf.attrib.items()))
