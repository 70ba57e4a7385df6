"""Hostile variants of XML and JSON that still parse, or nearly: the tree is changed, not its bytes, so that what is
changed reaches the reader behind the parser."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from typing import Any

from lxml import etree

ODD_VALUES = (
    "NaN", "inf", "-inf", "1e308", "-1e308", "1e-320", "99999999999999999999", "-1", "0", "-0", "", " ", "%", "100%",
    "1e5cm", "9" * 400, "0x7f", "\u0661\u0662", "\u00b2", "1,5", "1 2 3", "none", "inherit", "url(#mark)", "url(#",
    "#12", "#ggg", "#" + "f" * 50, "rgb(999,-1,1e9)", "rgba(NaN,0,0,9)", "hsl(1e9,1e9%,1e9%)", "true", "null",
    "matrix(0,0,0,0,0,0)", "matrix(1e200,0,0,1e200,0,0)", "matrix(NaN)", "rotate(1e30)", "scale(0)", "scale(1e-300)",
    "skewX(90)", "translate(1e300,1e300)", "M0 0", "M0,0L1e300,1e300z", "M 0 0 a 0 0 0 0 1 1e308 1", "m" * 50,
    "../../etc/passwd", "javascript:alert(1)", "file:///etc/passwd", "smb://host/share", "\\\\host\\share\\a.png",
    "vbscript:x", "data:text/html,<script>", "data:image/png;base64,", "data:image/png;base64,iVBORw0KGgo=",
    "http://127.0.0.1:9/x", "mailto:a@b?attach=/etc/passwd", "page:99999999999", "page:-1", "file:CON", "#",
    "\u202ecod.exe", "a\u2066b\u2069", "a\nb", "\u0085", "\u2028", "\U0001f600", "\ufeff", "e\u0301" * 200,
    "<b>gras</b>", "&amp;lt;script&amp;gt;", "$" + "\\frac{" * 300 + "$", "$$", "\\(" * 50,
)  # fmt: skip
GROWN = 2000
"""Times that an element is doubled, or put into itself."""

type Tree = Any


def changed_xml(data: bytes, chance: random.Random) -> bytes:
    """Return XML with a few elements and attributes of its tree changed; the same where it is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root: Tree = None
    with suppress(etree.XMLSyntaxError, ValueError, LookupError):
        root = etree.fromstring(data, parser)
    if root is None:
        return data
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        with suppress(ValueError):  # lxml refuses control characters
            chance.choice(_XML)(elements, chance)
    encoded: bytes = etree.tostring(root, xml_declaration=True, encoding=chance.choice(("UTF-8", "UTF-8", "UTF-16")))
    return encoded


def _other_value(elements: list[Tree], chance: random.Random) -> None:
    with_values = [one for one in elements if one.attrib]
    if with_values:
        one = chance.choice(with_values)
        one.set(chance.choice(list(one.attrib)), chance.choice(ODD_VALUES))


def _values_of_another(elements: list[Tree], chance: random.Random) -> None:
    one, other = chance.choice(elements), chance.choice(elements)
    for name, value in other.attrib.items():
        one.set(name, value)  # ids, too: two elements have the same


def _no_value(elements: list[Tree], chance: random.Random) -> None:
    one = chance.choice(elements)
    if one.attrib:
        del one.attrib[chance.choice(list(one.attrib))]


def _other_name(elements: list[Tree], chance: random.Random) -> None:
    chance.choice(elements).tag = chance.choice(elements).tag


def _other_text(elements: list[Tree], chance: random.Random) -> None:
    chance.choice(elements).text = chance.choice((*ODD_VALUES, "a" * 100_000, "1 " * 50_000, "\n" * 5000))


def _left_out(elements: list[Tree], chance: random.Random) -> None:
    one = chance.choice(elements)
    if one.getparent() is not None:
        one.getparent().remove(one)


def _copied(elements: list[Tree], chance: random.Random) -> None:
    """An element within another, perhaps within itself."""
    one, place = chance.choice(elements), chance.choice(elements)
    if sum(1 for _ in one.iter()) < 500:
        place.insert(chance.randrange(len(place) + 1), deepcopy(one))


def _many_copies(elements: list[Tree], chance: random.Random) -> None:
    one = chance.choice(elements)
    parent = one.getparent()
    if parent is not None and sum(1 for _ in one.iter()) < 10:
        parent.extend(deepcopy(one) for _ in range(chance.choice((3, 100, GROWN))))


def _within_copies(elements: list[Tree], chance: random.Random) -> None:
    """An element within many of its own name."""
    one = chance.choice(elements)
    parent = one.getparent()
    if parent is None:
        return
    at = parent.index(one)
    for _ in range(chance.choice((3, 60, 200))):
        outer = etree.Element(one.tag, dict(one.attrib))
        outer.append(one)
        one = outer
    parent.insert(at, one)


def _led_to_itself(elements: list[Tree], chance: random.Random) -> None:
    """A reference to an element that it stands in, or to another that leads back."""
    ids = [(one, name, value) for one in elements for name, value in one.attrib.items() if name.endswith(("id", "ref"))]
    if not ids:
        return
    _, _, wanted = chance.choice(ids)
    one = chance.choice(elements)
    for name in ("href", "{http://www.w3.org/1999/xlink}href", "ref", "fill", "clip-path", "mask", "style"):
        if chance.random() < 0.4:
            shown = f"url(#{wanted})" if name in ("fill", "clip-path", "mask") else f"#{wanted}"
            one.set(name, wanted if name == "ref" else shown)


_XML = (
    _other_value, _other_value, _other_value, _values_of_another, _no_value, _other_name, _other_text, _left_out,
    _copied, _many_copies, _within_copies, _led_to_itself,
)  # fmt: skip


def changed_json(data: bytes, chance: random.Random) -> bytes:
    """Return JSON with a few of its values changed; the same where it is none."""
    try:
        found = json.loads(data)
    except ValueError:
        return data
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        places = list(_places(found))
        if not places:
            break
        holder, key = chance.choice(places)
        match chance.randrange(5):
            case 0 if isinstance(holder, dict):
                del holder[key]
            case 1 if len(places) < 2000:
                holder[key] = deepcopy(chance.choice(places)[0])
            case 2 if isinstance(holder, list) and len(places) < 20_000:
                holder.extend(holder[:1] * chance.choice((3, GROWN)))
            case _:
                holder[key] = deepcopy(chance.choice(_ODD_JSON))
    text = json.dumps(found)
    if chance.random() < 0.05:
        text = text.replace("[", "[" * 100_000, 1)
    return text.replace('"odd number"', "1" + "0" * chance.choice((400, 10_000))).encode()


_ODD_JSON: tuple[Any, ...] = (
    None, True, False, 0, -1, 1 << 70, 1e308, -1e308, 5e-324, float("nan"), float("inf"), "", "x" * 100_000, [], {},
    [[]], "\u202e", "odd number", [1e300, 1e300], [0] * 9, [float("nan")] * 9, *ODD_VALUES[:12],
)  # fmt: skip


def _places(found: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the holders of the values of JSON, and the key of each."""
    waiting = [found]
    while waiting:
        one = waiting.pop()
        pairs = list(one.items() if isinstance(one, dict) else enumerate(one) if isinstance(one, list) else ())
        for key, value in pairs[:300]:
            yield one, key
            waiting.append(value)
