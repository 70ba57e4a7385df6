"""Server of map pieces and place names on this computer, as the public one answers: real HTTP, generated pictures."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import parse_qs, urlsplit

from tests.support.local_server import Exchange, LocalServer, local_server

HOST = "data.geopf.fr"
SIDE = 256
COLOURS = {"PLANIGNV2": (200, 225, 180), "ORTHOPHOTOS": (70, 110, 60), "1950-1965": (150, 150, 150)}
NANTES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [-1.5536, 47.2184]},
            "properties": {"label": "Nantes", "city": "Nantes", "type": "municipality"},
        },
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [5.6, 46.15]},
            "properties": {"name": ["Nantua"], "toponym": "Nantua", "city": ["Nantua"], "category": ["commune"]},
        },
    ],
}


@cache
def plain_png(colour: tuple[int, int, int], side: int = SIDE) -> bytes:
    """Return a PNG file of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes(colour) * side) * side
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def colour_of(query: dict[str, list[str]]) -> tuple[int, int, int]:
    """Return the colour of a piece: its layer's, darker for every second column."""
    (found,) = (colour for end, colour in COLOURS.items() if query["LAYER"][0].endswith(end))
    dark = int(query["TILECOL"][0]) % 2
    return found[0] - 20 * dark, found[1] - 20 * dark, found[2] - 20 * dark


@dataclass
class TileServer:
    """The server. answer: answers a piece that is asked for, in place of the usual picture. headers: sent with it."""

    server: LocalServer
    answer: Callable[[Exchange, dict[str, list[str]]], None] | None = None
    headers: list[str] = field(default_factory=lambda: ["Cache-Control: max-age=86400"])
    places: bytes = json.dumps(NANTES).encode()

    @property
    def servers(self) -> dict[str, str]:
        """Addresses that are asked in place of hosts."""
        return {HOST: self.server.url("")}

    @property
    def asked(self) -> list[str]:
        """Paths that were asked for, in order."""
        return [head.split(b" ")[1].decode() for head in self.server.requests]

    def pieces(self) -> list[tuple[str, int, int, int]]:
        """Return layer, level, column and row of the pieces that were asked for."""
        found = (parse_qs(urlsplit(path).query) for path in self.asked if path.startswith("/wmts"))
        return [
            (one["LAYER"][0], int(one["TILEMATRIX"][0]), int(one["TILECOL"][0]), int(one["TILEROW"][0]))
            for one in found
        ]

    def handle(self, exchange: Exchange) -> None:
        parts = urlsplit(exchange.head.split(b" ")[1].decode())
        query = parse_qs(parts.query)
        if parts.path.startswith("/geocodage"):
            exchange.answer("200 OK", self.places, "Content-Type: application/json")
        elif self.answer is not None:
            self.answer(exchange, query)
        else:
            exchange.answer("200 OK", plain_png(colour_of(query)), "Content-Type: image/png", *self.headers)


@contextmanager
def tile_server() -> Iterator[TileServer]:
    found: list[TileServer] = []
    with local_server(lambda exchange: found[0].handle(exchange)) as server:
        found.append(TileServer(server))
        yield found[0]
