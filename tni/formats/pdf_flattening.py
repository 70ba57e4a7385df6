"""Drawing of annotations and form fields into the pages of a PDF, as they leave: read so, and written so."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

MALFORMED = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, ArithmeticError, LookupError, AttributeError)
"""Exceptions that pikepdf raises for malformed files."""

AS_THEY_ARE: dict[str, Any] = {
    "compress_streams": False,
    "stream_decode_level": pikepdf.StreamDecodeLevel.none,
    "object_stream_mode": pikepdf.ObjectStreamMode.disable,
    "encryption": False,
}
"""How a copy is saved that is read at once: no stream is unpacked."""


def flatten(source: Pdf) -> None:
    """Draw the annotations and form fields that a screen shows into all pages of a file; a second call has no effect.
    Raises: one of MALFORMED."""
    form = source.Root.get(Name.AcroForm)
    if not isinstance(form, Dictionary):
        _drop_fields(source)  # no viewer shows fields of no form
    elif form.get(Name.NeedAppearances):
        source.generate_appearance_streams()  # what viewers do
    source.flatten_annotations("screen")


def flattened(source: Path | bytes, password: str = "") -> bytes:
    """Return a file with its annotations and form fields drawn into its pages. Raises: one of MALFORMED, OSError."""
    with Pdf.open(source if isinstance(source, Path) else BytesIO(source), password=password) as pdf:
        flatten(pdf)
        out = BytesIO()
        pdf.save(out, **AS_THEY_ARE)
        return out.getvalue()


def _drop_fields(source: Pdf) -> None:
    for page in source.pages:
        notes = page.obj.get(Name.Annots)
        if isinstance(notes, Array):
            kept = [one for one in notes if not (isinstance(one, Dictionary) and one.get(Name.Subtype) == Name.Widget)]
            if len(kept) < len(notes):
                page.obj.Annots = Array(kept)
