"""Web services that French teachers link to, known by their hosts, so that a card names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownService:
    """Web service. name: its own. colour: of its cards, "#rrggbb", chosen by this program: white reads well on it."""

    name: str
    colour: str


_SERVICES = {
    "coopmaths.fr": KnownService("MathALÉA", "#b4441c"),
    "geogebra.org": KnownService("GeoGebra", "#5f4bb6"),
    "lumni.fr": KnownService("Lumni", "#a3216c"),
    "edugeo.fr": KnownService("Édugéo", "#2f6b34"),
    "edugeo.ign.fr": KnownService("Édugéo", "#2f6b34"),
    "gar.education.fr": KnownService("Médiacentre GAR", "#1f4e9c"),
    "kiosque-edu.com": KnownService("KNE", "#8a3b00"),
    "cns-edu.com": KnownService("CNS", "#00626b"),
}
OTHER_COLOUR = "#44505c"
"""Colour of the card of any other page."""


def service_of(host: str) -> KnownService | None:
    """Return the service that a host belongs to, also by a host below its own; None for any other."""
    parts = host.rstrip(".").split(".")
    for start in range(len(parts)):
        if (found := _SERVICES.get(".".join(parts[start:]))) is not None:
            return found
    return None


def link_colour(host: str) -> str:
    """Return the colour of the card of a link."""
    found = service_of(host)
    return OTHER_COLOUR if found is None else found.colour
