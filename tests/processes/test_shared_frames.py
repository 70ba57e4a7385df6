"""Pictures in shared memory: written into free places alone, and told."""

from __future__ import annotations

from typing import Any

from tni.processes.shared_bytes import SharedBytes
from tni.processes.shared_frames import SLOTS, FrameWriter


def test_a_picture_is_left_out_while_no_place_is_free() -> None:
    told: list[dict[str, Any]] = []
    memory, frames = SharedBytes.create(SLOTS * 2 * 1 * 4), FrameWriter(told.append)

    def draw(place: memoryview, width: int, height: int) -> None:
        place[:] = bytes([len(told)]) * (4 * width * height)

    try:
        frames.write(7, draw)
        assert told == []
        assert frames.resize({"width": 2, "height": 1, "memory": memory.name})
        for _ in range(SLOTS + 1):
            frames.write(7, draw)
        shown = [one["slot"] for one in told[1:]]
        assert sorted(shown) == list(range(SLOTS))
        assert [bytes(memory.view[slot * 8 : slot * 8 + 8]) for slot in shown] == [bytes([n]) * 8 for n in (1, 2, 3)]
        frames.free({"slot": shown[1]})
        frames.write(7, draw)
        assert told[-1] == {"frame": 7, "memory": memory.name, "slot": shown[1]}
    finally:
        memory.close()


def test_beyond_the_limit_the_last_picture_is_written_once_it_may_be() -> None:
    told: list[dict[str, Any]] = []
    memory, frames = SharedBytes.create(SLOTS * 4), FrameWriter(told.append)

    def write(value: int) -> None:
        frames.write(7, lambda place, _width, _height: place.__setitem__(slice(None), bytes([value]) * 4))

    def written() -> list[int]:
        return [memory.view[one["slot"] * 4] for one in told[1:]]

    try:
        frames.resize({"width": 1, "height": 1, "memory": memory.name})
        frames.limit(0)
        write(1)
        write(2)
        assert written() == []
        frames.limit(1)
        assert written() == [2]
        write(3)
        frames.forget()
        frames.limit(1)
        assert written() == [2], "it was of a film that is closed"
        write(4)
        write(5)
        assert written() == [2, 4]
        frames.limit(None)
        assert written() == [2, 4, 5]
    finally:
        memory.close()


def test_memory_that_is_not_there_is_told() -> None:
    told: list[dict[str, Any]] = []
    memory = SharedBytes.create(8)
    memory.close()
    assert not FrameWriter(told.append).resize({"width": 1, "height": 1, "memory": memory.name})
    assert told == [{"opened": memory.name, "failed": True}]
