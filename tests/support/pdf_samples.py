"""PDFs made by this project for its tests: vectors, real text, odd pages, files that are wrong."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

A4_PT = (595.0, 842.0)
INK = "0.1 0.2 0.8 RG 3 w 20 20 m 60 90 l 100 40 l S"
"""A stroke as an overlay holds it."""


@dataclass(frozen=True, slots=True)
class SamplePage:
    """A page with a red square of 50 points in its top left corner (as stored, before turning) and a title.

    content: operators added at the end; keys: entries of the page dictionary, as `Rotate`.
    """

    title: str = "Proportionnalité"
    size_pt: tuple[float, float] = A4_PT
    content: str = ""
    keys: Mapping[str, object] | None = None


def sample_pdf(pages: Sequence[SamplePage] = (SamplePage(),), **saving: object) -> bytes:
    """The file. saving: what `pikepdf.Pdf.save` takes, as an encryption."""
    pdf = Pdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica"), Encoding=Name.WinAnsiEncoding)
    )
    for page in pages:
        width, height = page.size_pt
        shown = page.title.encode("cp1252", "replace").hex()
        operators = (
            f"1 0 0 rg 0 {height - 50} 50 50 re f 0 g "
            f"BT /F1 24 Tf 60 {height - 40} Td <{shown}> Tj ET "
            f"BT /F1 11 Tf 60 {height - 70} Td (Exercice 1) Tj ET {page.content}"
        )
        keys = {f"/{key}": value for key, value in (page.keys or {}).items()}
        made = Dictionary(
            {
                "/Type": Name.Page,
                "/MediaBox": Array([0, 0, width, height]),
                "/Resources": Dictionary(Font=Dictionary(F1=font)),
                "/Contents": pdf.make_stream(operators.encode()),
                **keys,
            }
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(made)))
    return saved(pdf, **saving)


def saved(pdf: Pdf, **saving: object) -> bytes:
    file = io.BytesIO()
    pdf.save(file, **saving)  # type: ignore[arg-type]
    return file.getvalue()


def overlay_pdf(count: int = 1, size_mm: tuple[float, float] = (320.0, 180.0), content: str = INK) -> bytes:
    """Transparent pages of ink, as the program's own PDF writer makes them, with the metadata that it leaves."""
    pdf = Pdf.new()
    for _ in range(count):
        pdf.add_blank_page(page_size=(size_mm[0] * 72 / 25.4, size_mm[1] * 72 / 25.4))
        pdf.pages[-1].contents_add(content.encode())
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = ["Mme Secrète"]
    pdf.docinfo["/Author"] = "Mme Secrète"
    return saved(pdf)


def encrypted_pdf(password: str) -> bytes:
    return sample_pdf(encryption=pikepdf.Encryption(owner="owner", user=password))


def endless_pdf() -> bytes:
    """A small file that keeps PDFium busy for a very long time: forms that each draw the next one ten times."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=A4_PT)
    form = pdf.make_stream(b"0 0 m 500 700 l S", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 900]))
    for _ in range(9):
        form = pdf.make_stream(
            b"/X Do " * 10,
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 600, 900]),
            Resources=Dictionary(XObject=Dictionary(X=form)),
        )
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(X=form))
    pdf.pages[0].contents_add(b"/X Do")
    return saved(pdf)


def recursive_pdf(sound_pages: int = 0) -> bytes:
    """A page whose form draws itself, which ends PDFium, after pages that can be drawn."""
    pdf = Pdf.new()
    for _ in range(sound_pages + 1):
        pdf.add_blank_page(page_size=A4_PT)
    form = pdf.make_stream(b"/X Do " * 2, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 900]))
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    pdf.pages[-1].obj.Resources = Dictionary(XObject=Dictionary(X=form))
    pdf.pages[-1].contents_add(b"/X Do")
    return saved(pdf)


def noted_pdf(
    subtype: str,
    operators: str | None = None,
    *,
    hidden: bool = False,
    is_form: bool = True,
    needs_looks: bool = False,
    more: Mapping[str, object] | None = None,
) -> bytes:
    """A page with an annotation, or a form field for the subtype "Widget", in a field of 300 by 40 points.

    operators: draw it, None for one without a look of its own; needs_looks: the viewer makes the looks of form fields.
    is_form: the file lists its fields. more: entries of the annotation.
    """
    pdf = Pdf.open(io.BytesIO(sample_pdf()))
    fonts = pdf.pages[0].obj.Resources
    keys = {f"/{key}": value for key, value in (more or {}).items()}
    note = pdf.make_indirect(
        Dictionary(
            {
                "/Type": Name.Annot,
                "/Subtype": Name(f"/{subtype}"),
                "/Rect": Array([50, 500, 350, 540]),
                "/F": 2 if hidden else 4,
                **keys,
            }
        )
    )
    if operators is not None:
        look = pdf.make_stream(operators.encode("cp1252"), Type=Name.XObject, Subtype=Name.Form, Resources=fonts)
        look.BBox = Array([0, 0, 300, 40])
        note.AP = Dictionary(N=look)
    pdf.pages[0].obj.Annots = Array([note])
    if is_form and subtype == "Widget":
        pdf.Root.AcroForm = Dictionary(Fields=Array([note]), DR=fonts, NeedAppearances=needs_looks)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)  # of a form field in no form
        return saved(pdf)
