"""Examination of a sound or film in the player process: its length, whether it has pictures, and a poster."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaMetaData, QMediaPlayer, QVideoFrame, QVideoSink

WAIT_MS = 15_000
"""Longest examination."""
POSTER_SIDE_PX = 1280
DARK, PLAIN = 24, 6
"""Mean lightness and spread of lightness, of 255, up to which a frame is no good poster."""
TRIES = (0.1, 0.25, 0.5, 0.0)
"""Places that are tried for a poster, as parts of the length."""
Status = QMediaPlayer.MediaStatus


class MediaExaminer(QObject):
    """Examines a file. told: is told once, with "seconds", "width", "height", "film", "sound", "codec" and "fault" (""
    for none), and the poster as a JPEG, empty without one."""

    def __init__(self, path: str, told: Callable[[Mapping[str, Any], bytes], None]) -> None:
        super().__init__()
        self._told, self._tries = told, list(TRIES)
        self._best: QImage | None = None
        self._fault = ""
        self._done = self._is_loaded = False
        self._sink = QVideoSink(self)
        self._player = QMediaPlayer(self)
        self._player.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._framed, Qt.ConnectionType.QueuedConnection)
        self._player.mediaStatusChanged.connect(self._status_changed)
        self._player.errorOccurred.connect(self._failed)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._finish)
        self._wait.start()
        self._player.setSource(QUrl.fromLocalFile(path))

    def _status_changed(self, status: Status) -> None:
        if status is Status.LoadedMedia and not self._is_loaded:  # it is told again after each place that is tried
            self._is_loaded = True
            if self._player.hasVideo():
                self._player.pause()  # its first frame comes
                self._try_next()
            else:
                self._finish()
        elif status is Status.InvalidMedia:
            self._fault = self._fault or "invalid"
            QTimer.singleShot(0, self, self._finish)

    def _failed(self, _error: QMediaPlayer.Error, text: str) -> None:
        self._fault = text or "error"
        QTimer.singleShot(0, self, self._finish)

    def _try_next(self) -> None:
        if self._tries:
            self._player.setPosition(round(self._player.duration() * self._tries.pop(0)))
        else:
            self._finish()

    def _framed(self, frame: QVideoFrame) -> None:
        if self._done or not frame.isValid():
            return
        picture = frame.toImage()
        if picture.isNull():
            return
        if self._best is None or lightness(picture)[1] > lightness(self._best)[1]:
            self._best = picture
        if is_good_poster(picture):
            self._best = picture
            self._finish()
        else:
            QTimer.singleShot(0, self, self._try_next)

    def _finish(self) -> None:
        if self._done:
            return
        self._done = True
        self._wait.stop()
        player, best = self._player, self._best
        film = player.hasVideo()
        if film and best is None and not self._fault:
            self._fault = "no picture"
        codec = player.metaData().stringValue(QMediaMetaData.Key.VideoCodec if film else QMediaMetaData.Key.AudioCodec)
        found = {
            "seconds": player.duration() / 1000, "film": film, "sound": player.hasAudio(), "fault": self._fault,
            "width": best.width() if best else 0, "height": best.height() if best else 0, "codec": codec,
        }  # fmt: skip
        poster = b"" if best is None else _jpeg(best)
        player.stop()
        player.setSource(QUrl())
        self._told(found, poster)
        self.deleteLater()


def lightness(picture: QImage) -> tuple[float, float]:
    """Return the mean and the spread of lightness of a picture, 0 to 255."""
    small = picture.scaled(16, 16).convertToFormat(QImage.Format.Format_Grayscale8)
    values = [small.pixelColor(x, y).lightness() for x in range(16) for y in range(16)]
    mean = sum(values) / len(values)
    return mean, sum(abs(value - mean) for value in values) / len(values)


def is_good_poster(picture: QImage) -> bool:
    """Return whether a frame shows something: it is neither black nor of one colour."""
    mean, spread = lightness(picture)
    return mean > DARK and spread > PLAIN


def _jpeg(picture: QImage) -> bytes:
    if max(picture.width(), picture.height()) > POSTER_SIDE_PX:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        picture = picture.scaled(POSTER_SIDE_PX, POSTER_SIDE_PX, keep, smooth)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "JPG", 85)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
