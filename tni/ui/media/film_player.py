"""Player of one sound or film at a time, in the player process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QPainter
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QVideoFrame, QVideoSink

from tni.processes.shared_frames import FrameWriter

TELL_MS = 100
"""Interval at which the position is told while it plays."""
END_SLACK_S = 0.05
"""So long before its end a film counts as over."""

type Tell = Callable[..., None]
Status = QMediaPlayer.MediaStatus


class FilmPlayer(QObject):
    """Plays what `run` says; tells states and pictures. All times in seconds."""

    def __init__(self, tell: Tell) -> None:
        super().__init__()
        self._tell = tell
        self._number = 0
        self._start_s = self._end_s = 0.0
        self._looped = self._plays = self._is_over = False
        self._frames = FrameWriter(tell)
        self._last: QVideoFrame | None = None
        self._fault = ""
        self._player = QMediaPlayer(self)
        self._sound = QAudioOutput(self)
        self._sink = QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self._player.setAudioOutput(self._sound)
        self._sink.videoFrameChanged.connect(self._framed, Qt.ConnectionType.QueuedConnection)
        self._player.mediaStatusChanged.connect(self._status_changed)
        self._player.errorOccurred.connect(self._failed)
        self._player.positionChanged.connect(lambda _at: self._watch_end())
        self._ticks = QTimer(self, interval=TELL_MS)
        self._ticks.timeout.connect(self._tick)

    # -- commands

    def run(self, head: Mapping[str, Any]) -> None:
        match head.get("do"):
            case "open":
                self._open(head)
            case "play":
                self._play()
            case "pause":
                self._pause()
            case "seek":
                self._seek(float(head["at_s"]))
            case "set":
                self._set(head)
            case "size":
                self._resize(head)
            case "free":
                self._frames.free(head)
            case "limit":
                self._frames.limit(head["most"])
            case "close":
                self._close()

    def _open(self, head: Mapping[str, Any]) -> None:
        self._close()
        self._number, self._fault, self._is_over = int(head["number"]), "", False
        self._set(head)
        self._plays = bool(head.get("plays", True))
        self._player.setSource(QUrl.fromLocalFile(str(head["path"])))
        at_s = max(float(head.get("at_s", 0.0)), self._start_s)
        if at_s:
            self._player.setPosition(round(at_s * 1000))
        if self._plays:
            self._player.play()
        else:
            self._player.pause()
        self._ticks.start()

    def _set(self, head: Mapping[str, Any]) -> None:
        self._start_s, self._end_s = float(head.get("start_s", 0.0)), float(head.get("end_s", 0.0))
        self._looped = bool(head.get("looped"))
        self._player.setPlaybackRate(float(head.get("rate", 1.0)))
        self._sound.setVolume(float(head.get("volume", 1.0)))
        self._say()

    def _play(self) -> None:
        if self._is_over or self._at_s >= self._last_s - END_SLACK_S:
            self._seek(self._start_s)
        self._plays, self._is_over = True, False
        self._player.play()
        self._ticks.start()
        self._say()

    def _pause(self) -> None:
        self._plays = False
        self._player.pause()
        self._say()

    def _seek(self, at_s: float) -> None:
        self._is_over = False
        self._player.setPosition(round(min(max(at_s, 0.0), max(self._seconds, 0.0) or at_s) * 1000))
        self._say()

    def _close(self) -> None:
        self._plays = False
        self._ticks.stop()
        self._last = None
        self._frames.forget()
        self._player.stop()
        self._player.setSource(QUrl())

    # -- the part that is played

    @property
    def _seconds(self) -> float:
        return self._player.duration() / 1000

    @property
    def _at_s(self) -> float:
        return self._player.position() / 1000

    @property
    def _last_s(self) -> float:
        seconds = self._seconds or float("inf")
        return min(self._end_s, seconds) if self._end_s > self._start_s else seconds

    def _watch_end(self) -> None:
        if self._plays and self._end_s > self._start_s and self._at_s >= self._end_s:
            self._end()

    def _end(self) -> None:
        if self._looped:
            self._player.setPosition(round(self._start_s * 1000))
            self._player.play()
            return
        self._is_over, self._plays = True, False
        self._player.pause()
        self._say()

    def _status_changed(self, status: Status) -> None:
        if status is Status.EndOfMedia and self._plays:
            self._end()
        elif status in (Status.LoadedMedia, Status.BufferedMedia):
            if not (self._player.hasAudio() or self._player.hasVideo()):
                self._fault = self._fault or "nothing"
            self._say()

    def _failed(self, _error: QMediaPlayer.Error, text: str) -> None:
        self._fault, self._plays = text or "error", False
        self._say()

    # -- news

    def _tick(self) -> None:
        self._watch_end()
        self._say()
        if not self._plays:
            self._ticks.stop()

    def _say(self) -> None:
        self._tell({
            "state": self._number, "at_s": self._last_s if self._is_over and self._end_s else self._at_s,
            "seconds": self._seconds, "plays": self._plays, "over": self._is_over, "fault": self._fault,
            "silent": self._player.hasAudio() and QMediaDevices.defaultAudioOutput().isNull(),
        })  # fmt: skip

    # -- pictures

    def _resize(self, head: Mapping[str, Any]) -> None:
        if self._frames.resize(head) and self._last is not None:
            self._draw(self._last)

    def _framed(self, frame: QVideoFrame) -> None:
        if frame.isValid():
            self._last = frame
            self._draw(frame)

    def _draw(self, frame: QVideoFrame) -> None:
        def draw(place: memoryview, width: int, height: int) -> None:
            draw_frame(frame, QImage(place, width, height, width * 4, QImage.Format.Format_RGB32))

        self._frames.write(self._number, draw)


def draw_frame(frame: QVideoFrame, onto: QImage) -> None:
    """Draw a frame over all of an image, its shape kept, with black beside it."""
    picture = frame.toImage()
    painter = QPainter(onto)
    if picture.size() == onto.size():
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(0, 0, picture)
    else:
        size = picture.size().scaled(onto.size(), Qt.AspectRatioMode.KeepAspectRatio)
        x, y = (onto.width() - size.width()) / 2, (onto.height() - size.height()) / 2
        if x >= 1 or y >= 1:
            painter.fillRect(onto.rect(), Qt.GlobalColor.black)
            box = QRectF(x, y, size.width(), size.height())
        else:
            box = QRectF(onto.rect())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, picture)
    painter.end()
