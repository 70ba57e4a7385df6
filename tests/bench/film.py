"""Event-to-pixel time of ink over a playing film of 1920 x 1080 that fills the page, beside a page without it, in
rounds that alternate both. The film is encoded here, of light moving grain: inkprobe must tell ink from it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from statistics import median

import cv2
import numpy as np

from tests.bench.latency import MODES, Readings, note, table
from tests.bench.probe import measure
from tests.bench.programs import Program, running
from tests.bench.rig import Rig
from tni.core.clock import SystemClock
from tni.core.geometry import IDENTITY, Affine
from tni.core.ids import ItemId, PageId, new_id
from tni.document.document import ChangeKind, Document
from tni.document.items import AnyItem, Media, Page
from tni.store.lesson_file import WorkFolders, new_lesson, open_lesson

SIZE, SECONDS, FPS = (1920, 1080), 20, 30
FILM_MM = (320.0, 180.0)
SIGN_PX = (960, 502)
"""Middle of the page on a screen of 1920 x 1080: the sign that plays the film."""
BEGIN_S = 2.5


def figures(rig: Rig) -> dict[str, str]:
    film = encoded_film(rig.folder / "film.mp4")
    with_film = opening(rig, "film", film_lesson(rig.folder / "film.tni", film, FILM_MM))
    still = opening(rig, "still", film_lesson(rig.folder / "still.tni", None, FILM_MM))
    return compared(rig, "over a film", with_film, still, playing(SIGN_PX))


def compared(
    rig: Rig, what: str, full: Program, empty: Program, meanwhile: Callable[[], AbstractContextManager[None]]
) -> dict[str, str]:
    """Return the times of ink on a page with something and on one without. what: in words. meanwhile: what goes on on
    the full page."""
    readings: Readings = {f"tni {what}": {}, "tni": {}}
    for number in range(rig.rounds):
        for name, program in ((f"tni {what}", full), ("tni", empty)):
            with running(program), meanwhile() if program is full else nullcontext():
                for row, mode in enumerate(MODES):
                    note(readings[name], mode, measure(rig.probe, program, mode, row))
            print(f"round {number + 1} of {rig.rounds}: {name}", file=sys.stderr)
    rig.raw[what] = readings
    out = table(readings)
    for row in ("step p50", "step p95", "step p99", "stream p50", "stream p95", "stream p99"):
        pairs = zip(readings[f"tni {what}"].get(row, ()), readings["tni"].get(row, ()), strict=False)
        if ratios := [a / b for a, b in pairs if b]:
            out[f"{row}, {what} to without"] = f"median of round by round {median(ratios):.2f}"
    return out


def playing(sign_px: tuple[int, int]) -> Callable[[], AbstractContextManager[None]]:
    """Return what plays a film. sign_px: of its sign."""

    def begin() -> AbstractContextManager[None]:
        x, y = map(str, sign_px)
        subprocess.run(["xdotool", "mousemove", x, y, "click", "1", "mousemove", "1900", "540"], check=True)
        time.sleep(BEGIN_S)
        return nullcontext()

    return begin


def opening(rig: Rig, name: str, lesson: Path) -> Program:
    """Return the program as it opens a lesson, each time as it is now: the probe takes no ink on ink for new."""
    program, unwritten = rig.program("tni"), lesson.read_bytes()

    def prepare(home: Path) -> None:
        program.prepare(home)
        lesson.write_bytes(unwritten)

    command, settle_s = (*program.command, str(lesson)), program.settle_s + 1.0
    return replace(program, name=name, command=command, settle_s=settle_s, prepare=prepare)


def encoded_film(path: Path) -> Path:
    """A film in MPEG-4 whose every pixel changes from frame to frame, a little."""
    width, height = SIZE
    grain = np.random.default_rng(1).integers(222, 242, (height + 120, width + 120, 3), np.uint8)
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), FPS, SIZE)
    for number in range(SECONDS * FPS):
        x, y = number * 3 % 120, number * 2 % 120
        writer.write(np.ascontiguousarray(grain[y : y + height, x : x + width]))
    writer.release()
    return path


def film_lesson(
    path: Path, film: Path | None, size_mm: tuple[float, float], at: Affine = IDENTITY,
    more: Callable[[PageId], Sequence[AnyItem]] = lambda _page: (),
) -> Path:  # fmt: skip
    """Write a lesson of one page with a film and more items on it; without a film it is empty."""
    new_lesson(path)
    work = path.with_suffix("")
    file = open_lesson(path, WorkFolders(work / "work", work / "rescue", lambda _folder: True), SystemClock())
    page = Page(id=PageId(new_id()), position=0.0)
    items: list[AnyItem] = []
    if film is not None:
        media = Media(
            id=ItemId(new_id()), page=page.id, z=1, blob=file.put_blob(film.read_bytes()), name=film.name,
            width_mm=size_mm[0], height_mm=size_mm[1], film=True, seconds=SECONDS, looped=True, transform=at,
        )  # fmt: skip
        items = [media, *more(page.id)]
    file.commit(None, Document().replace(ChangeKind.IMPORT, page, *items), 1, 1)
    file.close()
    return path
