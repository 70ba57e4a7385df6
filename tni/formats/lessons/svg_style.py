"""Styles of the elements of an SVG: attributes, style sheets with plain selectors, and what children take over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tni.formats.lessons.svg_tree import local_attributes
from tni.formats.lessons.svg_values import parse_length, parse_opacity, parse_style
from tni.formats.xml_tree import Element, name_of

INHERITED = frozenset(
    {
        "fill",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "fill-opacity",
        "stroke-dasharray",
        "stroke-linecap",
        "color",
        "visibility",
        "font-family",
        "font-size",
        "font-style",
        "font-weight",
        "text-anchor",
        "letter-spacing",
        "writing-mode",
        "marker",
        "marker-start",
        "marker-mid",
        "marker-end",
        "fill-rule",
    }
)
RULES_MAX, SAME_MAX = 5000, 40
"""Most rules, and most for one class, identifier or kind of element."""
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PRINTED = re.compile(r"@media\s{1,9}print\b[^{}]{0,99}\{(?:[^{}]{0,500}\{[^{}]{0,500}\}){0,200}[^{}]{0,200}\}")
_STATEMENT = re.compile(r"@(?:import|charset|namespace)\b[^;{}]{0,500};")
_COMBINED = re.compile(r"[>+~]")
_COMPOUND = re.compile(r"(?P<name>\*|[A-Za-z][\w-]*)?(?P<rest>(?:[.#][\w-]+)*)")
_PARTS = re.compile(r"[.#][\w-]+")
_SIZES = {"medium": 16.0, "small": 13.0, "x-small": 10.0, "xx-small": 9.0, "large": 18.0, "x-large": 24.0}


@dataclass(frozen=True, slots=True)
class _Rule:
    """Rule of a style sheet. name: of the elements, "" for all; parts: classes and identifiers that they have."""

    name: str
    parts: frozenset[str]
    properties: Mapping[str, str]

    @property
    def rank(self) -> tuple[int, int]:
        ids = sum(one.startswith("#") for one in self.parts)
        return ids, 2 * (len(self.parts) - ids) + bool(self.name)


@dataclass(slots=True)
class StyleSheets:
    """Rules of all style sheets of a tree. Of a selector with several parts the last is looked at. has_others: there
    are rules that are not followed."""

    root: Element
    has_others: bool = False
    _by_key: dict[str, list[_Rule]] = field(default_factory=dict)
    _by_id: dict[str, Element] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = [
            rule
            for element in self.root.iter()
            if name_of(element) == "style"
            for rule in _rules(_for_screens("".join(element.itertext())[:1_000_000]))
        ]
        self.has_others = any(rule is None for rule in found) or len(found) > RULES_MAX
        rules = [rule for rule in found[:RULES_MAX] if rule is not None]
        for rule in sorted(rules, key=lambda one: one.rank):
            same = self._by_key.setdefault(min(rule.parts, default=rule.name or "*"), [])
            if len(same) < SAME_MAX:
                same.append(rule)

    def element(self, identity: str) -> Element | None:
        """Return the element of that identity."""
        if not self._by_id:
            for one in reversed(list(self.root.iter())):
                if name_of(one) and (name := one.get("id")):
                    self._by_id[name] = one
        return self._by_id.get(identity)

    def style_of(self, element: Element, parent: Mapping[str, str]) -> dict[str, str]:
        """Return the properties of an element. parent: those of the element about it."""
        own = local_attributes(element)
        found = {name: value for name, value in parent.items() if name in INHERITED}
        mine = {**own, **self._of_rules(element, own), **parse_style(own.get("style"))}
        for name, value in mine.items():
            if value.strip() == "inherit":
                continue
            found[name] = value
        if "font-size" in mine:
            found["font-size"] = f"{_font_size(mine['font-size'], parent):.6g}"
        found["opacity"] = f"{parse_opacity(parent.get('opacity')) * parse_opacity(mine.get('opacity')):.4g}"
        return found

    def _of_rules(self, element: Element, own: Mapping[str, str]) -> dict[str, str]:
        if not self._by_key:
            return {}
        name = name_of(element)
        parts = {f".{one}" for one in own.get("class", "").split()[:50]}
        if "id" in own:
            parts.add(f"#{own['id']}")
        fit = [
            rule
            for key in ("*", name, *parts)
            for rule in self._by_key.get(key, ())
            if rule.parts <= parts and rule.name in ("", name)
        ]
        return {key: value for rule in sorted(fit, key=lambda one: one.rank) for key, value in rule.properties.items()}


def font_size(style: Mapping[str, str]) -> float:
    """Return the size of the font in the units of the element."""
    return max(0.0, parse_length(style.get("font-size"), 16.0))


def _font_size(text: str, parent: Mapping[str, str]) -> float:
    above = font_size(parent)
    if (word := text.strip().lower()) in _SIZES:
        return _SIZES[word]
    if word in ("smaller", "larger"):
        return above * (1.2 if word == "larger" else 1 / 1.2)
    return parse_length(text, above, whole=above, em=above)


def _for_screens(text: str) -> str:
    """Return a style sheet without comments, statements, and what holds for paper alone."""
    return _STATEMENT.sub("", _PRINTED.sub("", _COMMENT.sub("", text)))


def _rules(text: str) -> Iterator[_Rule | None]:
    """Yield the rules of a style sheet, None for one that is not followed."""
    for selectors, body in _RULE.findall(text):
        properties = parse_style(body)
        for selector in selectors.split(",")[:100]:
            words = _COMBINED.sub(" ", selector).split()
            if not properties or not words or words[0].startswith("@"):
                continue
            found = _COMPOUND.fullmatch(words[-1])
            if found:
                name = found["name"] or ""
                yield _Rule("" if name == "*" else name, frozenset(_PARTS.findall(found["rest"])), properties)
            else:
                yield None
