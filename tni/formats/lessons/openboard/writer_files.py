"""Files that a document for OpenBoard holds, each once."""

from __future__ import annotations

import re
from collections.abc import Callable

from tni.api.formats import PlainLesson, PlainMedia, PlainPicture
from tni.formats.lessons.baked_picture import baked_picture
from tni.formats.lessons.pdf_size import pdf_page_size
from tni.formats.picture_reader import picture_size_px

_PICTURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}


class WriterFiles:
    """Files by their paths in the document. identity: returns an identity for a name."""

    def __init__(self, lesson: PlainLesson, identity: Callable[[str], str]) -> None:
        self._given = {file.name: file.data for file in lesson.files}
        self._lesson = lesson
        self._pdfs: dict[str, tuple[str, list[int]] | None] = {}
        self._identity = identity
        self.written: dict[str, bytes] = {}

    def picture(self, item: PlainPicture, uuid: str) -> tuple[str, tuple[int, int]] | None:
        """Return path and size in pixels of a picture; None for what is none. What is cut off or seen through is done
        to the picture, for the format knows neither."""
        data = self._given.get(item.file)
        if data is None:
            return None
        data = baked_picture(data, item)
        size = picture_size_px(data) if data else None
        ending = next((ending for begin, ending in _PICTURES.items() if data and data.startswith(begin)), None)
        if data is None or size is None or ending is None or min(size) <= 0:
            return None
        path = f"images/{{{uuid}}}.{ending}"
        self.written[path] = data
        return path, size

    def media(self, item: PlainMedia) -> str | None:
        """Return the path of a sound or film."""
        ending = item.file.rpartition(".")[2].lower()
        ending = ending if re.fullmatch(r"[a-z0-9]{1,5}", ending) else ("mp4" if item.is_film else "mp3")
        return self._add(item.file, f"{'videos' if item.is_film else 'audios'}/{{}}.{ending}")

    def pdf(self, name: str, index: int) -> tuple[str, int, tuple[float, float]] | None:
        """Return the path of a PDF, the index in it of one of its pages, and the size of that in points. It holds the
        pages alone that the lesson shows: one that the teacher has taken out may be the answers."""
        if pdf_page_size(self._given.get(name, b""), index) is None:
            return None
        if name not in self._pdfs:
            self._pdfs[name] = self._add_pdf(name)
        found = self._pdfs[name]
        if found is None or index not in found[1]:
            return None
        path, shown = found
        size = pdf_page_size(self.written[path], shown.index(index))
        return None if size is None else (path, shown.index(index), size)

    def _add_pdf(self, name: str) -> tuple[str, list[int]] | None:
        """Return the path of a PDF and its pages that are in use, in their order."""
        from tni.formats.pdf_pages import only_pages  # its library takes 60 ms

        whole = self._given[name]
        wanted = {page.pdf_page for page in self._lesson.pages if page.pdf == name}
        shown = sorted(index for index in wanted if pdf_page_size(whole, index) is not None)
        data = only_pages(whole, shown)
        if data is None:
            return None
        path = f"objects/{{{self._identity(f'file {name}')}}}.pdf"
        self.written[path] = data
        return path, shown

    def _add(self, name: str, form: str) -> str | None:
        data = self._given.get(name)
        if data is None:
            return None
        path = form.format(f"{{{self._identity(f'file {name}')}}}")
        self.written[path] = data
        return path
