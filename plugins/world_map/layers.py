"""Layers of the map and the addresses of their pieces, as IGN's Géoplateforme serves them by WMTS.

Each piece is a picture of 256 by 256 pixels of the projection `mercator`; level 0 is the whole world, each next one has
four times as many. Sources of names, formats and levels: docs/maps.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tni.api.items import Localised

SERVER: Final = "https://data.geopf.fr/wmts"


@dataclass(frozen=True, slots=True)
class MapLayer:
    """Layer of the map. name: of WMTS. matrices: its set of levels. low, high: levels that it has. credit: shown on the
    map. label: in the panel. title: on the map."""

    name: str
    form: str
    matrices: str
    low: int
    high: int
    label: Localised
    title: Localised
    credit: str = "© IGN"

    def address(self, level: int, column: int, row: int) -> str:
        """Return the address of a piece."""
        return (
            f"{SERVER}?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={self.name}&STYLE=normal"
            f"&FORMAT=image/{self.form}&TILEMATRIXSET={self.matrices}&TILEMATRIX={level}&TILEROW={row}&TILECOL={column}"
        )


LAYERS: Final[Mapping[str, MapLayer]] = {
    "plan": MapLayer(
        "GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2", "png", "PM", 0, 18,
        Localised("Plan", "Plan"), Localised("Plan IGN", "Plan"), "© IGN – Plan IGN",
    ),
    "photos": MapLayer(
        "ORTHOIMAGERY.ORTHOPHOTOS", "jpeg", "PM", 0, 19,
        Localised("Photos", "Photos"), Localised("Photos aériennes", "Aerial photos"), "© IGN – BD ORTHO",
    ),
    "photos 1950": MapLayer(
        "ORTHOIMAGERY.ORTHOPHOTOS.1950-1965", "png", "PM_0_18", 0, 18,
        Localised("Photos 1950", "Photos 1950"), Localised("Photos de 1950-1965", "Photos of 1950-1965"),
        "© IGN – photos 1950-1965",
    ),
    "map 1950": MapLayer(
        "GEOGRAPHICALGRIDSYSTEMS.MAPS.SCAN50.1950", "jpeg", "PM_3_15", 3, 15,
        Localised("Carte 1950", "Map 1950"), Localised("Carte de 1950", "Map of 1950"), "© IGN – SCAN 50 de 1950",
    ),
    "staff": MapLayer(
        "GEOGRAPHICALGRIDSYSTEMS.ETATMAJOR40", "jpeg", "PM_6_15", 6, 15,
        Localised("État-major", "Staff map"), Localised("État-major, 1820-1866", "Staff map, 1820-1866"),
        "© IGN – carte de l’état-major",
    ),
    "cassini": MapLayer(
        "BNF-IGNF_GEOGRAPHICALGRIDSYSTEMS.CASSINI", "png", "PM_6_14", 6, 14,
        Localised("Cassini", "Cassini"), Localised("Cassini, XVIIIᵉ siècle", "Cassini, 18th century"),
        "© BnF, IGN – carte de Cassini",
    ),
}  # fmt: skip
USUAL, OLD = "plan", "photos 1950"
