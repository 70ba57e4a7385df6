"""Scripts of InstrumenPoche: constructions with ruler and compasses, action by action. They are read as tolerantly as
Sésamath's player reads them, since many of those that teachers have are damaged.

Form: XML without a schema; each `<action>` has the attributes `objet` and `mouvement`, and others by these. Lengths are
pixels of a page of 800 x 600, 30 to a centimetre, y down; angles are degrees clockwise; `tempo` is tenths of a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import isfinite
from types import MappingProxyType
from typing import Final

MOST_LETTERS: Final = 2_000_000
MOST_ACTIONS: Final = 10_000
LONGEST_WAIT_S: Final = 20.0
PAGE: Final = (0.0, 0.0, 800.0, 600.0)

INSTRUMENTS: Final = frozenset({"regle", "equerre", "requerre", "rapporteur", "compas", "crayon"})
OBJECTS: Final = INSTRUMENTS | {
    "point", "texte", "segment", "trait", "angle", "angle_droit", "longueur", "marque", "repere", "quadrillage", "axe",
    "gabarit", "image",
}  # fmt: skip
MOVEMENTS: Final = frozenset(
    {
        "creer", "montrer", "masquer", "tracer", "rotation", "translation", "zoom", "ecarter", "lever", "coucher",
        "retourner", "graduations", "vide", "montrer_nombres", "masquer_nombres", "glisser", "chargement", "ecrire",
        "nommer", "pause", "modifier_longueur", "modifier_rayon", "circulaire", "semicirculaire",
    }
)  # fmt: skip
_OWN_WORDS: Final = frozenset({"texte", "nom", "texteCommentaire", "textecommentaire", "auteur", "licence", "url"})
"""Attributes that hold words, in which nothing is repaired."""

_REMARK = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"""<\s*(/?)\s*([A-Za-z]+(?:_\d*)?)((?:"[^"<]*"|'[^'<]*'|[^<>"'])*)>?""")
_ATTRIBUTE = re.compile(r"""([^\W\d][\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'/>]+))""")
_ENTITY = re.compile(r"&(#x[0-9A-Fa-f]{1,6}|#\d{1,7}|[a-z]{2,4});")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


class ScriptError(ValueError):
    """A text is no script of InstrumenPoche, or too large. is_large: which of both."""

    def __init__(self, *, is_large: bool = False) -> None:
        super().__init__("too large" if is_large else "no script")
        self.is_large = is_large


@dataclass(frozen=True, slots=True)
class ScriptAction:
    """Action of a script. number: from 1, among its actions. values: its other attributes, as they are written.
    wait_s: pause after it."""

    number: int
    object: str
    movement: str
    values: Mapping[str, str] = field(default_factory=dict)
    wait_s: float = 0.0

    def number_of(self, *names: str) -> float | None:
        """Return the first of the attributes that is a number; None without one."""
        return next((found for name in names if (found := _number(self.values.get(name))) is not None), None)

    def numbers_of(self, name: str) -> tuple[float, ...]:
        """Return the numbers of a list with commas; an invalid one ends it."""
        out: list[float] = []
        for part in self.values.get(name, "").split(","):
            if (found := _number(part)) is None:
                break
            out.append(found)
        return tuple(out)

    @property
    def key(self) -> str:
        """Return the id of what it is about; one of its own for what has none."""
        return self.values.get("id", "") or f"#{self.number}"

    @property
    def is_known(self) -> bool:
        return (self.object in OBJECTS and self.movement in MOVEMENTS) or self.movement == "pause"


@dataclass(frozen=True, slots=True)
class ConstructionSteps:
    """Script as it was read. repaired: how often something was damaged. view: x, y, width and height in pixels."""

    actions: tuple[ScriptAction, ...]
    repaired: int = 0
    view: tuple[float, float, float, float] = PAGE

    @property
    def unknown(self) -> tuple[ScriptAction, ...]:
        """Actions of objects or movements that are not known."""
        return tuple(action for action in self.actions if not action.is_known)


def read_script(text: str) -> ConstructionSteps:
    """Read a script. Raises: ScriptError."""
    if len(text) > MOST_LETTERS:
        raise ScriptError(is_large=True)
    if "<action" not in text and "<ACTION" not in text:
        raise ScriptError
    reader = _Reader()
    plain = _REMARK.sub("", text)
    mended = re.sub("<(?:\\s*<)+", "<", plain)
    mended = re.sub(">(?:\\s*>)+", ">", mended)
    reader.repaired += mended != plain
    actions = tuple(reader.actions(mended))
    if not actions:
        raise ScriptError
    return ConstructionSteps(actions, reader.repaired, reader.view)


class _Reader:
    """Reader of tags. repaired: how many were damaged."""

    def __init__(self) -> None:
        self.repaired = 0
        self.view = PAGE

    def actions(self, text: str) -> Iterator[ScriptAction]:
        number = 0
        for found in _TAG.finditer(text):
            closing, name, body = found.groups()
            if closing:
                continue
            if name.lower() == "viewbox":
                self._set_view(self._values(body))
            if not name.lower().startswith("action"):
                continue
            rest = name[len("action") :]
            if rest:
                self.repaired += 1
                if not rest.startswith("_"):  # an attribute without the space before it
                    body = rest + body
            values = self._values(body)
            movement, thing = values.pop("mouvement", ""), values.pop("objet", "")
            if not movement:
                continue
            number += 1
            if number > MOST_ACTIONS:
                raise ScriptError(is_large=True)
            wait = _number(values.pop("tempo", None)) or 0.0
            yield ScriptAction(
                number, thing.strip(), movement.strip(), MappingProxyType(values),
                min(max(wait / 10, 0.0), LONGEST_WAIT_S),
            )  # fmt: skip

    def _values(self, body: str) -> dict[str, str]:
        """Return the attributes of a tag; of one that is there twice the first."""
        out: dict[str, str] = {}
        end = 0
        for found in _ATTRIBUTE.finditer(body):
            self.repaired += found.start() > 0 and found.start() == end  # no space before it
            end = found.end()
            name, value = found[1].lower().replace("é", "e"), next(filter(None, found.groups()[1:]), "")
            if name in out:
                self.repaired += 1
                continue
            if name not in _OWN_WORDS and "--" in value:
                self.repaired += 1
                value = value.replace("--", "")
            out[name] = _ENTITY.sub(_plain, value)
        return out

    def _set_view(self, values: Mapping[str, str]) -> None:
        x, y, wide, high = (_number(values.get(name)) for name in ("x", "y", "width", "height"))
        self.view = (
            PAGE[0] if x is None else x, PAGE[1] if y is None else y,
            wide if wide and wide > 0 else PAGE[2], high if high and high > 0 else PAGE[3],
        )  # fmt: skip


def _plain(found: re.Match[str]) -> str:
    """Return the letter of an entity; no others are known than XML's own."""
    name = found[1]
    if not name.startswith("#"):
        return _ENTITIES.get(name, found[0])
    code = int(name[2:], 16) if name[1] == "x" else int(name[1:])
    return chr(code) if 32 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def _number(text: str | None) -> float | None:
    try:
        found = float((text or "").strip().replace(",", "."))
    except ValueError:
        return None
    return found if isfinite(found) and abs(found) <= 1e6 else None
