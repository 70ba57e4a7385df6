"""Fields of items that most items have at their default, as JSON values: behaviour, spans, crop and the like.

The lesson file and the clipboard hold them beside the fields that every item has. Values that no item may have raise
ValueError.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

from tni.core.colour import is_colour
from tni.core.ids import BlobId, ItemId
from tni.document.alignment import TextAlign
from tni.document.behaviour import (
    LONGEST_LINK,
    MOST_REVEALS,
    MOST_STEP,
    MOST_TARGETED,
    STILL,
    Behaviour,
    Reveal,
)
from tni.document.items import RATE_RANGE, WHOLE, AnyItem, Crop, Image, Media, Shape, Text
from tni.document.links import is_link
from tni.document.text_style import (
    MOST_LEVELS,
    MOST_PARAGRAPHS,
    MOST_SPANS,
    PLAIN_SPAN,
    SCALE_RANGE,
    Marker,
    Paragraph,
    Script,
    SpanStyle,
    TextSpan,
)

type Json = dict[str, Any]

_BLOB = re.compile(r"[0-9a-f]{64}")
_FLAGS = ("bold", "italic", "underline", "struck", "formula")
_MEDIA_FLAGS = ("film", "looped")
LONGEST_S = 1e6
LONGEST_TITLE = 1_000


def extra_fields(item: AnyItem) -> Json:
    """Return what differs from the default, with few and short keys; nothing that `extra_values` refuses."""
    found = _differing(item)
    return readable_fields(type(item), found) if found else found


def _differing(item: AnyItem) -> Json:
    found = _behaviour_json(item.behaviour)
    match item:
        case Text():
            found |= _some("spans", [_span_json(span) for span in item.spans])
            found |= _some("paragraphs", [_paragraph_json(one) for one in item.paragraphs])
        case Image():
            found |= _some("crop", list(item.crop) if item.crop != WHOLE else None)
            found |= _some("opacity", item.opacity if item.opacity != 1 else None) | _some("clear", item.clear)
        case Media():
            found |= {name: True for name in _MEDIA_FLAGS if getattr(item, name)}
            for name, plain in _MEDIA_DEFAULTS.items():
                found |= {name: value} if (value := getattr(item, name)) != plain else {}
        case Shape():
            found |= _some("fill_opacity", item.fill_opacity if item.fill_opacity != 1 else None)
            found |= {} if item.outlined else {"bare": True}
    return found


def extra_values(kind: type[AnyItem], found: Mapping[str, Any]) -> Json:
    """Return arguments of an item of this kind. Raises: ValueError for keys and values that it cannot have."""
    readers = _READERS.get(kind, {})
    out: Json = {}
    own = {key: value for key, value in found.items() if key not in _BEHAVIOUR_READERS}
    if len(own) < len(found):
        out["behaviour"] = _behaviour({key: found[key] for key in found.keys() - own.keys()})
    for key, value in own.items():
        if key not in readers:
            raise ValueError(f"{kind.__name__} has no {key!r}")
        name, read = readers[key]
        out[name] = read(value)
    return out


def readable_fields(kind: type[AnyItem], found: Mapping[str, Any], lost: Callable[[str], object] = str) -> Json:
    """Return of fields what an item of this kind can have, of lists those parts. lost: called with the name of each
    field that is not kept whole."""
    out: Json = {}
    for key, value in found.items():
        read = _BEHAVIOUR_READERS.get(key) or _READERS.get(kind, {}).get(key, ("", None))[1]
        if read is not None and _reads(read, value):
            out[key] = value
            continue
        lost(key)
        if read is not None and key in _MOST and isinstance(value, list):
            if (part := _readable_part(key, read, value)) or key == "target":
                out[key] = part
        elif key == "title" and isinstance(value, str):
            out[key] = value[:LONGEST_TITLE]
    return out


def _readable_part(key: str, read: Callable[[Any], Any], found: list[Any]) -> list[Any]:
    """Return the parts of a list that can be read, as many as there may be."""
    out: list[Any] = []
    end = 0
    for one in found:
        if len(out) == _MOST[key]:
            break
        if not _reads(read, [one]):
            if key == "paragraphs":  # else those after it would move up
                out.append({})
            continue
        if key == "spans":
            if one["at"][0] < end:
                continue
            end = one["at"][1]
        out.append(one)
    return out


def _reads(read: Callable[[Any], Any], value: object) -> bool:
    try:
        read(value)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return False
    return True


_MOST: Mapping[str, int] = {
    "target": MOST_TARGETED, "reveals": MOST_REVEALS, "spans": MOST_SPANS, "paragraphs": MOST_PARAGRAPHS,
}  # fmt: skip
"""Lists, and how many parts they may have."""


def _some(key: str, value: object) -> Json:
    return {key: value} if value else {}


# -- behaviour


def _behaviour_json(behaviour: Behaviour) -> Json:
    if behaviour == STILL:
        return {}
    found = _some("link", behaviour.link) | _some("cover", behaviour.cover) | _some("cloner", behaviour.cloner)
    if behaviour.target is not None:
        found["target"] = sorted(behaviour.target)
    reveals = [
        [one.step, int(one.appears), *([] if one.paragraph is None else [one.paragraph])] for one in behaviour.reveals
    ]
    return found | _some("reveals", reveals)


def _behaviour(found: Mapping[str, Any]) -> Behaviour:
    return Behaviour(**{key: _BEHAVIOUR_READERS[key](value) for key, value in found.items()})


def _reveals(found: object) -> tuple[Reveal, ...]:
    return tuple(_reveal(*_numbers(one, range(2, 4))) for one in _list(found, MOST_REVEALS))


def _reveal(step: int, appears: int, paragraph: int | None = None) -> Reveal:
    if not 1 <= step <= MOST_STEP or appears not in (0, 1) or (paragraph or 0) not in range(MOST_PARAGRAPHS):
        raise ValueError(f"reveal {step} {appears} {paragraph}")
    return Reveal(step, bool(appears), paragraph)


_BEHAVIOUR_READERS: Mapping[str, Callable[[Any], Any]] = {
    "link": lambda value: _link(value),
    "cover": lambda value: _true(value),
    "cloner": lambda value: _true(value),
    "target": lambda value: frozenset(ItemId(_text(one, 200)) for one in _list(value, MOST_TARGETED)),
    "reveals": lambda value: _reveals(value),
}


# -- texts


def _span_json(span: TextSpan) -> Json:
    style = span.style
    found = {"at": [span.start, span.end]} | {name: True for name in _FLAGS if getattr(style, name)}
    found |= _some("colour", style.colour) | _some("link", style.link)
    found |= _some("scale", style.scale if style.scale != 1 else None)
    return found | ({} if style.script is Script.NORMAL else {"script": style.script.value})


def _spans(found: object) -> tuple[TextSpan, ...]:
    out: list[TextSpan] = []
    for one in _list(found, MOST_SPANS):
        start, end = _numbers(one["at"], range(2, 3))
        if not (out[-1].end if out else 0) <= start < end:
            raise ValueError(f"span from {start} to {end}")
        style = _span_style({key: value for key, value in one.items() if key != "at"})
        out.append(TextSpan(start, end, style))
    return tuple(span for span in out if span.style != PLAIN_SPAN)  # one may have been a link that is none


def _span_style(found: Mapping[str, Any]) -> SpanStyle:
    readers: Mapping[str, Callable[[Any], Any]] = {
        **dict.fromkeys(_FLAGS, _true),
        "colour": _colour,
        "link": _link,
        "scale": lambda value: _within(value, *SCALE_RANGE),
        "script": Script,
    }
    return SpanStyle(**{key: readers[key](value) for key, value in found.items()})


def _paragraph_json(one: Paragraph) -> Json:
    found = {} if one.marker is Marker.NONE else {"marker": one.marker.value}
    return found | _some("level", one.level) | ({} if one.align is None else {"align": one.align.value})


def _paragraphs(found: object) -> tuple[Paragraph, ...]:
    readers: Mapping[str, Callable[[Any], Any]] = {
        "marker": Marker,
        "align": TextAlign,
        "level": lambda value: _whole(value, MOST_LEVELS),
    }
    return tuple(
        Paragraph(**{key: readers[key](value) for key, value in _object(one).items()})
        for one in _list(found, MOST_PARAGRAPHS)
    )


# -- values


def _list(found: object, most: int) -> list[Any]:
    if not isinstance(found, list) or len(found) > most:
        raise ValueError("a list, and not too long")
    return found


def _object(found: object) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise ValueError("an object")
    return found


def _numbers(found: object, counts: range) -> list[int]:
    numbers = _list(found, counts[-1])
    if len(numbers) not in counts or not all(type(one) is int for one in numbers):
        raise ValueError(f"whole numbers expected, got {numbers!r}")
    return numbers


def _true(found: object) -> bool:
    if found is not True:
        raise ValueError(f"true expected, got {found!r}")
    return True


def _whole(found: object, most: int) -> int:
    if type(found) is not int or not 0 <= found <= most:
        raise ValueError(f"a number from 0 to {most} expected, got {found!r}")
    return found


def _text(found: object, most: int) -> str:
    if not isinstance(found, str) or len(found) > most:
        raise ValueError("a text, and not too long")
    return found


def _link(found: object) -> str:
    """Return a link; "" for one of a kind that the program never makes, so that nothing has to doubt it later."""
    return link if is_link(link := _text(found, LONGEST_LINK)) else ""


def _within(found: object, low: float, high: float) -> float:
    if isinstance(found, bool) or not isinstance(found, int | float) or not isfinite(found) or not low <= found <= high:
        raise ValueError(f"a number from {low} to {high} expected, got {found!r}")
    return float(found)


def _colour(found: object) -> str:
    if not is_colour(text := _text(found, 7)):
        raise ValueError(f"no colour: {text!r}")
    return text


def _blob(found: object) -> BlobId:
    if not _BLOB.fullmatch(text := _text(found, 64)):
        raise ValueError(f"no hash: {text!r}")
    return BlobId(text)


def _crop(found: object) -> Crop:
    left, top, right, bottom = (_within(one, 0.0, 1.0) for one in _list(found, 4))
    if left + right >= 1 or top + bottom >= 1:
        raise ValueError("a crop that leaves nothing")
    return left, top, right, bottom


def _opacity(found: object) -> float:
    return _within(found, 0.001, 1.0)


_MEDIA_DEFAULTS: Mapping[str, object] = {
    "title": "", "poster": None, "subtitles": None, "seconds": 0.0, "start_s": 0.0, "end_s": 0.0, "rate": 1.0,
    "volume": 1.0,
}  # fmt: skip
_READERS: Mapping[type, Mapping[str, tuple[str, Callable[[Any], Any]]]] = {
    Text: {"spans": ("spans", _spans), "paragraphs": ("paragraphs", _paragraphs)},
    Image: {"crop": ("crop", _crop), "opacity": ("opacity", _opacity), "clear": ("clear", _colour)},
    Shape: {
        "fill_opacity": ("fill_opacity", _opacity),
        "bare": ("outlined", lambda value: not _true(value)),
    },
    Media: {
        **{name: (name, _true) for name in _MEDIA_FLAGS},
        **{name: (name, lambda value: _within(value, 0.0, LONGEST_S)) for name in ("seconds", "start_s", "end_s")},
        "title": ("title", lambda value: _text(value, LONGEST_TITLE)),
        "poster": ("poster", _blob),
        "subtitles": ("subtitles", _blob),
        "rate": ("rate", lambda value: _within(value, *RATE_RANGE)),
        "volume": ("volume", lambda value: _within(value, 0.0, 1.0)),
    },
}
