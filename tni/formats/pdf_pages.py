"""Some pages of a PDF alone, for a copy that leaves: no page that is not shown goes with them."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from tni.formats.pdf_flattening import MALFORMED, flatten

_OF_PAGE = (
    "/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Resources", "/Contents", "/Group",
)  # fmt: skip
_OF_FILE = ("/Type", "/Version", "/Pages", "/OCProperties")
"""Keys of the catalogue that are kept. Without its layers even those would show that hide an answer."""
_PRIVATE = ("/Metadata", "/PieceInfo", "/LastModified", "/StructParent", "/StructParents", "/AF")


def only_pages(data: bytes, wanted: Iterable[int]) -> bytes | None:
    """Return a PDF of these pages, from 0, each once and in the order of the file; None for one that cannot be read.
    Annotations and form fields are drawn into them. Bookmarks, attachments, scripts and what tells of the author are
    left out, and so is what is in the file and on none of the pages."""
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            kept = set(wanted)
            for index in reversed(range(len(pdf.pages))):
                if index not in kept:
                    del pdf.pages[index]
            if not len(pdf.pages):
                return None
            flatten(pdf)
            _strip(pdf)
            pdf.remove_unreferenced_resources()
            out = BytesIO()
            pdf.save(out, deterministic_id=True, encryption=False, object_stream_mode=pikepdf.ObjectStreamMode.generate)
            return out.getvalue()
    except (*MALFORMED, OSError):
        return None


def _strip(pdf: Pdf) -> None:
    """Leave nothing that leads from the pages to the rest of the file."""
    for page in pdf.pages:
        _keep(page.obj, _OF_PAGE)
    _keep(pdf.Root, _OF_FILE)
    _keep(pdf.trailer, ("/Root", "/Size"))
    for item in pdf.objects:
        if isinstance(item, Dictionary | pikepdf.Stream):
            for key in _PRIVATE:
                if key in item:
                    del item[key]
    layers = pdf.Root.get(Name.OCProperties)
    for group in layers.get(Name.OCGs, Array()) if isinstance(layers, Dictionary) else ():
        if isinstance(group, Dictionary) and Name.Usage in group:
            del group.Usage  # tells who made it


def _keep(holder: pikepdf.Object, keys: tuple[str, ...]) -> None:
    for key in list(holder.keys()):
        if key not in keys:
            del holder[key]
