"""Circuit: batteries, lamps, switches, resistors, motors and meters on a grid, with the currents that really flow."""

from __future__ import annotations

from tni.api.items import ItemKind

PLUGIN = {
    "id": "circuit",
    "kind": "item",
    "api": (1, 2),
    "version": "1.0",
    "topic": "sciences",
    "terms": {
        "fr": "électricité électrique pile lampe interrupteur résistance moteur ampèremètre voltmètre fil courant "
        "tension intensité série dérivation court-circuit schéma loi d’Ohm",
        "en": "electricity battery lamp bulb switch resistor motor ammeter voltmeter wire current voltage series "
        "parallel short circuit diagram Ohm",
    },
    "name": {"fr": "Circuit électrique", "en": "Electric circuit"},
    "summary": {
        "fr": "Un circuit que l’on assemble : les lampes brillent et les appareils mesurent le courant réel.",
        "en": "A circuit that is put together: lamps shine and meters read what really flows.",
    },
    "licence": "GPL-3.0-or-later",
}


def item() -> ItemKind:
    """Return the kind of items."""
    from .circuit_item import Circuit

    return Circuit()
