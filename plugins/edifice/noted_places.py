"""Places in which something of an entry lies or may lie, noted before anything is written there."""

from __future__ import annotations

import json

from tni.api.ent import Memory

NOTE = "places"


def noted_places(memory: Memory) -> list[str]:
    """Return the places, the one that was chosen last first; the entry is to leave the others."""
    try:
        return [str(one) for one in json.loads(memory.get(NOTE) or "[]")]
    except (ValueError, TypeError):
        return []


def note_place(place: str, memory: Memory) -> None:
    """Note a place as the chosen one."""
    _keep([place, *(one for one in noted_places(memory) if one != place)], memory)


def forget_place(place: str, memory: Memory) -> None:
    _keep([one for one in noted_places(memory) if one != place], memory)


def _keep(places: list[str], memory: Memory) -> None:
    if places != noted_places(memory):
        memory.put(NOTE, json.dumps(places) if places else "")
