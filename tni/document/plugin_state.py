"""Contents of an interactive item of a plugin: its kind, its state, and its drawing and text as they last were.

An item of kind PLUGIN_CODE is a JSON object, so that programs without the plugin keep it, show it and search it. Fields
that a later program adds stay when the state changes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache
from typing import Any

from tni.core.errors import TniError
from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId
from tni.core.one_line import shortened
from tni.document.item_drawing import BadDrawingError, Drawing
from tni.document.items import AnyItem, PluginItem
from tni.document.stored_drawing import decode_drawing, encode_drawing, stored_drawing

PLUGIN_CODE = 64
"""Kind of the record of a plugin's item."""
MOST_BYTES = 512 << 10
"""Largest contents of an item."""
MOST_STATE_BYTES = 64 << 10
LONGEST_NAME = 300


class BadStateError(TniError):
    """A state that cannot be stored. why: one sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Resizing(Enum):
    """Change of an item by the handles of the selection."""

    RATIO = "ratio"
    """Its sides keep their ratio."""
    FIXED = "fixed"
    """It keeps its size, as an instrument whose millimetres are true."""
    FREE = "free"
    """It is stretched."""


type State = Mapping[str, Any]
"""State of an item: a JSON object."""


@dataclass(frozen=True, slots=True)
class PluginState:
    """Contents of an item. kind: id of its plugin. version: of the state's form. text: in words, for search, readers
    who cannot see it, and export. more: fields of later programs."""

    kind: str
    version: int
    state: State
    drawing: Drawing = ()
    text: str = ""
    resizing: Resizing = Resizing.RATIO
    more: Mapping[str, Any] = field(default_factory=dict)


def plugin_state(item: AnyItem | None) -> PluginState | None:
    """Return the contents of an item; None for one that is no plugin's, or that is not understood."""
    if not isinstance(item, PluginItem) or item.code != PLUGIN_CODE:
        return None
    return _decoded(item.data)


class _Latest:
    """The contents that were encoded last, which are most often decoded next: while an item is dragged, at each step.
    It saves reading them."""

    encoded: tuple[bytes, PluginState] | None = None


@lru_cache(64)  # asked for at each painting of a tile
def _decoded(data: bytes) -> PluginState | None:
    latest = _Latest.encoded
    if latest is not None and latest[0] is data:
        return latest[1]
    if len(data) > MOST_BYTES:
        return None
    try:
        found = json.loads(data)
        kind, version, state = found.pop("kind"), found.pop("version"), found.pop("state")
        text, resizing = found.pop("text", ""), Resizing(found.pop("resizing", "ratio"))
        drawing = decode_drawing(found.pop("drawing", []))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError, BadDrawingError):
        return None
    if not (isinstance(kind, str) and isinstance(text, str) and isinstance(state, dict)):
        return None
    if isinstance(version, bool) or not isinstance(version, int):
        return None
    return PluginState(kind, version, state, drawing, text, resizing, found)


def encode_state(contents: PluginState) -> bytes:
    """Encode contents. Equal contents give equal bytes. Raises: BadStateError."""
    return _encoded(contents, encode_drawing(contents.drawing))


def _encoded(contents: PluginState, drawing: list[list[Any]]) -> bytes:
    record = dict(contents.more) | {
        "kind": contents.kind,
        "version": contents.version,
        "state": contents.state,
        "drawing": drawing,
        "text": contents.text,
    }
    if contents.resizing is not Resizing.RATIO:
        record["resizing"] = contents.resizing.value
    data = _json(record)
    if len(data) > MOST_BYTES:
        raise BadStateError(f"an item of {len(data)} bytes is too large")
    return data


def _encode_checked(contents: PluginState) -> bytes:
    """Encode contents of which state and drawing were checked."""
    values, drawing = stored_drawing(contents.drawing)
    data = _encoded(contents, values)
    state = checked_state(contents.state)  # a copy: a plugin may go on changing what it returned
    _Latest.encoded = data, replace(contents, drawing=drawing, state=state)
    return data


def checked_state(state: object) -> State:
    """Return a state as it will be read from a lesson. Raises: BadStateError."""
    if not isinstance(state, Mapping):
        raise BadStateError(f"a state is a mapping, not {type(state).__name__}")
    data = _json(dict(state))
    if len(data) > MOST_STATE_BYTES:
        raise BadStateError(f"a state of {len(data)} bytes is too large")
    found: dict[str, Any] = json.loads(data)
    if found != state:
        raise BadStateError("a state holds only strings, numbers, true, false, None, lists, and objects with text keys")
    return found


def _json(record: dict[str, Any]) -> bytes:
    try:
        text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
        return text.encode("utf-8", "surrogatepass")
    except (TypeError, ValueError, RecursionError) as error:
        raise BadStateError(f"this cannot be stored: {error}") from error


def plugin_item(
    contents: PluginState, name: str, size_mm: tuple[float, float], page: PageId, at: Affine, key: ItemId
) -> PluginItem:
    """Return an item. contents: with a state and a drawing that were checked. name: of its kind. Raises:
    BadStateError."""
    return PluginItem(
        id=key, page=page, code=PLUGIN_CODE, name=_full_name(name, contents.text), picture=None, width_mm=size_mm[0],
        height_mm=size_mm[1], data=_encode_checked(contents), transform=at,
    )  # fmt: skip


def with_contents(item: PluginItem, contents: PluginState, name: str, size_mm: tuple[float, float]) -> PluginItem:
    """Return the item with other contents, of which state and drawing were checked. Raises: BadStateError."""
    return replace(
        item, data=_encode_checked(contents), name=_full_name(name, contents.text), width_mm=size_mm[0],
        height_mm=size_mm[1],
    )  # fmt: skip


def _full_name(name: str, text: str) -> str:
    """Return the words that stand for an item where it cannot be seen."""
    return shortened(f"{name} : {text}" if text else name, LONGEST_NAME)
