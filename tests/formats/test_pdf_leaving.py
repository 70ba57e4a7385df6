"""Pages of PDFs as they leave with a lesson: what is read of them is what leaves, and the rest is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from tests.support.pdf_samples import SamplePage, noted_pdf, overlay_pdf, sample_pdf, saved
from tni.core.geometry import Rect
from tni.formats.pdf_flattening import flattened
from tni.formats.pdf_merge import PdfUnderlay, merge_underlays
from tni.formats.pdf_page_reading import MOST_UNITED, united_area
from tni.formats.pdf_reader import PdfReader

NAME = "Emma Martin"
WRITTEN = f"BT /F1 24 Tf 5 8 Td ({NAME}) Tj ET"
PICTURE = "q {} 0 0 {} {} {} cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q "
TEXT = "BT /F1 9 Tf 60 600 Td (" + "Les fractions se comparent avec un même dénominateur. " * 6 + ") Tj ET "
SCRIBBLE = "2 w " + "".join(f"{50 + x} 300 m {55 + x} 340 l {58 + x} 310 l S " for x in range(0, 400, 8))
FIELD = {"FT": pikepdf.Name.Tx, "T": "Nom", "V": NAME, "DA": "/F1 24 Tf"}
AT = Rect(52 * 25.4 / 72, (842 - 538) * 25.4 / 72, 290 * 25.4 / 72, 36 * 25.4 / 72)
"""Where `noted_pdf` has its note, in millimetres of the page."""

NOTES = {
    "form field": noted_pdf("Widget", WRITTEN, more=FIELD),
    "form field whose look the viewer makes": noted_pdf("Widget", needs_looks=True, more=FIELD),
    "text box": noted_pdf("FreeText", WRITTEN),
    "stamp": noted_pdf("Stamp", WRITTEN),
}
SILENT = {
    "hidden stamp": noted_pdf("Stamp", WRITTEN, hidden=True),
    "hidden form field": noted_pdf("Widget", WRITTEN, hidden=True, more=FIELD),
    "field of no form": noted_pdf("Widget", WRITTEN, is_form=False, more=FIELD),
}


@pytest.fixture(scope="module")
def reader() -> Iterator[PdfReader]:
    with PdfReader() as reader:
        reader.open(sample_pdf())
        yield reader


def sent(reader: PdfReader, folder: Path, source: bytes) -> str:
    (folder / "overlay.pdf").write_bytes(overlay_pdf(content=""))
    merge_underlays(folder / "overlay.pdf", [PdfUnderlay(source, 0, Rect(0, 0, 210, 297))], folder / "out.pdf")
    return reader.open(folder / "out.pdf").text(0)


def is_drawn(reader: PdfReader, source: bytes) -> bool:
    pixels = np.frombuffer(reader.open(source).render(0, AT, 3.0).data, np.uint8)
    return int(pixels.min()) < 128


@pytest.mark.parametrize("kind", NOTES)
def test_what_an_annotation_or_form_field_says_is_shown_read_and_leaves(
    reader: PdfReader, tmp_path: Path, kind: str
) -> None:
    source = NOTES[kind]
    found = reader.open(source).leaving(0)
    assert is_drawn(reader, source)
    assert NAME in sent(reader, tmp_path, source)
    assert NAME in found.text
    assert "Proportionnalité" in found.text
    assert not found.says_more


@pytest.mark.parametrize("kind", SILENT)
def test_what_nobody_sees_does_not_leave(reader: PdfReader, tmp_path: Path, kind: str) -> None:
    source = SILENT[kind]
    assert not is_drawn(reader, source)
    assert NAME not in sent(reader, tmp_path, source)
    assert not reader.open(source).leaving(0).says_more


def test_a_name_in_a_form_field_is_read_though_the_export_lacks_letters_of_it(reader: PdfReader) -> None:
    source = noted_pdf("Widget", needs_looks=True, more=FIELD | {"V": "Lola Novačić"})
    assert "Lola Novačić" in reader.open(source).leaving(0).text


def test_parts_of_a_form_field_join(reader: PdfReader) -> None:
    document = reader.open(NOTES["form field"])
    whole = np.frombuffer(document.render(0, Rect(0, 0, 210, 297), 2.0).data, np.uint8).reshape(594, 420, 4)
    left, right = (
        np.frombuffer(document.render(0, Rect(x, 90, 50, 50), 2.0).data, np.uint8).reshape(100, 100, 4) for x in (0, 50)
    )
    here = np.concatenate([left, right], axis=1).astype(int)
    assert np.abs(here - whole[180:280, :200]).max() < 140  # letters lie within half a pixel
    assert here.min() < 100


@pytest.mark.parametrize(
    ("subtype", "operators"),
    [
        ("Ink", "1 w 5 5 m 30 30 l 50 10 l S"),
        ("Stamp", PICTURE.format(300, 40, 0, 0)),
        ("Stamp", "2 w " + "".join(f"{x} 5 m {x + 3} 35 l S " for x in range(0, 280, 5))),
        ("FreeText", f"{WRITTEN} {PICTURE.format(20, 20, 0, 0)}"),
        ("Widget", PICTURE.format(300, 40, 0, 0)),
    ],
)
def test_handwriting_and_photos_of_annotations_are_looked_at(reader: PdfReader, subtype: str, operators: str) -> None:
    with pikepdf.open(_opened(noted_pdf(subtype, operators, more={"FT": pikepdf.Name.Btn}))) as pdf:
        pdf.pages[0].contents_add(TEXT.encode("cp1252"))
        assert reader.open(saved(pdf)).leaving(0).says_more


@pytest.mark.parametrize(
    "operators", ["0 0 m 40 0 l 40 40 l 0 0 l S", "5 5 m 10 0 l 20 15 l S", "0 0 300 40 re S", "/F1 12 Tf"]
)
def test_a_frame_or_tick_is_not(reader: PdfReader, operators: str) -> None:
    assert not reader.open(noted_pdf("Square", operators)).leaving(0).says_more


def _opened(data: bytes) -> BytesIO:
    return BytesIO(data)


HALVES = PICTURE.format(595, 421, 0, 0) + PICTURE.format(595, 421, 0, 421)
LOOKED_AT = {
    "one picture": PICTURE.format(595, 842, 0, 0),
    "two halves": HALVES,
    "two halves beside much text": HALVES + TEXT,
    "strips": "".join(PICTURE.format(595, 84.2, 0, 84.2 * row) for row in range(10)),
    "more strips than are united": "".join(
        PICTURE.format(595, 842 / (MOST_UNITED + 9), 0, row) for row in range(MOST_UNITED + 9)
    ),
    "behind many lines": "0 0 m 5 0 l S " * 6000 + HALVES,
    "endless lines": "0 0 m 5 0 l S " * 21_000 + TEXT,
    "handwriting": SCRIBBLE,
    "curves": "0 0 m " + "10 10 20 30 40 40 c " * 80 + "S",
}
READ = {
    "text": TEXT,
    "two pictures on a third": PICTURE.format(595, 140, 0, 0) + PICTURE.format(595, 140, 0, 200),
    "one picture thrice": PICTURE.format(400, 500, 0, 0) * 3,
    "table": "".join(f"0 {y} m 500 {y} l S {y} 0 m {y} 500 l S " for y in range(0, 400, 4)),
    "drawing beside text": SCRIBBLE + TEXT,
}


@pytest.mark.parametrize("kind", [*LOOKED_AT, *READ])
def test_a_page_that_is_pictures_or_writing_is_looked_at(reader: PdfReader, kind: str) -> None:
    content = (LOOKED_AT | READ)[kind]
    assert reader.open(sample_pdf([SamplePage(content=content)])).leaving(0).says_more is (kind in LOOKED_AT)


def test_letters_without_a_code_are_looked_at(reader: PdfReader) -> None:
    from tests.support.document_samples import codeless_pdf

    assert reader.open(codeless_pdf()).leaving(0).says_more


def test_a_picture_in_forms_counts_for_its_own_size(reader: PdfReader) -> None:
    with pikepdf.open(_opened(sample_pdf())) as pdf:
        form = pdf.make_stream(PICTURE.format(100, 100, 0, 0).encode())
        for _ in range(5):
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox = pikepdf.Array([0, 0, 600, 900])
            resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
            form = pdf.make_stream(b"q 1.2 0 0 1.2 3 4 cm /F Do Q", Resources=resources)
        pdf.pages[0].Resources.XObject = form.Resources.XObject
        pdf.pages[0].contents_add(form.read_bytes())
        share = reader.open(saved(pdf)).picture_share(0)
    assert share == pytest.approx((100 * 1.2**5) ** 2 / (595 * 842))


def test_the_area_of_boxes_that_overlap() -> None:
    assert united_area([]) == 0
    assert united_area([(0, 0, 2, 2), (1, 1, 3, 3), (1, 1, 2, 2), (9, 9, 9, 12)]) == 7
    assert united_area([(0, 0, 1, 1), (0, 5, 1, 6), (2, 0, 3, 1)]) == 3


def test_a_file_is_flattened_once_and_its_pages_keep_their_order(reader: PdfReader) -> None:
    with pikepdf.open(_opened(NOTES["stamp"])) as pdf, pikepdf.open(_opened(sample_pdf([SamplePage("Deux")]))) as other:
        pdf.pages.append(other.pages[0])
        source = saved(pdf)
    document = reader.open(source)
    assert [NAME in document.leaving(page).text for page in (0, 1, 0)] == [True, False, True]
    assert "Deux" in document.leaving(1).text
    with pikepdf.open(_opened(flattened(source))) as flat:
        assert [page.get("/Annots") for page in flat.pages] == [None, None]


def test_a_file_with_a_password_of_its_owner_is_read_with_its_notes(reader: PdfReader) -> None:
    with pikepdf.open(_opened(NOTES["stamp"])) as pdf:
        locked = saved(pdf, encryption=pikepdf.Encryption(owner="x", user="y"))
    assert NAME in reader.open(locked, "y").leaving(0).text
