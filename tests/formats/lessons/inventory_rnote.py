"""Inventory of files of rnote, by a second reader: what each has, by the numbers of its elements.

It shares no code with the importer.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from typing import Any


def inventory(data: bytes) -> Mapping[str, str]:
    """Return the kinds of all elements that are not in the bin, by their names."""
    whole: dict[str, Any] = json.loads(gzip.decompress(data))["data"]
    lists = _find(whole, "stroke_components"), _find(whole, "trash_components") or []
    binned = {number for number, one in enumerate(lists[1]) if one["value"] and one["value"].get("trashed")}
    found = {}
    for number, one in enumerate(lists[0] or []):
        if one["value"] is not None and number not in binned:
            (kind,) = one["value"]
            found[f"stroke{number}"] = kind
    return found


def _find(tree: dict[str, Any], name: str) -> list[Any] | None:
    """Return a list at the top or in one of the objects at most two levels below."""
    if isinstance(tree.get(name), list):
        return list(tree[name])
    below = [one for key, one in tree.items() if isinstance(one, dict) and key.endswith("snapshot")]
    return next((found for one in below if (found := _find(one, name)) is not None), None)
