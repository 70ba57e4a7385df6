"""Count of what an SVG draws once its references are followed, so that a small file cannot draw for hours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tni.api.formats import FormatError, FormatFault
from tni.core.format_errors import FileTooDeepError
from tni.formats.xml_tree import Element, name_of

DEPTH_MAX = 100
ELEMENTS_MAX = 50_000
"""Most elements that are drawn, each as often as it is drawn."""
EMBEDDED_MAX = 2000
"""Most elements of an SVG within another one; each counts as so many."""
LAYERS_MAX = 2000
"""Most groups that are drawn apart, for their opacity, mask, clip path or filter."""

_REFERENCE = re.compile(r"url\(\s*['\"]?\s*#([^'\")\s]{1,200})")
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]*)\}")
_NAMES = re.compile(r"[.#]?[\w-]+")
_MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")
_LAYER = re.compile(r"(?:^|;)\s*(?:opacity|mask|clip-path|filter|mix-blend-mode|isolation)\s*:")
_LAYER_ATTRIBUTES = ("opacity", "mask", "clip-path", "filter")
_CAP = 10**9


@dataclass(slots=True)
class _Cost:
    elements: int = 0
    layers: int = 0
    depth: int = 0

    def add(self, other: _Cost, times: int = 1) -> None:
        self.elements = min(_CAP, self.elements + times * other.elements)
        self.layers = min(_CAP, self.layers + times * other.layers)
        self.depth = max(self.depth, other.depth)


def check_cost(root: Element, most: int = ELEMENTS_MAX) -> int:
    """Return the number of layers. Raises: FileTooDeepError; FormatError if it draws too much."""
    counted = _Counter(root).count(root, 0)
    if counted.elements > most or counted.layers > LAYERS_MAX:
        raise FormatError(FormatFault.TOO_LARGE, "elements")
    return counted.layers


class _Counter:
    """Counts each element once, and adds what it refers to. A reference to something that the element lies in counts
    nothing: resvg does not follow it."""

    def __init__(self, root: Element) -> None:
        self._by_id: dict[str, Element] = {}
        for element in root.iter():
            if name_of(element) and (name := element.get("id")):
                self._by_id.setdefault(name, element)
        self._of_sheets = _references_of_sheets(root)
        self._known: dict[Element, _Cost] = {}
        self._open: set[Element] = set()

    def count(self, element: Element, depth: int) -> _Cost:
        """Return what an element draws. depth: of the elements about it, with those that refer to them."""
        if depth > DEPTH_MAX:
            raise FileTooDeepError
        known = self._known.get(element)
        if known is not None:
            if depth + known.depth > DEPTH_MAX:
                raise FileTooDeepError
            return known
        if element in self._open:
            return _Cost()
        self._open.add(element)
        cost = _Cost(
            EMBEDDED_MAX if _is_embedded(element) else 1,
            _is_layer(element) + 4 * name_of(element).startswith("fe"),
        )
        for child in element:
            if name_of(child):
                cost.add(self.count(child, depth + 1))
        for name, times in self._references(element).items():
            target = self._by_id.get(name)
            if target is not None:
                cost.add(self.count(target, depth + 1), times)
        cost.depth += 1
        self._open.discard(element)
        self._known[element] = cost
        return cost

    def _references(self, element: Element) -> dict[str, int]:
        found: dict[str, int] = {}
        for key in _keys(element) if self._of_sheets else ():
            found |= dict.fromkeys(self._of_sheets.get(key, ()), 1)
        for attribute, value in element.attrib.items():
            local = attribute.rpartition("}")[2]
            if local == "href" and value.startswith("#"):
                found[value[1:]] = found.get(value[1:], 0) + 1
            elif "url(" in value:
                times = _vertices(element) if local in _MARKERS or "marker" in value else 1
                for name in _REFERENCE.findall(value):
                    found[name] = found.get(name, 0) + times
        return found


def _references_of_sheets(root: Element) -> dict[str, set[str]]:
    """Return what the rules of style sheets refer to, by the class, identifier or element name that they are for."""
    found: dict[str, set[str]] = {}
    for sheet in (one.text or "" for one in root.iter() if name_of(one) == "style"):
        for selectors, body in _RULE.findall(sheet):
            names = set(_REFERENCE.findall(body))
            for selector in selectors.split(",") if names else ():
                parts = sorted(_NAMES.findall(selector.split()[-1] if selector.strip() else ""), key=_rank)
                found.setdefault(parts[0] if parts else "*", set()).update(names)
    return found


def _rank(part: str) -> int:
    return {"#": 0, ".": 1}.get(part[0], 2)


def _keys(element: Element) -> list[str]:
    classes = (element.get("class") or "").split()
    return ["*", name_of(element), f"#{element.get('id')}", *(f".{one}" for one in classes)]


def _is_embedded(element: Element) -> bool:
    return any(value.startswith("data:image/svg") for value in element.attrib.values())


def _is_layer(element: Element) -> bool:
    return any(element.get(name) is not None for name in _LAYER_ATTRIBUTES) or bool(
        _LAYER.search(element.get("style") or "")
    )


def _vertices(element: Element) -> int:
    """Return at least the number of points at which markers are drawn."""
    text = (element.get("d") or "") + (element.get("points") or "")
    return 2 + len(re.findall(r"[0-9.]+", text))
