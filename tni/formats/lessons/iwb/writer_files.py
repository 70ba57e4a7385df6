"""Files that an IWB file holds, each once."""

from __future__ import annotations

import re

from tni.api.formats import PlainLesson, PlainMedia, PlainPage, PlainPicture
from tni.formats.lessons.baked_picture import baked_picture
from tni.formats.lessons.pdf_picture import pdf_page_picture
from tni.formats.picture_reader import picture_size_px

_PICTURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}


class IwbFiles:
    """Files by their paths in the package."""

    def __init__(self, lesson: PlainLesson) -> None:
        self._given = {file.name: file.data for file in lesson.files}
        self._paths: dict[object, str | None] = {}
        self.written: dict[str, bytes] = {}

    def picture(self, item: PlainPicture) -> str | None:
        """Return the path of a picture; None for what is none."""
        key = (item.file, item.crop, item.opacity)
        if key not in self._paths:
            data = self._given.get(item.file)
            self._paths[key] = self._add_picture(None if data is None else baked_picture(data, item))
        return self._paths[key]

    def paper(self, page: PlainPage) -> tuple[str, tuple[int, int]] | None:
        """Return path and size in pixels of a picture of a page's PDF."""
        key = (page.pdf, page.pdf_page, page.width)
        if key not in self._paths:
            data = self._given.get(page.pdf)
            self._paths[key] = self._add_picture(
                None if data is None else pdf_page_picture(data, page.width, page.pdf_page)
            )
        path = self._paths[key]
        size = None if path is None else picture_size_px(self.written[path])
        return None if path is None or size is None else (path, size)

    def media(self, item: PlainMedia) -> str | None:
        """Return the path of a sound or film."""
        return self._add(item.file, "video" if item.is_film else "audio", "mp4" if item.is_film else "mp3")

    def other(self, name: str) -> str | None:
        """Return the path of a file that a link names."""
        return self._add(name, "files", "bin")

    def _add(self, name: str, folder: str, usual: str) -> str | None:
        key = (folder, name)
        if key not in self._paths:
            data = self._given.get(name)
            ending = name.rpartition(".")[2].lower()
            ending = ending if re.fullmatch(r"[a-z0-9]{1,5}", ending) else usual
            self._paths[key] = None if data is None else self._write(folder, ending, data)
        return self._paths[key]

    def _add_picture(self, data: bytes | None) -> str | None:
        ending = next((ending for begin, ending in _PICTURES.items() if data and data.startswith(begin)), None)
        return None if data is None or ending is None else self._write("images", ending, data)

    def _write(self, folder: str, ending: str, data: bytes) -> str:
        path = f"{folder}/file{len(self.written) + 1}.{ending}"
        self.written[path] = data
        return path
