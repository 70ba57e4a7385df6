"""Pictures in shared memory, which a child process writes and the program shows: frames of films and cameras."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf
from typing import Any

from tni.processes.shared_bytes import SharedBytes

SLOTS = 3
"""Places for a picture in the memory: one is shown, one waits, one is written."""

type Draw = Callable[[memoryview, int, int], None]


class FrameWriter:
    """Writer of pictures of four bytes a pixel into memory of the program. tell: sends news to the program."""

    def __init__(self, tell: Callable[[dict[str, Any]], None]) -> None:
        self._tell = tell
        self._memory: SharedBytes | None = None
        self._size = (0, 0)
        self._free: set[int] = set()
        self._left = inf
        self._late: tuple[int, Draw] | None = None

    def resize(self, head: Mapping[str, Any]) -> bool:
        """Take another size of the pictures and the memory into which they are written. Its name may be forgotten once
        this is told. Returns False if it cannot be opened."""
        if self._memory is not None:
            self._memory.close()
            self._memory = None
        width, height, name = int(head["width"]), int(head["height"]), str(head["memory"])
        try:
            self._memory = SharedBytes.open(name, SLOTS * width * height * 4)
        except (OSError, ValueError):
            self._tell({"opened": name, "failed": True})
            return False
        self._size, self._free, self._late = (width, height), set(range(SLOTS)), None
        self._tell({"opened": name})
        return True

    def free(self, head: Mapping[str, Any]) -> None:
        """Note a place that may be written again."""
        self._free.add(int(head["slot"]))

    def limit(self, most: int | None) -> None:
        """Write at most so many pictures from now on, any number for None. The last one that was left out since is
        written at once, if it may be."""
        self._left = inf if most is None else most
        if self._late is not None:
            self.write(*self._late)

    def forget(self) -> None:
        """Forget the picture that was left out: it is of the past."""
        self._late = None

    def write(self, number: int, draw: Draw) -> None:
        """Have a picture drawn into a free place, and tell it; it is left out while none is free, and beyond the
        limit. number: of the film. draw: gets the place, the width and the height."""
        memory = self._memory
        if memory is None or not self._free or self._left < 1:
            self._late = number, draw
            return
        self._late, self._left = None, self._left - 1
        slot = self._free.pop()
        width, height = self._size
        size = width * height * 4
        draw(memory.view[slot * size : (slot + 1) * size], width, height)
        self._tell({"frame": number, "memory": memory.name, "slot": slot})
