"""A program that writes on a lesson until it is killed, and its own log of what the pen did.

Run as `python -m tests.store.kill_child FOLDER LESSON SEANCE SEED`. Log lines: `sample KEY INDEX TIME` as each sample
is made; `lift KEY TIME HEX`, synced, after a stroke was handed over, with its samples.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

from tests.support.handwriting import Ink, handwriting
from tni.core.clock import SystemClock
from tni.core.ids import ClassLayerId, ItemId, PageId, new_id
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import Stroke
from tni.ink.pen import Pen
from tni.ink.sample import SampleBuffer
from tni.store.lesson_file import LessonFile, WorkFolders, open_lesson

HOLD_S = 0.2
"""How often a session hands over a stroke under way."""
SAMPLE_S = 0.005


def main(folder: Path, lesson: Path, seance: str, seed: int) -> None:
    chance = random.Random(seed)
    layer = ClassLayerId(seance) if seance else None
    file = open_lesson(lesson, WorkFolders(folder / "work", folder / "rescue"), SystemClock())
    position = file.layer(layer).position
    file.at_page(layer, PageId(f"page {seed}"))
    log = os.open(folder / "injector.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    strokes = handwriting()
    while True:
        position += 1
        ink = chance.choice(strokes)[: chance.choice((20, 40, 400))]
        _write(file, layer, position, ink, log)


def _write(file: LessonFile, layer: ClassLayerId | None, position: int, ink: Ink, log: int) -> None:
    key = ItemId(new_id())
    stroke = Stroke(id=key, page=PageId("p"), z=position, pen=Pen(), samples=SampleBuffer(0.0).samples())
    started = handed_s = time.monotonic()
    buffer, handed = SampleBuffer(started), 0
    for index, (x, y, _, pressure) in enumerate(ink.tolist()):
        now_s = time.monotonic()
        buffer.append(x, y, now_s, pressure)
        os.write(log, f"sample {key} {index} {now_s}\n".encode())
        if now_s - handed_s >= HOLD_S:
            file.save_unfinished(layer, stroke, handed, buffer.samples(handed))
            handed, handed_s = len(buffer), now_s
        time.sleep(SAMPLE_S)
    whole = Stroke(id=key, page=stroke.page, z=position, pen=stroke.pen, samples=buffer.samples())
    lifted_s = time.monotonic()
    file.commit(layer, Change(ChangeKind.WRITE, (RecordChange(key, None, whole),)), position, position)
    os.write(log, f"lift {key} {lifted_s} {whole.samples.array.tobytes().hex()}\n".encode())
    os.fsync(log)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
