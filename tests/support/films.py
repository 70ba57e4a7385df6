"""Small sounds and films that the tests make themselves."""

from __future__ import annotations

import math
import wave
from array import array
from pathlib import Path

import cv2
import numpy as np

RED, GREEN, BLUE = (0, 0, 220), (0, 180, 0), (220, 0, 0)
"""Colours as OpenCV has them."""


def write_film(
    path: Path,
    seconds: float = 2.0,
    size: tuple[int, int] = (320, 180),
    colours: tuple[tuple[int, int, int], ...] = (RED, GREEN, BLUE),
    fps: int = 25,
) -> Path:
    """A film in MPEG-4, without sound: each colour fills the same part of it, with a white bar that grows."""
    width, height = size
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), fps, size)
    assert writer.isOpened()
    frames = round(seconds * fps)
    for number in range(frames):
        frame = np.full((height, width, 3), colours[number * len(colours) // frames], np.uint8)
        frame[-height // 8 :, : max(number * width // frames, 2)] = 255
        writer.write(frame)
    writer.release()
    return path


def write_sound(path: Path, seconds: float = 1.0, rate_hz: int = 8000) -> Path:
    """A tone as WAV."""
    samples = array("h", (round(9000 * math.sin(number * 0.3)) for number in range(round(seconds * rate_hz))))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(samples.tobytes())
    return path
