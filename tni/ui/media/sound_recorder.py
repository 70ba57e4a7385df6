"""Recording with the microphone, in the player process: 16-bit WAV in memory, with the level told while it goes on.
The level alone is told for the noise meter."""

from __future__ import annotations

import io
import wave
from array import array
from collections.abc import Callable
from math import sqrt
from typing import override

from PySide6.QtCore import QIODevice, QObject, QTimer
from PySide6.QtMultimedia import QAudioFormat, QAudioSource, QMediaDevices, QtAudio

RATE_HZ = 24_000
"""Samples in a second: speech needs no more."""
LONGEST_S = 600
LEVEL_MS = 60


class MicrophoneReader(QObject):
    """Reads 16-bit samples from the default microphone, several times a second."""

    def __init__(self) -> None:
        super().__init__()
        self._source: QAudioSource | None = None
        self._input: QIODevice | None = None
        self._ticks = QTimer(self, interval=LEVEL_MS)
        self._ticks.timeout.connect(self._read)

    def open(self) -> str:
        """Begin to read. Returns why that cannot be done, "no microphone" or "not opened"; else ""."""
        device = QMediaDevices.defaultAudioInput()
        if device.isNull():
            return "no microphone"
        form = QAudioFormat()
        form.setSampleRate(RATE_HZ)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._source = QAudioSource(device, form, self)
        self._input = self._source.start()
        if self._source.error() is not QtAudio.Error.NoError or self._input is None:
            self.drop()
            return "not opened"
        self._ticks.start()
        return ""

    def _read(self) -> None:
        if self._input is not None:
            self.take(bytes(self._input.readAll().data()))

    def take(self, samples: bytes) -> None:
        """Take the samples since the last call."""

    def drop(self) -> None:
        """End the reading."""
        self._ticks.stop()
        if self._source is not None:
            self._source.stop()
            self._source.deleteLater()
        self._source = self._input = None


class NoiseListener(MicrophoneReader):
    """Tells how loud it is, and keeps no sample: "noise" (0 to 1, with "for_s"), or "listening failed" with the reason
    of `open`."""

    def __init__(self, tell: Callable[..., None]) -> None:
        super().__init__()
        self._tell = tell

    def start(self) -> None:
        self.drop()
        if why := self.open():
            self._tell({"listening failed": why})

    @override
    def take(self, samples: bytes) -> None:
        if samples:
            self._tell({"noise": loudness(samples), "for_s": len(samples) / (2 * RATE_HZ)})


class SoundRecorder(MicrophoneReader):
    """Records from the default microphone. Tells "level" (0 to 1, with "seconds") while it records, "recorded" with the
    WAV file at its end, and "recording failed" with the reason of `open`."""

    def __init__(self, tell: Callable[..., None]) -> None:
        super().__init__()
        self._tell = tell
        self._samples = bytearray()

    def start(self) -> None:
        self.drop()
        if why := self.open():
            self._tell({"recording failed": why})

    @override
    def take(self, samples: bytes) -> None:
        self._samples += samples
        seconds = len(self._samples) / (2 * RATE_HZ)
        self._tell({"level": loudness(samples), "seconds": seconds})
        if seconds >= LONGEST_S:
            self.stop()

    def stop(self) -> None:
        if self._source is None:
            return
        if self._input is not None:
            self._samples += bytes(self._input.readAll().data())
        samples = bytes(self._samples)
        self.drop()
        self._tell({"recorded": True, "seconds": len(samples) / (2 * RATE_HZ)}, wav_file(samples))

    @override
    def drop(self) -> None:
        """End a recording and forget it."""
        super().drop()
        self._samples.clear()


def loudness(samples: bytes) -> float:
    """Return how loud 16-bit samples are, 0 to 1, as a meter shows it: the root of their mean square."""
    values = array("h", samples[: len(samples) // 2 * 2])
    if not values:
        return 0.0
    return min(sqrt(sum(value * value for value in values) / len(values)) / 32768 * 3, 1.0)


def wav_file(samples: bytes, rate_hz: int = RATE_HZ) -> bytes:
    """Return 16-bit samples of one channel as a WAV file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(samples[: len(samples) // 2 * 2])
    return out.getvalue()
