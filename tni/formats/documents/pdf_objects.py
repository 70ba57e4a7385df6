"""Objects of a PDF beside what its pages draw: texts of metadata, comments and forms, attached files, and what is drawn
by annotations or was left behind by pages that were taken out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

from tni.core.document_text import Unread
from tni.formats.documents.gathering import Gathering
from tni.formats.pdf_flattening import AS_THEY_ARE

MOST_DEPTH = 20
MOST_LOOKS = 5000
"""Looks of annotations that are read."""
MOST_PACKED_LZW = 1 << 15
"""Bytes of a stream in LZW, which has no limit of its own for what it unpacks to: some thousand times as many."""
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x9f]")
_TEXT_STREAMS = {"/JS", "/RC", "/RV", "/V", "/DV", "/Contents"}
"""Keys of dictionaries that may have a text as a stream; a page has its drawing under the last one."""
_NAMES = {"/V", "/DV", "/AS"}
"""Keys of form fields whose names are texts of choices."""
_ICONS = {"/I", "/RI", "/IX"}
"""Keys of pictures on a button."""
_INK, _PLAYED = "/Ink", {"/Sound", "/Movie", "/Screen", "/3D", "/RichMedia"}
_PAGES = {"/Page", "/Template"}
_INNER = {"/ObjStm", "/XRef"}
"""Types of streams that hold parts of the file itself."""

type _Id = tuple[int, int]


class PdfObjects:
    """Objects of a file. packed: reads an attached file, by its bytes and name. said: texts that were added already;
    it gets those of this file.

    Raises: one of `pdf_flattening.MALFORMED`, FullError.
    """

    def __init__(self, pdf: Pdf, into: Gathering, packed: Callable[[bytes, str], None], said: set[str]) -> None:
        self._pdf, self._into, self._packed, self._said = pdf, into, packed, said
        self._texts: dict[str, None] = {}
        self._named: set[_Id] = set()
        """Objects that another one names."""
        self._done: set[_Id] = set()
        """Streams that were read."""
        self._looks: dict[_Id, Stream] = {}
        self._left_pages: list[Dictionary] = []

    def gather(self, *, is_linearized: bool) -> None:
        """Add all texts and attached files."""
        shown = {page.obj.objgen for page in self._pdf.pages}
        self._walk(self._pdf.trailer)
        self._tell()
        streams = []
        for found in self._pdf.objects:
            if not isinstance(found, Dictionary | Stream | Array):
                if isinstance(found, Object):
                    self._visit("", found, 0)
                continue
            self._walk(found)
            self._tell()
            if isinstance(found, Stream):
                streams.append(found)
            elif isinstance(found, Dictionary) and found.get("/Type") in _PAGES and found.objgen not in shown:
                self._left_pages.append(found)
        for stream in streams:
            kind = stream.get("/Type")
            if kind in ("/Metadata", "/EmbeddedFile"):
                self._read(stream, "metadata.xml" if kind == "/Metadata" else "")
            is_hint = is_linearized and "/S" in stream
            if stream.objgen not in self._named and kind not in _INNER and not is_hint:
                self._into.miss(Unread.UNKNOWN)  # left behind, as the drawing of a page before it was changed

    def as_pages(self) -> tuple[bytes, int]:
        """Return a file whose pages are those left behind, and then one for each look of an annotation; and the number
        of the former. The file is empty where there are none. Nothing else can be asked for afterwards."""
        pages, before = self._pdf.pages, len(self._pdf.pages)
        looks = list(self._looks.values())
        if len(looks) > MOST_LOOKS:
            self._into.miss(Unread.LONG)
        for left in self._left_pages:
            keys = {key: _inherited(left, key) for key in ("/MediaBox", "/Resources", "/Contents")}
            keys["/MediaBox"] = keys["/MediaBox"] or Array([0, 0, 600, 850])
            made = {key: value for key, value in keys.items() if value is not None}
            pages.append(Page(self._pdf.make_indirect(Dictionary({"/Type": Name.Page, **made}))))
        form = self._pdf.Root.get("/AcroForm")
        shared = form.get("/DR") if isinstance(form, Dictionary) else None
        for look in looks[:MOST_LOOKS]:
            look.Type, look.Subtype = Name.XObject, Name.Form
            if "/Resources" not in look and shared is not None:
                look.Resources = shared
            page = self._pdf.add_blank_page(page_size=(600, 850))
            page.obj.Resources = Dictionary(XObject=Dictionary(Look=look))
            page.obj.Contents = self._pdf.make_stream(b"/Look Do")
        if len(pages) == before:
            return b"", 0
        del pages[:before]
        for key in list(self._pdf.Root.keys()):
            if key not in ("/Type", "/Pages"):
                del self._pdf.Root[key]
        out = BytesIO()
        self._pdf.save(out, **AS_THEY_ARE)
        return out.getvalue(), len(self._left_pages)

    def _tell(self) -> None:
        """Add the texts of an object as one part."""
        if self._texts:
            said = "\n".join(self._texts)
            self._texts.clear()
            if said not in self._said:
                self._said.add(said)
                self._into.add(said)

    def _walk(self, found: Object, depth: int = 0) -> None:
        """Look at the values of an object, and of those that are written into it."""
        if isinstance(found, Array):
            for value in found:
                self._visit("", value, depth)
            return
        if "/Rect" in found:
            kind = found.get("/Subtype")
            if kind == _INK:
                self._into.miss(Unread.PICTURE)
            elif kind in _PLAYED:
                self._into.miss(Unread.UNKNOWN)
        for key, value in found.items():
            if key in _TEXT_STREAMS and isinstance(value, Stream) and found.get("/Type") not in _PAGES:
                self._read(value, "text.txt")
            self._visit(key, value, depth)

    def _visit(self, key: str, value: object, depth: int) -> None:
        if isinstance(value, str | String):
            self._add(str(value))
        elif not isinstance(value, Object):
            return
        elif isinstance(value, Name):
            if key in _NAMES:
                self._add(str(value)[1:])
        elif isinstance(value, Dictionary | Stream | Array):
            if value.is_indirect:
                self._named.add(value.objgen)
            self._take_special(key, value)
            if not value.is_indirect and depth < MOST_DEPTH:
                self._walk(value, depth + 1)

    def _take_special(self, key: str, value: Object) -> None:
        match key:
            case "/EF" | "/RF" if isinstance(value, Dictionary):
                for stream in _streams_in(value):
                    self._read(stream, "")
            case "/Metadata" if isinstance(value, Stream):
                self._read(value, "metadata.xml")
            case "/XFA":
                self._into.miss(Unread.UNKNOWN)
            case "/AP":
                for look in _streams_in(value):
                    self._looks.setdefault(look.objgen, look)
            case "/MK" if isinstance(value, Dictionary):
                for icon in (value.get(name) for name in _ICONS):
                    if isinstance(icon, Stream):
                        self._looks.setdefault(icon.objgen, icon)
            case "/Dests" if isinstance(value, Dictionary):
                for name, _ in value.items():
                    self._add(name[1:])

    def _add(self, text: str) -> None:
        bare = text.replace("\0", "")
        if bare and len(_CONTROL.findall(bare)) * 20 <= len(bare):  # others are colours, keys and fingerprints
            self._texts[bare] = None

    def _read(self, stream: Stream, name: str) -> None:
        """Read an attached file or other text, once."""
        if stream.objgen in self._done:
            return
        self._done.add(stream.objgen)
        packed = stream.read_raw_bytes()
        if "LZW" in str(stream.get("/Filter", "")) and len(packed) > MOST_PACKED_LZW:
            self._into.miss(Unread.LONG)
            return
        try:
            contents = stream.read_bytes()
        except (pikepdf.PdfError, RuntimeError):
            self._into.miss(Unread.LONG)
            return
        self._into.take(len(contents))
        self._packed(contents, name)


def _streams_in(value: Object, depth: int = 0) -> Iterator[Stream]:
    """Yield the streams of an object and of what it holds, such as the looks of a button for its states."""
    if isinstance(value, Stream):
        yield value
    elif depth < MOST_DEPTH and isinstance(value, Dictionary | Array):
        for one in value.values() if isinstance(value, Dictionary) else value:
            if isinstance(one, Object):
                yield from _streams_in(one, depth + 1)


def _inherited(page: Dictionary, key: str) -> Object | None:
    """Return an entry of a page, or of what it is in."""
    found: object = page
    for _ in range(MOST_DEPTH):
        if not isinstance(found, Dictionary):
            return None
        if key in found:
            return found[key]
        found = found.get("/Parent")
    return None
