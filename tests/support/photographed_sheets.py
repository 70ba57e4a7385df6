"""Photographs of sheets on a desk, drawn: writing on paper, seen from the side, in uneven light."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from tni.core.straightening import Corners

type Picture = NDArray[np.uint8]

SHEET = (600, 848)
"""Width and height of the sheet itself: A4."""
MARKS = ((80, 90, (40, 40, 200)), (480, 120, (180, 60, 40)), (300, 700, (50, 140, 50)))
"""Discs on the sheet: x, y and colour, blue first."""
MARK_PX = 26


def sheet(*, paper: tuple[int, int, int] = (235, 240, 242)) -> Picture:
    """Return the sheet itself: lines of writing and three coloured discs."""
    page = np.full((SHEET[1], SHEET[0], 3), paper, np.uint8)
    for line, y in enumerate(range(180, 640, 46)):
        cv2.putText(
            page, f"Calcul {line} : {7 * line + 3} x 4", (60, y), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (60, 40, 40), 2
        )
    for x, y, colour in MARKS:
        cv2.circle(page, (x, y), MARK_PX, colour, -1)
    return page


def photograph(
    corners: Corners, size: tuple[int, int] = (1600, 1200), *, desk: tuple[int, int, int] = (60, 85, 120),
    noise: float = 3.0, shadow: float = 0.35, page: Picture | None = None,
) -> Picture:  # fmt: skip
    """Return a photograph of this width and height in which a sheet has these corners."""
    width, height = size
    rng = np.random.default_rng(7)
    scene = np.full((height, width, 3), desk, np.float32)
    scene += cv2.GaussianBlur(rng.normal(0, 30, (height, width, 1)).astype(np.float32), (0, 0), 6)[:, :, None]
    flat = np.array([(0, 0), (SHEET[0], 0), SHEET, (0, SHEET[1])], np.float32) - 0.5
    there = cv2.getPerspectiveTransform(flat, np.array(corners, np.float32) - 0.5)
    large = cv2.warpPerspective(sheet() if page is None else page, there, size, flags=cv2.INTER_AREA)
    cover = cv2.warpPerspective(np.full((SHEET[1], SHEET[0]), 255, np.uint8), there, size, flags=cv2.INTER_LINEAR)
    share = cover[:, :, None].astype(np.float32) / 255
    scene = large * share + scene * (1 - share)
    light = 1 - shadow * np.linspace(0, 1, width)[None, :, None] * np.linspace(0.4, 1, height)[:, None, None]
    return np.asarray(np.clip(scene * light + rng.normal(0, noise, scene.shape), 0, 255), np.uint8)


def jpeg(picture: Picture, quality: int = 92) -> bytes:
    done, coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    return coded.tobytes()
