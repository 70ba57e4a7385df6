"""Encoding of master pages as properties in JSON, so that programs which do not know them keep them and show the pages
without."""

from __future__ import annotations

import json
from math import isfinite
from typing import Any

from tni.core.ids import PageId
from tni.document.items import Page
from tni.document.page_format import RULING_RANGE_MM, PageFormat, Paper, Ruling
from tni.store.ruling_codec import FIRST_RULINGS, read_ruling, stored_ruling

_KEYS = {"title", "notes", "position", "name", "width", "height", "endless", "paper", "ruling", "ruling_mm"}


def encode_master(page: Page) -> bytes:
    """Encode a master page as canonical JSON. A PDF behind it is left out: master pages have none."""
    form = page.format
    name, ruling, ruling_mm = stored_ruling(page)
    values: dict[str, Any] = {
        "position": page.position, "name": name, "width": form.width_mm, "height": form.height_mm,
        "paper": page.paper.value, "ruling": ruling.value,
    }  # fmt: skip
    more = {"title": page.title, "notes": page.notes, "endless": form.endless, "ruling_mm": ruling_mm}
    values |= {key: value for key, value in more.items() if value}
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def decode_master(key: PageId, found: dict[str, Any]) -> Page:
    """Return a master page from its JSON object. Raises: ValueError, also for fields of a later program, which no edit
    may lose."""
    if not found.keys() <= _KEYS:
        raise ValueError(f"fields {sorted(found.keys() - _KEYS)}")
    try:
        endless, ruling_mm = found.get("endless", False), _number(found.get("ruling_mm", 0.0))
        if not isinstance(endless, bool) or (ruling_mm and not RULING_RANGE_MM[0] <= ruling_mm <= RULING_RANGE_MM[1]):
            raise ValueError("no page")
        if (ruling := Ruling(found["ruling"])) not in FIRST_RULINGS:
            raise ValueError(f"a ruling beside none: {ruling.value}")
        ruled = read_ruling(_text(found["name"]), ruling, ruling_mm)
        form = PageFormat(ruled.name, _number(found["width"]), _number(found["height"]), endless)
        return Page(
            id=key, position=_number(found["position"]), format=form, paper=Paper(found["paper"]),
            ruling=ruled.ruling, ruling_mm=ruled.ruling_mm, ruling_options=ruled.options,
            title=_text(found.get("title", "")), notes=_text(found.get("notes", "")),
        )  # fmt: skip
    except KeyError as error:
        raise ValueError(f"no {error}") from error
    except OverflowError as error:  # an integer beyond all floats
        raise ValueError(f"a number is too large: {error}") from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"text expected, got {value!r}")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError(f"number expected, got {value!r}")
    return float(value)
