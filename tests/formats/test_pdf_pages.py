"""Some pages of a PDF, without the others."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from tests.support.pdf_samples import SamplePage, sample_pdf, saved
from tni.formats.pdf_pages import only_pages

SECRET = b"<" + "Corrigé".encode("cp1252").hex().encode() + b">"


def unpacked(data: bytes) -> bytes:
    """All that is in a file, readable."""
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            out.write(item.read_bytes() if isinstance(item, pikepdf.Stream) else b"")
            out.write(repr(item).encode())
    return out.getvalue() + data


def lesson_pdf() -> Pdf:
    return Pdf.open(io.BytesIO(sample_pdf((SamplePage("Exercice"), SamplePage("Corrigé"), SamplePage("Suite")))))


def test_a_page_that_is_not_wanted_is_not_in_it() -> None:
    whole = sample_pdf((SamplePage("Exercice"), SamplePage("Corrigé"), SamplePage("Suite")))
    made = only_pages(whole, [2, 0])
    assert made is not None
    assert SECRET in unpacked(whole)
    assert SECRET not in unpacked(made)
    with Pdf.open(io.BytesIO(made)) as pdf:
        texts = [page.Contents.read_bytes() for page in pdf.pages]
    assert [b"Exercice".hex().encode() in texts[0], b"Suite".hex().encode() in texts[1], len(texts)] == [True, True, 2]


@pytest.mark.parametrize("way", ["link", "bookmark", "structure", "thread", "resource", "field", "info"])
def test_nothing_leads_to_the_rest_of_the_file(way: str) -> None:
    with lesson_pdf() as pdf:
        first, second = pdf.pages[0].obj, pdf.pages[1].obj
        match way:
            case "link":
                first.Annots = Array([Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], Dest=[second, Name.Fit])])
            case "bookmark":
                pdf.Root.Outlines = pdf.make_indirect(Dictionary(Title="Corrigé", Dest=[second, Name.Fit]))
            case "structure":
                pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Pg=second))
            case "thread":
                first.B = Array([pdf.make_indirect(Dictionary(P=second))])
            case "resource":
                form = pdf.make_stream(b"(" + SECRET + b") Tj", Type=Name.XObject, Subtype=Name.Form)
                first.Resources.XObject = Dictionary(Hidden=form)
            case "field":
                note = pdf.make_indirect(
                    Dictionary(Subtype=Name.Widget, FT=Name.Tx, T="a", V="x", Rect=[0, 0, 9, 9], Parent=second)
                )
                first.Annots = Array([note])
                pdf.Root.AcroForm = Dictionary(Fields=[note])
            case _:
                pdf.docinfo["/Author"] = "Mme Secrète"
        whole = saved(pdf)
    made = only_pages(whole, [0])
    assert made is not None
    assert SECRET not in unpacked(made)
    with Pdf.open(io.BytesIO(made)) as read:
        assert Name.Info not in read.trailer


def test_a_hidden_layer_stays_hidden() -> None:
    with lesson_pdf() as pdf:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Corrigé"))
        pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
        whole = saved(pdf)
    made = only_pages(whole, [0])
    assert made is not None
    with Pdf.open(io.BytesIO(made)) as read:
        assert len(read.Root.OCProperties.D.OFF) == 1


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 none"])
def test_what_is_no_pdf_gives_none(data: bytes) -> None:
    assert only_pages(data, [0]) is None


def test_no_page_gives_none() -> None:
    assert only_pages(sample_pdf(), [3]) is None
