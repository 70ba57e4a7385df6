"""Places that are typed: coordinates, and names that IGN's geocoding service looks up."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from math import isfinite
from typing import Final
from urllib.parse import quote

from .mercator import HIGHEST, Place

SERVER: Final = "https://data.geopf.fr/geocodage/search"
MOST_FOUND: Final = 5
LONGEST_NAME: Final = 60
LONGEST_QUERY: Final = 300
LEAST_LETTERS: Final = 3
"""Letters of a name that the service takes."""
ZOOM_OF: Final = {"housenumber": 17.0, "street": 16.0, "locality": 15.0, "municipality": 12.0}
ZOOM_OF_OTHERS, ZOOM_OF_COORDINATES = 13.0, 14.0

_NUMBER = r"(\d{1,3}(?:[.,]\d+)?)"
_ANGLE = rf"([+−-]?)\s*{_NUMBER}\s*(?:°\s*(?:{_NUMBER}\s*['’′]\s*(?:{_NUMBER}\s*(?:\"|''|’’|″)\s*)?)?)?([NSEOW]?)"
_BETWEEN = r"(?:\s*[,;]\s*|\s+|(?<=[NSEOW°'\"’′″]))"
_PAIR = re.compile(rf"\s*{_ANGLE}{_BETWEEN}{_ANGLE}\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Place that was found, with a zoom that suits it."""

    name: str
    lon: float
    lat: float
    zoom: float


def typed_coordinates(text: str) -> Place | None:
    """Return the place of typed coordinates, latitude first unless letters say otherwise: `48,8584 2,2945`,
    `47° 13′ 5″ N, 1° 33′ O`; None for a text that is none."""
    if (found := _PAIR.fullmatch(text)) is None:
        return None
    first, second = _angle(*found.groups()[:5]), _angle(*found.groups()[5:])
    letters = found.group(5).upper(), found.group(10).upper()
    if letters[0] in ("E", "O", "W"):
        first, second, letters = second, first, (letters[1], letters[0])
    if letters[0] not in ("", "N", "S") or letters[1] not in ("", "E", "O", "W"):
        return None
    return (second, first) if abs(first) <= HIGHEST and abs(second) <= 180.0 else None


def _angle(sign: str, whole: str, minutes: str | None, seconds: str | None, letter: str) -> float:
    parts = [float(part.replace(",", ".")) for part in (whole, minutes or "0", seconds or "0")]
    value = parts[0] + parts[1] / 60 + parts[2] / 3600
    return -value if (sign in ("-", "−")) != (letter.upper() in ("S", "O", "W")) else value


def question_of(text: str) -> str:
    """Return the address that looks a name up; "" for a text that is too short."""
    words = " ".join(text.split())
    while len(quoted := quote(words)) > LONGEST_QUERY:
        words = words[:-1]
    return f"{SERVER}?index=address,poi&limit={MOST_FOUND}&q={quoted}" if len(words) >= LEAST_LETTERS else ""


def found_places(answer: bytes) -> list[FoundPlace]:
    """Return the places of an answer, a list of GeoJSON; none of one that is not understood."""
    try:
        features = json.loads(answer)["features"]
        return [place for one in features[:MOST_FOUND] if (place := _found(one)) is not None]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []


def _found(feature: object) -> FoundPlace | None:
    if not isinstance(feature, dict):
        return None
    try:
        lon, lat = (float(value) for value in feature["geometry"]["coordinates"][:2])
        about = feature["properties"]
        name = _name(about)
    except (KeyError, TypeError, ValueError):
        return None
    if not name or not (isfinite(lon) and isfinite(lat) and abs(lon) <= 180.0 and abs(lat) <= 90.0):
        return None
    kind = about.get("type")
    return FoundPlace(name, lon, lat, ZOOM_OF.get(kind, ZOOM_OF_OTHERS) if isinstance(kind, str) else ZOOM_OF_OTHERS)


def _name(about: dict[str, object]) -> str:
    """Return the name of a feature: an address has a label; a place has names, and towns in which it lies."""
    label = _first(about.get("label")) or _first(about.get("toponym")) or _first(about.get("name"))
    town = _first(about.get("city"))
    if town and town not in label:
        label = f"{label} ({town})"
    return "".join(letter for letter in label if letter.isprintable())[:LONGEST_NAME].strip()


def _first(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return value if isinstance(value, str) else ""
