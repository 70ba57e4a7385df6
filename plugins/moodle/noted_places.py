"""Places in which something of an entry lies or may lie, as a connector notes them before it writes there."""

from __future__ import annotations

import json

from tni.api.ent import Memory

NOTE = "discussion"


class NotedPlaces:
    """Places of an entry with the id of the discussion in each, 0 before it is known. The first is the one that was
    chosen last; the entry is to leave the others."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def all(self) -> list[tuple[str, int]]:
        try:
            return [(str(place), int(id)) for place, id in json.loads(self._memory.get(NOTE) or "[]")]
        except (ValueError, TypeError):
            return []

    def id_in(self, place: str) -> int:
        return dict(self.all()).get(place, 0)

    def note(self, place: str, id: int = 0) -> None:
        """Note a place as the chosen one, with the id that is known. id: 0 leaves the one that was noted."""
        others = [one for one in self.all() if one[0] != place]
        self._keep([(place, id or self.id_in(place)), *others])

    def forget(self, place: str) -> None:
        self._keep([one for one in self.all() if one[0] != place])

    def _keep(self, places: list[tuple[str, int]]) -> None:
        if places != self.all():
            self._memory.put(NOTE, json.dumps(places) if places else "")
