"""Straightened picture of a sheet in a photograph; if asked for with white paper, like a scan."""

from __future__ import annotations

import cv2
import numpy as np

from tni.core.straightening import Corners, is_sheet, scaled, straight_size_px, straightening
from tni.formats.sheet_finder import Picture, decoded

MOST_PX = 3000
JPEG_QUALITY = 92
PAPER_PX = 300
"""Longest side of the picture in which the light on the paper is estimated."""
LETTERS_PX = 13
"""Width in it of what is writing and not paper; odd."""
WHITE_SHARE = 0.93
"""Part of the paper's own light from which it becomes white."""
BLACK_SHARE = (0.15, 0.55)
"""Bounds of the part of the paper's light below which ink becomes black."""


def straightened_sheet(data: bytes, corners: Corners, ratio: float, like_scan: bool) -> tuple[bytes, int, int]:
    """Return the sheet as JPEG with its size in pixels; b"" for what is no picture or no sheet. corners: as parts of
    the photograph's width and height. ratio: the sheet's width to its height."""
    picture = decoded(data)
    if picture is None or not is_sheet(corners):
        return b"", 0, 0
    corners = scaled(corners, picture.shape[1], picture.shape[0])
    width, height = straight_size_px(corners, ratio, MOST_PX)
    there = straightening(corners, width, height)
    # The middle of the first pixel is at 0 for OpenCV, and at a half for corners.
    half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]], np.float64)
    there = np.linalg.inv(half) @ there @ half
    straight = cv2.warpPerspective(
        picture, there, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    if like_scan:
        straight = whitened(np.asarray(straight, np.uint8))
    done, coded = cv2.imencode(".jpg", straight, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    return (coded.tobytes(), width, height) if done else (b"", 0, 0)


def whitened(picture: Picture) -> Picture:
    """Return a picture of a sheet with white paper, without shadows, and with dark ink; colours stay."""
    height, width = picture.shape[:2]
    scale = min(1.0, PAPER_PX / max(width, height))
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    paper = cv2.dilate(small, np.ones((LETTERS_PX, LETTERS_PX), np.uint8))
    paper = cv2.medianBlur(paper, 2 * LETTERS_PX - 1)
    light = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR).astype(np.float32)
    share = picture.astype(np.float32) / np.maximum(light, 1.0)
    darkest = float(np.percentile(share.min(axis=2)[::4, ::4], 1))
    black = min(max(darkest, BLACK_SHARE[0]), BLACK_SHARE[1])
    return np.asarray(np.clip((share - black) / (WHITE_SHARE - black), 0, 1) * 255 + 0.5, np.uint8)
