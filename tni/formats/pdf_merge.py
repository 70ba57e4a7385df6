"""Merging of ink over original vectors: pages of source PDFs become form XObjects under the pages of an overlay PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Object, Page, Pdf, Rectangle, String

from tni.core.geometry import Rect
from tni.core.units import PT_PER_MM
from tni.files.atomic import atomic_file
from tni.files.pdf_errors import PdfError, PdfFault
from tni.formats.pdf_flattening import MALFORMED, flatten
from tni.formats.pdf_source_links import SourceLink, links_of, page_numbers
from tni.formats.pdf_source_tags import SourceTag, SourceTags
from tni.formats.pdf_underlay_tags import UnderlayTags, drop_foreign_keys

_PRIVATE_KEYS = ("/Metadata", "/PieceInfo", "/LastModified")


SAFE = "%/:?#[]@!$&'()*+,;=~"
"""Characters of an address that stay; those beyond ASCII are not allowed in PDF."""


@dataclass(frozen=True, slots=True)
class PdfUnderlay:
    """Page of a PDF to lie under a page of the overlay. source: the PDF, as file or bytes; page: its index in it;
    place: where it lies, in millimetres from the top left of the overlay's page; the page is stretched to it."""

    source: Path | bytes = field(repr=False)
    page: int
    place: Rect


@dataclass(frozen=True, slots=True)
class UnderlayForm:
    """Page of a source, as a form XObject. box: that it fills, in points, y up, as shown. links: in its own
    coordinates."""

    form: Object
    box: Rectangle
    links: tuple[SourceLink, ...]
    tags: tuple[SourceTag, ...]


def merge_underlays(
    overlay: Path, backgrounds: Sequence[PdfUnderlay | None], out: Path, title: str = "", *, described: bool = False
) -> None:
    """Write `out`: the overlay's pages, each over its background, whose vectors and text are preserved.

    backgrounds: one per page of the overlay. Layers hidden in a source stay hidden; its annotations are drawn into the
        page; its scripts, metadata and attachments are dropped.
    described: a source's links to web pages and among the pages that are shown are kept, and, where the overlay has
        tags, the source's own tags.
    Raises: PdfError, with `page` the index in the overlay, if a source is at fault; WriteError.
    """
    with _opened(overlay) as pdf:
        if len(backgrounds) != len(pdf.pages):
            raise ValueError(f"{len(backgrounds)} backgrounds for {len(pdf.pages)} pages")
        tags = UnderlayTags(pdf)
        kept = _once_used(backgrounds) if described and tags.is_tagged else {}
        sources = _Sources(kept, has_links=described)
        try:
            merging = _Merging(pdf, backgrounds, sources, tags)
            for index, background in enumerate(backgrounds):
                if background is not None:
                    merging.lay_under(index, background)
            merging.finish()
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
    """Source files, each opened once, with their pages, each copied once. kept: pages of each whose tags are kept.
    has_links: so are links."""

    def __init__(self, kept: Mapping[Path | bytes, Sequence[int]], *, has_links: bool) -> None:
        self._kept, self._has_links = kept, has_links
        self._files: dict[Path | bytes, Pdf] = {}
        self._forms: dict[tuple[Path | bytes, int], UnderlayForm] = {}
        self._tags: dict[Path | bytes, SourceTags] = {}
        self._numbers: dict[Path | bytes, dict[tuple[int, int], int]] = {}

    def form(self, pdf: Pdf, underlay: PdfUnderlay, at: int) -> UnderlayForm:
        """Return the page as a form XObject of `pdf`."""
        key = underlay.source, underlay.page
        if key not in self._forms:
            if underlay.source not in self._files:
                self._files[underlay.source] = _opened(underlay.source, at)
            source = self._files[underlay.source]
            path = underlay.source if isinstance(underlay.source, Path) else None
            try:
                if not 0 <= underlay.page < len(source.pages):
                    raise PdfError(PdfFault.BAD_PAGE, path, at)
                self._forms[key] = self._as_form(pdf, source, underlay)
            except MALFORMED as error:
                raise PdfError(PdfFault.BAD_PAGE, path, at) from error
        return self._forms[key]

    def _as_form(self, pdf: Pdf, source: Pdf, underlay: PdfUnderlay) -> UnderlayForm:
        page, key = source.pages[underlay.page], underlay.source
        links, tags = list[SourceLink](), list[SourceTag]()
        if self._has_links:
            if key not in self._numbers:
                self._numbers[key] = page_numbers(source)
            links = links_of(page.obj, self._numbers[key])
        if underlay.page in (wanted := self._kept.get(key, ())):
            if key not in self._tags:
                there = [index for index in wanted if 0 <= index < len(source.pages)]
                self._tags[key] = SourceTags(source, [source.pages[index].obj for index in there])
            tags = self._tags[key].of_page(page.obj)
        form, box = _as_form(pdf, source, page)
        return UnderlayForm(form, box, tuple(links), tuple(tags))

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


def _once_used(backgrounds: Sequence[PdfUnderlay | None]) -> dict[Path | bytes, list[int]]:
    """Return the pages of each source that are painted once: only there hold their own tags (PDF 32000-1, 14.7.4.2)."""
    found: dict[Path | bytes, list[int]] = {}
    for (source, page), count in Counter((one.source, one.page) for one in backgrounds if one is not None).items():
        if count == 1:
            found.setdefault(source, []).append(page)
    return found


class _Merging:
    """Lays backgrounds under the pages of an overlay, with their tags and links."""

    def __init__(
        self, pdf: Pdf, backgrounds: Sequence[PdfUnderlay | None], sources: _Sources, tags: UnderlayTags
    ) -> None:
        self._pdf, self._sources, self._tags = pdf, sources, tags
        self._first: dict[tuple[Path | bytes, int], int] = {}
        for index, background in enumerate(backgrounds):
            if background is not None:
                self._first.setdefault((background.source, background.page), index)
        self._kept: list[Object] = []

    def lay_under(self, index: int, background: PdfUnderlay) -> None:
        page = self._pdf.pages[index]
        found = self._sources.form(self._pdf, background, index)
        form, box = found.form, found.box
        if not (box.width > 0 and box.height > 0):
            raise PdfError(PdfFault.BAD_PAGE, page=index)
        sheet, place = _ordered(page.mediabox), background.place
        scale_x, scale_y = place.width * PT_PER_MM / box.width, place.height * PT_PER_MM / box.height
        x = sheet.llx + place.x * PT_PER_MM - box.llx * scale_x
        y = sheet.ury - place.bottom * PT_PER_MM - box.lly * scale_y
        before, after = self._marked(index, background, found)
        # A unique name, since pages may share one resource dictionary.
        name = page.add_resource(form, Name.XObject, Name(f"/TniBackground{index}"))
        # q and Q restore the graphics state that the overlay's own operators expect.
        drawn = f"q {scale_x:.6f} 0 0 {scale_y:.6f} {x:.4f} {y:.4f} cm {name} Do Q\n".encode()
        page.contents_add(before + drawn + after, prepend=True)
        own = Matrix(form.get(Name.Matrix, Array([1, 0, 0, 1, 0, 0])))
        to_page = Matrix(scale_x, 0, 0, scale_y, x, y)
        for link in found.links:
            self._add_link(index, background, link, to_page.transform(own.transform(link.box)))

    def _marked(self, index: int, background: PdfUnderlay, found: UnderlayForm) -> tuple[bytes, bytes]:
        """Tag a background. Returns the operators before and after it."""
        if not self._tags.is_tagged:
            return b"", b""
        if found.tags:
            self._tags.keep(index, found.form, list(found.tags))
            self._kept.append(found.form)
            return b"", b""
        return self._tags.mark_whole(index, found.form, background.page + 1)

    def _add_link(self, index: int, background: PdfUnderlay, link: SourceLink, box: Rectangle) -> None:
        page = self._pdf.pages[index]
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box.as_array(), Border=Array([0, 0, 0]), F=4)
        if link.page is None:
            note.A = Dictionary(S=Name.URI, URI=String(quote(link.address, safe=SAFE)))
            note.Contents = String(link.address)
        elif (target := self._first.get((background.source, link.page))) is not None:
            note.Dest = Array([self._pdf.pages[target].obj, Name.Fit])
        else:
            return  # the page is not in the file
        note = self._pdf.make_indirect(note)
        notes = page.obj.get(Name.Annots)
        if not isinstance(notes, Array):
            notes = page.obj.Annots = Array()
        notes.append(note)
        self._kept.append(note)
        if self._tags.is_tagged:
            self._tags.add_link(index, note)

    def finish(self) -> None:
        """Forget how sources number their own tags."""
        own = {one.objgen for one in self._kept} | {page.obj.objgen for page in self._pdf.pages}
        for page in self._pdf.pages:
            own |= {note.objgen for note in page.obj.get(Name.Annots, Array())}
        drop_foreign_keys(self._pdf, own)


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
