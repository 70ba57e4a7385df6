"""Serialisation of clipboard items for the system clipboard, for copying between two running copies of this program.

UTF-8 JSON: {"tni-clip": 1, "items": [...], "blobs": {hash: base64}, "credits": [...]}, the credits only where there
are any. An item is its type and its fields by name, a credit its fields.
Samples are base64 of an array of `ink.sample.SAMPLE_DTYPE`; those of a fragment (`ink.stroke_fragment`) are
{"piece": base64}. A version that does not know fragments therefore rejects them instead of drawing them as a pen's
samples. The data of an item of a plugin is base64.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import fields
from math import isfinite
from typing import Any

import numpy as np

from tni.core.digest import sha256
from tni.core.errors import TniError
from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId
from tni.document.alignment import TextAlign
from tni.document.clipboard_items import ClipboardItems
from tni.document.item_fields import extra_fields, extra_values
from tni.document.items import (
    PLUGIN_CODES,
    AnyItem,
    Dash,
    Image,
    Media,
    PluginItem,
    Shape,
    ShapeKind,
    Stroke,
    Text,
    blobs_of,
    bounds,
)
from tni.document.lesson_plan import CREDIT_PREFIX, Credit
from tni.document.page_format import Paper
from tni.document.text_style import spans_within
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import SAMPLE_DTYPE, Samples
from tni.ink.stroke_fragment import StrokeFragment

VERSION = 1
MIME_TYPE = "application/x-tni-clip"
_KINDS: Mapping[str, type[AnyItem]] = {
    "stroke": Stroke,
    "text": Text,
    "image": Image,
    "media": Media,
    "shape": Shape,
    "plugin": PluginItem,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


class BadClipboardError(TniError):
    """The bytes are no clipboard data of this version."""


def encode_clipboard(clip: ClipboardItems) -> bytes:
    items = [
        {"type": _NAMES[type(item)]}
        | {f.name: _encoded(getattr(item, f.name)) for f in fields(item) if f.name in _DECODERS}
        | ({"fields": found} if (found := extra_fields(item)) else {})
        for item in clip.items
    ]
    blobs = {key: b64encode(data).decode() for key, data in clip.blobs.items()}
    found = {"tni-clip": VERSION, "items": items, "blobs": blobs}
    if clip.credits:  # a version that does not know them passes over them
        found["credits"] = [{name: getattr(credit, name) for name in _CREDIT_FIELDS} for credit in clip.credits]
    if clip.paper is not None:
        found["paper"] = clip.paper.value
    return json.dumps(found).encode()


def decode_clipboard(data: bytes) -> ClipboardItems:
    """Decode the output of `encode_clipboard`. Raises: BadClipboardError for any other bytes."""
    try:
        found = json.loads(data)
        if found["tni-clip"] != VERSION:
            raise BadClipboardError(f"clip of version {found['tni-clip']!r}")
        items = tuple(_item(each) for each in found["items"])
        blobs = dict(_blob(key, value) for key, value in found["blobs"].items())
        credits = tuple(_credit(each) for each in found.get("credits", ()))
        paper = next((one for one in Paper if one.value == found.get("paper")), None)
        box = Rect.nothing()
        for item in items:
            box = box.united(bounds(item))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise BadClipboardError(f"no clip: {error}") from error
    if missing := [key for item in items for key in blobs_of(item) if key not in blobs]:
        raise BadClipboardError(f"clip without its picture {missing[0]}")
    return ClipboardItems(items, blobs, box, credits, paper)


def _encoded(value: object) -> object:
    match value:
        case Affine():
            return [value.a, value.b, value.c, value.d, value.e, value.f]
        case Pen():
            return [value.kind.value, value.colour, value.width_mm]
        case StrokeFragment():
            return {"piece": _base64(value)}
        case Samples():
            return _base64(value)
        case bytes():
            return b64encode(value).decode()
        case ShapeKind() | Dash() | TextAlign():
            return value.value
        case _:
            return value


def _base64(samples: Samples) -> str:
    return b64encode(samples.array.tobytes()).decode()


def _item(found: dict[str, Any]) -> AnyItem:
    kind = _KINDS[found["type"]]
    known = (f.name for f in fields(kind) if f.name in _DECODERS and f.name in found)
    values = {name: _DECODERS[name](found[name]) for name in known} | extra_values(kind, found.get("fields", {}))
    if spans := values.get("spans"):
        values["spans"] = spans_within(spans, len(values["text"]))
    return kind(**values)


def _credit(found: dict[str, Any]) -> Credit:
    values = {name: _CREDIT_FIELDS[name](value) for name, value in found.items() if name in _CREDIT_FIELDS}
    credit = Credit(**values)
    if not credit.id.startswith(CREDIT_PREFIX):
        raise ValueError(f"no id of a credit: {credit.id!r}")
    return credit


def _blob(key: str, value: str) -> tuple[BlobId, bytes]:
    data = b64decode(value, validate=True)
    if sha256(data).hex() != key:
        raise BadClipboardError(f"blob {key} has other bytes")
    return BlobId(key), data


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"words expected, got {value!r}")
    value.encode()  # fails for a lone surrogate, which is no valid text
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value) or abs(value) > 1e9:
        raise ValueError(f"number expected, got {value!r}")
    return float(value)


def _length(value: object) -> float:
    if (length := _number(value)) < 0:
        raise ValueError(f"length must be >= 0, got {length}")
    return length


def _integer(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 1 << 31:
        raise ValueError(f"integer expected, got {value!r}")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"true or false expected, got {value!r}")
    return value


def _code(value: object) -> int:
    if (code := _integer(value)) not in PLUGIN_CODES:
        raise ValueError(f"no kind of an item: {code}")
    return code


def _hash(value: object) -> BlobId:
    if not re.fullmatch(r"[0-9a-f]{64}", text := _text(value)):
        raise ValueError(f"no hash: {text!r}")
    return BlobId(text)


def _colour(value: object) -> str:
    return Pen(colour=_text(value)).colour


def _pen(value: Any) -> Pen:
    kind, colour, width = value
    return Pen(PenKind(kind), _text(colour), _number(width))


def _samples(value: object) -> Samples:
    match value:
        case {"piece": inner, **others} if not others:
            return StrokeFragment.of(_plain(inner))
        case _:
            return _plain(value)


def _plain(value: object) -> Samples:
    return Samples(np.frombuffer(b64decode(_text(value), validate=True), SAMPLE_DTYPE).copy())


def _optional(decode: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else decode(value)


_DECODERS: Mapping[str, Callable[[Any], Any]] = {
    "id": _text, "page": _text, "plane": _integer, "z": _integer, "group": _optional(_text), "locked": _flag,
    "movable": _flag,
    "transform": lambda value: Affine(*map(_number, value)),
    "pen": _pen, "samples": _samples,
    "text": _text, "size_mm": _length, "colour": _colour, "font": _text, "font_version": _text, "wrapped": _flag,
    "bold": _flag, "align": TextAlign,
    "width_mm": _length, "height_mm": _length, "blob": _text, "alt": _text,
    "code": _code, "name": _text, "picture": _optional(_hash), "data": lambda value: b64decode(value, validate=True),
    "blobs": lambda value: tuple(map(_hash, value)),
    "kind": ShapeKind, "x0": _number, "y0": _number, "x1": _number, "y1": _number, "fill": _optional(_colour),
    "dash": Dash,
    "more": lambda value: tuple((_number(x), _number(y)) for x, y in value),
}  # fmt: skip

_CREDIT_FIELDS: Mapping[str, Callable[[Any], Any]] = {
    "id": _text, "source": _text, "author": _text, "licence": _text, "classroom_only": _flag,
}  # fmt: skip
