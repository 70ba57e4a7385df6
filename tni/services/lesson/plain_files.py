"""Files within an imported lesson: pictures fit for a lesson, PDFs with the sizes of their pages, and others as they
are. Only those that an item or a page uses are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tni.api.formats import FormatLoss, PlainLesson, PlainMedia, PlainPicture
from tni.core.digest import sha256
from tni.core.ids import BlobId
from tni.files.pdf_errors import PdfError
from tni.services.lesson.plain_lesson_pages import PlainPdf

type Sizes = Sequence[tuple[float, float]]
type ReadPictures = Callable[[Sequence[bytes]], Sequence[bytes | None]]
"""Returns pictures fit for a lesson, None for what is none."""
type ReadSizes = Callable[[bytes], Sizes]
"""Returns the sizes of a PDF's pages in mm. Raises: PdfError."""


@dataclass(frozen=True, slots=True)
class PlainFiles:
    """Files of one lesson. pictures, pdfs, others: blobs by the names of the files. data: by blob. losses: files that
    nothing uses."""

    pictures: Mapping[str, BlobId] = field(default_factory=dict)
    pdfs: Mapping[str, PlainPdf] = field(default_factory=dict)
    others: Mapping[str, BlobId] = field(default_factory=dict)
    data: Mapping[BlobId, bytes] = field(default_factory=dict, repr=False)
    losses: tuple[FormatLoss, ...] = ()


def read_files(lesson: PlainLesson, read_pictures: ReadPictures, read_sizes: ReadSizes) -> PlainFiles:
    """Read the files of a lesson. What cannot be read is left out; the items that use it say so."""
    given = {file.name: file.data for file in lesson.files}
    data: dict[BlobId, bytes] = {}

    def kept(found: bytes) -> BlobId:
        blob = BlobId(sha256(found).hex())
        data[blob] = found
        return blob

    shown, behind, used = set(_pictures(lesson)), {page.pdf for page in lesson.pages if page.pdf}, set(_others(lesson))
    names = sorted(shown & given.keys())
    read = read_pictures([given[name] for name in names])
    pictures = {name: kept(found) for name, found in zip(names, read, strict=True) if found is not None}
    pdfs = {}
    for name in sorted(behind & given.keys()):
        if sizes := _sizes(read_sizes, given[name]):
            pdfs[name] = PlainPdf(kept(given[name]), sizes)
    others = {name: kept(given[name]) for name in sorted(used & given.keys())}
    unused = sorted(given.keys() - shown - behind - used)
    losses = [FormatLoss("Un fichier joint, que rien n’utilise.", item=name) for name in unused]
    losses += [loss for name, pdf in pdfs.items() if (loss := _not_shown(lesson, name, len(pdf.sizes_mm)))]
    return PlainFiles(pictures, pdfs, others, data, tuple(losses))


def _not_shown(lesson: PlainLesson, name: str, count: int) -> FormatLoss | None:
    """Return what the teacher has to know of a PDF of which pages come along unseen, as those with the answers."""
    more = len(set(range(count)) - {page.pdf_page for page in lesson.pages if page.pdf == name})
    if not more:
        return None
    what = f"Un PDF est en entier dans la leçon, avec {more} de ses {count} pages qu’elle ne montre pas."
    return FormatLoss(what, is_dropped=False, item=name)


def _sizes(read: ReadSizes, data: bytes) -> Sizes:
    try:
        return read(data)
    except PdfError:
        return ()


def _pictures(lesson: PlainLesson) -> Iterator[str]:
    for page in lesson.pages:
        for item in page.items:
            if isinstance(item, PlainPicture):
                yield item.file
            elif isinstance(item, PlainMedia) and item.poster:
                yield item.poster


def _others(lesson: PlainLesson) -> Iterator[str]:
    for page in lesson.pages:
        for item in page.items:
            if isinstance(item, PlainMedia):
                yield item.file
            if item.link.startswith("file:"):
                yield item.link.removeprefix("file:")
