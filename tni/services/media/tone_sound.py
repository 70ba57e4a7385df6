"""Sound of tones as a WAV file, soft as a music box: an item of the page plays them."""

from __future__ import annotations

import wave
from collections.abc import Sequence
from io import BytesIO
from math import pi

import numpy as np

from tni.api.items import Tone

SAMPLES_PER_S = 22_050
PARTS = ((1, 1.0), (2, 0.32), (3, 0.12), (4, 0.05))
"""Partial tones with their strengths."""
LOUD = 0.5
ATTACK_S, RELEASE_S = 0.008, 0.04
"""Times in which a tone rises and falls, so that nothing clicks."""
FADE_S = 1.4
"""Time in which a long tone falls to a third."""


def wav_of(tones: Sequence[Tone]) -> bytes:
    """Return a WAV file of tones, one after another: 16 bits, one channel."""
    sound = np.concatenate([_samples(tone) for tone in tones] or [np.zeros(0)])
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLES_PER_S)
        file.writeframes(np.round(sound * 32767).astype("<i2").tobytes())
    return out.getvalue()


def _samples(tone: Tone) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return (n,) samples, -1 to 1."""
    count = max(round(tone.seconds * SAMPLES_PER_S), 1)
    at_s = np.arange(count) / SAMPLES_PER_S
    if not tone.hertz:
        return np.zeros(count)
    heard = [(part, loud) for part, loud in PARTS if part * tone.hertz < SAMPLES_PER_S / 2.2]
    total = sum(loud for _, loud in heard)
    wave_ = sum(loud * np.sin(2 * pi * part * tone.hertz * at_s) for part, loud in heard) / total
    rise = np.minimum(at_s / ATTACK_S, 1.0)
    fall = np.minimum((tone.seconds - at_s) / min(RELEASE_S, tone.seconds), 1.0)
    return np.asarray(LOUD * wave_ * rise * np.clip(fall, 0.0, 1.0) * np.exp(-at_s / FADE_S))
