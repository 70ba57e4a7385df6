"""Merging of ink over original vectors: pages of source PDFs become form XObjects under the pages of an overlay PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Object, Page, Pdf, Rectangle

from tni.core.geometry import Rect
from tni.core.units import PT_PER_MM
from tni.files.atomic import atomic_file
from tni.files.pdf_errors import PdfError, PdfFault
from tni.formats.pdf_flattening import MALFORMED, flatten

_PRIVATE_KEYS = ("/Metadata", "/PieceInfo", "/LastModified")


@dataclass(frozen=True, slots=True)
class PdfUnderlay:
    """Page of a PDF to lie under a page of the overlay. source: the PDF, as file or bytes; page: its index in it;
    place: where it lies, in millimetres from the top left of the overlay's page; the page is stretched to it."""

    source: Path | bytes = field(repr=False)
    page: int
    place: Rect


def merge_underlays(overlay: Path, backgrounds: Sequence[PdfUnderlay | None], out: Path, title: str = "") -> None:
    """Write `out`: the overlay's pages, each over its background, whose vectors and text are preserved.

    backgrounds: one per page of the overlay. Layers hidden in a source stay hidden; its annotations are drawn into the
        page; its scripts, links, metadata and attachments are dropped.
    Raises: PdfError, with `page` the index in the overlay, if a source is at fault; WriteError.
    """
    with _opened(overlay) as pdf:
        if len(backgrounds) != len(pdf.pages):
            raise ValueError(f"{len(backgrounds)} backgrounds for {len(pdf.pages)} pages")
        sources = _Sources()
        try:
            for index, background in enumerate(backgrounds):
                if background is not None:
                    _lay_under(pdf, index, background, sources)
            sources.keep_hidden_layers(pdf)
            _strip(pdf, title)
            with atomic_file(out) as file:
                pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        except MALFORMED as error:  # streams are only read while saving
            raise PdfError(PdfFault.DAMAGED) from error
        finally:
            sources.close()


def _opened(source: Path | bytes, page: int | None = None) -> Pdf:
    path = source if isinstance(source, Path) else None
    try:
        return Pdf.open(source if isinstance(source, Path) else BytesIO(source))
    except pikepdf.PasswordError as error:
        raise PdfError(PdfFault.ENCRYPTED, path, page) from error
    except FileNotFoundError as error:
        raise PdfError(PdfFault.MISSING, path, page) from error
    except OSError as error:
        raise PdfError(PdfFault.UNREADABLE, path, page) from error
    except MALFORMED as error:
        raise PdfError(PdfFault.DAMAGED, path, page) from error


class _Sources:
    """Source files, each opened once, with their pages, each copied once."""

    def __init__(self) -> None:
        self._files: dict[Path | bytes, Pdf] = {}
        self._forms: dict[tuple[Path | bytes, int], tuple[Object, Rectangle]] = {}

    def form(self, pdf: Pdf, underlay: PdfUnderlay, at: int) -> tuple[Object, Rectangle]:
        """Return the page as a form XObject of `pdf`, and the box that it fills, in points, y up, as shown."""
        key = underlay.source, underlay.page
        if key not in self._forms:
            if underlay.source not in self._files:
                self._files[underlay.source] = _opened(underlay.source, at)
            source = self._files[underlay.source]
            path = underlay.source if isinstance(underlay.source, Path) else None
            try:
                if not 0 <= underlay.page < len(source.pages):
                    raise PdfError(PdfFault.BAD_PAGE, path, at)
                self._forms[key] = _as_form(pdf, source, source.pages[underlay.page])
            except MALFORMED as error:
                raise PdfError(PdfFault.BAD_PAGE, path, at) from error
        return self._forms[key]

    def keep_hidden_layers(self, pdf: Pdf) -> None:
        """Copy the list of hidden layers to the catalogue. Without it every layer of a source would show, even one that
        hides an answer."""
        groups, off = Array(), Array()
        for source in self._files.values():
            layers = source.Root.get(Name.OCProperties)
            config = layers.get(Name.D) if isinstance(layers, Dictionary) else None
            base = config.get(Name.BaseState) if isinstance(config, Dictionary) else None
            named = {group.objgen for group in _listed(config, Name.ON if base == Name.OFF else Name.OFF)}
            for group in _listed(layers, Name.OCGs):
                if group.is_indirect:  # as ISO 32000-1, 8.11.2.1 requires
                    copied = pdf.copy_foreign(group)
                    groups.append(copied)
                    if (group.objgen in named) != (base == Name.OFF):
                        off.append(copied)
        if len(groups):
            pdf.Root.OCProperties = Dictionary(OCGs=groups, D=Dictionary(OFF=off))

    def close(self) -> None:
        for file in self._files.values():
            file.close()


def _listed(holder: Object | None, key: Name) -> list[Object]:
    found = holder.get(key) if isinstance(holder, Dictionary) else None
    return [item for item in found if isinstance(item, Dictionary)] if isinstance(found, Array) else []


def _as_form(pdf: Pdf, source: Pdf, page: Page) -> tuple[Object, Rectangle]:
    visible = _visible_box(page)
    # qpdf uses the trim box, but viewers show the crop box inside the media box.
    page.obj.CropBox = visible.as_array()
    if Name.TrimBox in page.obj:
        del page.obj.TrimBox
    if Name.Resources not in page.obj:
        page.obj.Resources = page.get(Name.Resources, Dictionary())
    if Name.Annots in page.obj:
        flatten(source)
    form = pdf.copy_foreign(page.as_form_xobject())
    matrix = Matrix(form.get(Name.Matrix, Array([1, 0, 0, 1, 0, 0])))
    return form, matrix.transform(visible)


def _visible_box(page: Page) -> Rectangle:
    media, crop = _ordered(page.mediabox), _ordered(page.cropbox)
    box = Rectangle(
        max(media.llx, crop.llx), max(media.lly, crop.lly), min(media.urx, crop.urx), min(media.ury, crop.ury)
    )
    if box.llx < box.urx and box.lly < box.ury:
        return box
    return media


def _ordered(box: Array) -> Rectangle:
    x0, y0, x1, y1 = (float(corner) for corner in box)
    return Rectangle(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _lay_under(pdf: Pdf, index: int, background: PdfUnderlay, sources: _Sources) -> None:
    page = pdf.pages[index]
    form, box = sources.form(pdf, background, index)
    if not (box.width > 0 and box.height > 0):
        raise PdfError(PdfFault.BAD_PAGE, page=index)
    sheet, place = _ordered(page.mediabox), background.place
    scale_x, scale_y = place.width * PT_PER_MM / box.width, place.height * PT_PER_MM / box.height
    x = sheet.llx + place.x * PT_PER_MM - box.llx * scale_x
    y = sheet.ury - place.bottom * PT_PER_MM - box.lly * scale_y
    # A unique name, since pages may share one resource dictionary.
    name = page.add_resource(form, Name.XObject, Name(f"/TniBackground{index}"))
    # q and Q restore the graphics state that the overlay's own operators expect.
    page.contents_add(f"q {scale_x:.6f} 0 0 {scale_y:.6f} {x:.4f} {y:.4f} cm {name} Do Q\n".encode(), prepend=True)


def _strip(pdf: Pdf, title: str) -> None:
    """Remove metadata about the authors and computers that made the sources and the overlay."""
    for item in pdf.objects:
        if isinstance(item, Dictionary | pikepdf.Stream):
            for key in _PRIVATE_KEYS:
                if key in item:
                    del item[key]
    if Name.Info in pdf.trailer:
        del pdf.trailer.Info
    if title:
        pdf.docinfo["/Title"] = title
