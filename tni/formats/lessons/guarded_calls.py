"""Calls of readers and writers of lessons, within the process that the file is given to: every error becomes one that
has a message."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from tni.api.formats import (
    ExportedFile,
    FormatError,
    FormatFault,
    ImportedLesson,
    PlainLesson,
    PlainMedia,
    PlainPicture,
)
from tni.core import format_errors
from tni.files.picture_errors import PictureError
from tni.formats.lessons import format_registry

if TYPE_CHECKING:
    from tni.formats.lessons.office.wanted_pictures import OfficePicture

UNEXPECTED = "unexpected"
"""Beginning of the detail of an error that a reader should not have raised."""
_TOO_LARGE = (format_errors.FileTooLargeError, format_errors.FileTooDeepError, format_errors.ZipBombError)


def read_lesson(data: bytes, name: str) -> ImportedLesson:
    """Read a file by the end of its name. Raises: FormatError."""
    return _called(lambda: _with_pictures(_whole(format_registry.read_lesson(data, name))))


def write_lesson(lesson: PlainLesson, name: str) -> ExportedFile:
    """Write a file, in the format of the end of its name. Raises: FormatError."""
    return _called(lambda: format_registry.write_lesson(lesson, name))


def reduced_copy(data: bytes, wanted: tuple[OfficePicture, ...]) -> bytes:
    """Return a copy of a presentation for an office program. Raises: FormatError."""
    from tni.formats.lessons.office import reduced_copies

    return _called(lambda: reduced_copies.reduced_copy(data, wanted))


def cut_pictures(
    pdf: bytes, wanted: tuple[OfficePicture, ...], sizes_mm: tuple[tuple[float, float], ...]
) -> dict[int, bytes]:
    """Return the pictures in what an office program made of that copy. Raises: FormatError."""
    from tni.formats.lessons.office import picture_cutting

    return _called(lambda: picture_cutting.cut_pictures(pdf, wanted, sizes_mm))


def _whole(read: ImportedLesson) -> ImportedLesson:
    """Raises: FormatError for a lesson without a page."""
    if not read.lesson.pages:
        raise FormatError(FormatFault.EMPTY)
    return read


def _with_pictures(read: ImportedLesson) -> ImportedLesson:
    """Return a lesson whose pictures are fit for a lesson. One that cannot be read is left out; the program says so of
    the items that show it."""
    shown = {item.file for page in read.lesson.pages for item in page.items if isinstance(item, PlainPicture)}
    shown |= {item.poster for page in read.lesson.pages for item in page.items if isinstance(item, PlainMedia)}
    if not any(file.name in shown for file in read.lesson.files):
        return read
    from tni.formats.picture_reader import read_picture  # its library takes 70 ms

    kept = []
    for file in read.lesson.files:
        if file.name not in shown:
            kept.append(file)
            continue
        with suppress(PictureError, MemoryError):
            kept.append(replace(file, data=read_picture(file.data).data))
    return replace(read, lesson=replace(read.lesson, files=tuple(kept)))


def _called[T](call: Callable[[], T]) -> T:
    try:
        return call()
    except FormatError:
        raise
    except _TOO_LARGE as error:
        raise FormatError(FormatFault.TOO_LARGE, str(error)) from None
    except format_errors.LockedArchiveError as error:
        raise FormatError(FormatFault.LOCKED, str(error)) from None
    except (format_errors.UnknownFileError, format_errors.EmptyFileError) as error:
        is_empty = isinstance(error, format_errors.EmptyFileError)
        raise FormatError(FormatFault.EMPTY if is_empty else FormatFault.OTHER_FORMAT, str(error)) from None
    except format_errors.FileFormatError as error:
        raise FormatError(FormatFault.DAMAGED, str(error)) from None
    except (MemoryError, RecursionError) as error:
        raise FormatError(FormatFault.TOO_LARGE, type(error).__name__) from None
    except Exception as error:  # noqa: BLE001 - a stranger's file found a mistake; its text may hold what is in the file
        raise FormatError(FormatFault.DAMAGED, f"{UNEXPECTED} {type(error).__name__}") from None
