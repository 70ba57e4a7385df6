"""Ink over the original vectors: nothing rasterised, everything in its place, nobody's name in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from tests.support.pdf_samples import INK, SamplePage, encrypted_pdf, overlay_pdf, sample_pdf, saved
from tni.core.geometry import Rect
from tni.formats.pdf_merge import PdfUnderlay, merge_underlays
from tni.formats.pdf_reader import PdfDocument, PdfError, PdfFault, PdfReader

PLACE = Rect(40, 10, 100, 150)


@pytest.fixture(scope="module")
def reader() -> Iterator[PdfReader]:
    with PdfReader() as reader:
        reader.open(sample_pdf())
        yield reader


def picture(
    document: PdfDocument, region: Rect, width_px: int, page: int = 0
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    pixels = document.render(page, region, width_px / region.width)
    return np.frombuffer(pixels.data, np.uint8).reshape(pixels.height_px, pixels.width_px, 4)


def merged(folder: Path, backgrounds: list[PdfUnderlay | None], overlay: bytes | None = None) -> bytes:
    (folder / "overlay.pdf").write_bytes(overlay or overlay_pdf(len(backgrounds), content=""))
    merge_underlays(folder / "overlay.pdf", backgrounds, folder / "out.pdf", "Leçon 1")
    return (folder / "out.pdf").read_bytes()


CROP = Array([0, 442, 400, 842])
ODD = [
    SamplePage(),
    SamplePage(keys={"Rotate": 90}),
    SamplePage(keys={"Rotate": 180}),
    SamplePage(keys={"Rotate": -90}),
    SamplePage(keys={"CropBox": CROP}),
    SamplePage(keys={"CropBox": CROP, "Rotate": 270}),
    SamplePage(keys={"CropBox": Array([-500, 500, 5000, 5000])}),
    SamplePage(keys={"TrimBox": Array([100, 100, 300, 300])}),
    SamplePage(keys={"MediaBox": Array([595, 842, -40, 300]), "Rotate": 90}),
    SamplePage(keys={"UserUnit": 2.5}),
    SamplePage(size_pt=(20.3, 4000.7)),
]


PARTS = (
    Rect(0, 0, 0.2, 0.2), Rect(0.8, 0, 0.2, 0.2), Rect(0.8, 0.8, 0.2, 0.2), Rect(0, 0.8, 0.2, 0.2),
    Rect(0.3, 0.3, 0.4, 0.4), Rect(0, 0.3, 0.3, 0.5),
)  # fmt: skip
"""Shares of a page."""


@pytest.mark.parametrize("page", ODD, ids=range(len(ODD)))
def test_a_background_looks_as_in_a_viewer(reader: PdfReader, tmp_path: Path, page: SamplePage) -> None:
    marks = "0 0 1 rg 0 300 120 200 re f 0 1 0 rg -400 0 300 900 re f 300 860 100 100 re f"
    source = sample_pdf([replace(page, content=marks)])
    document = reader.open(source)
    width, height = document.page_size_mm(0)
    result = reader.open(merged(tmp_path, [PdfUnderlay(source, 0, PLACE)]))
    # The source is stretched to its place, so both are looked at through boxes of one proportion.
    zoom = PLACE.width / width
    rest = picture(result, Rect(0, 0, PLACE.x - 0.5, 180), 40), picture(result, Rect(145, 0, 175, 180), 40)
    assert all((side == 255).all() for side in rest), "nothing is drawn beside the page"
    for part in (
        Rect(0, 0, 0.2, 0.2),
        Rect(0.3, 0.3, 0.4, 0.4),
        Rect(0.8, 0, 0.2, 0.2),
        Rect(0, 0.3, 0.3, 0.5),
        Rect(0.8, 0.8, 0.2, 0.2),
        Rect(0, 0.8, 0.2, 0.2),
    ):
        there = picture(document, Rect(part.x * width, part.y * height, part.width * width, part.height * height), 60)
        here = picture(
            result,
            Rect(
                PLACE.x + part.x * width * zoom,
                PLACE.y + part.y * PLACE.height,
                part.width * width * zoom,
                part.height * PLACE.height,
            ),
            60,
        )
        assert np.abs(_shares(there) - _shares(here)).max() < 0.06


def _shares(
    image: np.ndarray[tuple[int, ...], np.dtype[np.uint8]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """How blue, green and red each quarter is: the same for pictures stretched differently."""
    rows = np.array_split(image[..., :3].astype(float) / 255, 2, axis=0)
    return np.array([part.mean(axis=(0, 1)) for row in rows for part in np.array_split(row, 2, axis=1)])


def test_the_source_stays_vectors_and_text(reader: PdfReader, tmp_path: Path) -> None:
    source = sample_pdf([SamplePage(content="0 0 m 100 100 l S 20 20 30 30 re f")])
    result = merged(tmp_path, [PdfUnderlay(source, 0, PLACE)], overlay_pdf())
    assert reader.open(result).title(0) == "Proportionnalité"
    with Pdf.open(tmp_path / "out.pdf") as pdf:
        forms = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == Name.Form]
        assert len(forms) == 1
        operators = [str(step.operator) for step in pikepdf.parse_content_stream(forms[0])]
        assert {"Tj", "re", "f", "l", "S"} <= set(operators)
        assert not [
            item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == Name.Image
        ]


def test_ink_lies_on_top(reader: PdfReader, tmp_path: Path) -> None:
    source = sample_pdf([SamplePage(content="1 0 0 rg 0 0 2000 2000 re f")])
    result = reader.open(merged(tmp_path, [PdfUnderlay(source, 0, Rect(0, 0, 320, 180))], overlay_pdf(content=INK)))
    ink = picture(result, Rect(7, 172.6, 0.3, 0.3), 3)
    assert (ink[..., 0] > 150).any(), "the stroke starts at 20, 20 points from the bottom left"


def test_pages_without_background_and_one_source_for_many(reader: PdfReader, tmp_path: Path) -> None:
    source = sample_pdf([SamplePage("Un"), SamplePage("Deux")])
    path = tmp_path / "source.pdf"
    path.write_bytes(source)
    chosen = [PdfUnderlay(path, 1, PLACE), None, PdfUnderlay(path, 0, PLACE), PdfUnderlay(path, 1, PLACE)]
    result = reader.open(merged(tmp_path, chosen))
    assert [result.title(page) for page in range(4)] == ["Deux", "", "Un", "Deux"]
    with Pdf.open(tmp_path / "out.pdf") as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, Dictionary) and item.get("/Type") == Name.Font]
        assert len(fonts) == 1


def test_inherited_and_missing_resources(reader: PdfReader, tmp_path: Path) -> None:
    with Pdf.open(_file(tmp_path, sample_pdf())) as pdf:
        pdf.Root.Pages.Resources = pdf.pages[0].obj.Resources
        del pdf.pages[0].obj.Resources
        inherited = saved(pdf)
        del pdf.Root.Pages.Resources
        missing = saved(pdf)
    assert reader.open(merged(tmp_path, [PdfUnderlay(inherited, 0, PLACE)])).title(0) == "Proportionnalité"
    red = picture(reader.open(merged(tmp_path, [PdfUnderlay(missing, 0, PLACE)])), Rect(41, 11, 1, 1), 2)
    assert red[0, 0].tolist() == [0, 0, 255, 255]


def test_unbalanced_states_of_a_source_do_not_reach_the_ink(reader: PdfReader, tmp_path: Path) -> None:
    source = sample_pdf([SamplePage(content="q 0.1 0 0 0.1 0 0 cm 0 1 0 RG Q Q Q q q")])
    result = reader.open(merged(tmp_path, [PdfUnderlay(source, 0, PLACE)], overlay_pdf(content=INK)))
    plain = reader.open(merged(tmp_path, [None], overlay_pdf(content=INK)))
    corner = Rect(0, 140, 39, 40)
    assert np.array_equal(picture(result, corner, 80), picture(plain, corner, 80))


def _file(folder: Path, data: bytes) -> Path:
    path = folder / "made.pdf"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("base", [Name.ON, Name.OFF])
def test_hidden_layers_stay_hidden(reader: PdfReader, tmp_path: Path, base: Name) -> None:
    content = "/OC /Shown BDC 0 0 1 rg 100 100 100 100 re f EMC /OC /Answer BDC 0 1 0 rg 300 100 100 100 re f EMC"
    with Pdf.open(_file(tmp_path, sample_pdf([SamplePage(content=content)]))) as pdf:
        shown, answer = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in ("Shown", "Answer"))
        pdf.pages[0].obj.Resources.Properties = Dictionary(Shown=shown, Answer=answer)
        off = [answer] if base == Name.ON else []
        on = [shown] if base == Name.OFF else []
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([shown, answer]), D=Dictionary(BaseState=base, ON=Array(on), OFF=Array(off))
        )
        source = saved(pdf)
    place = Rect(0, 0, 595 / 4, 842 / 4)
    result = reader.open(merged(tmp_path, [PdfUnderlay(source, 0, place)], overlay_pdf(size_mm=(150, 215), content="")))
    shown_pixel = picture(result, Rect(37, (842 - 150) / 4, 1, 1), 1)[0, 0]
    answer_pixel = picture(result, Rect(87, (842 - 150) / 4, 1, 1), 1)[0, 0]
    assert shown_pixel.tolist() == [255, 0, 0, 255]
    assert answer_pixel.tolist() == [255, 255, 255, 255]


def test_annotations_are_drawn_into_the_page(reader: PdfReader, tmp_path: Path) -> None:
    with Pdf.open(_file(tmp_path, sample_pdf())) as pdf:
        look = pdf.make_stream(
            b"0 0 1 rg 0 0 100 100 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 100])
        )
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([200, 200, 300, 300]), F=4, T="Mme Secrète",
            AP=Dictionary(N=look),
        )  # fmt: skip
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
        source = saved(pdf)
    place = Rect(0, 0, 595 / 4, 842 / 4)
    result = reader.open(merged(tmp_path, [PdfUnderlay(source, 0, place)], overlay_pdf(size_mm=(150, 215), content="")))
    assert picture(result, Rect(62, (842 - 250) / 4, 1, 1), 1)[0, 0].tolist() == [255, 0, 0, 255]


def test_nobody_is_named(tmp_path: Path) -> None:
    with Pdf.open(_file(tmp_path, sample_pdf())) as pdf:
        pdf.docinfo["/Author"] = "Mme Secrète"
        pdf.pages[0].obj.PieceInfo = Dictionary(Who="Mme Secrète")
        pdf.pages[0].obj.Metadata = pdf.make_stream("<x>Mme Secrète</x>".encode())
        pdf.Root.Metadata = pdf.make_stream("<x>Mme Secrète</x>".encode())
        pdf.attachments["note.txt"] = "Mme Secrète".encode()
        source = saved(pdf)
    merged(tmp_path, [PdfUnderlay(source, 0, PLACE)], overlay_pdf())
    with Pdf.open(tmp_path / "out.pdf") as pdf:
        assert dict(pdf.docinfo) == {"/Title": "Leçon 1"}
        plain = saved(
            pdf,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            compress_streams=False,
        )
    for coded in ("Secrète".encode(), "Secrète".encode("utf-16-be"), "Secrète".encode("latin-1")):
        assert coded not in plain


@pytest.mark.parametrize(
    ("source", "page", "fault"),
    [
        (sample_pdf(), 1, PdfFault.BAD_PAGE),
        (sample_pdf(), -1, PdfFault.BAD_PAGE),
        (b"%PDF-1.7\nrien", 0, PdfFault.DAMAGED),
        (encrypted_pdf("secret"), 0, PdfFault.ENCRYPTED),
        (Path("/nowhere/x.pdf"), 0, PdfFault.MISSING),
    ],
)
def test_a_source_at_fault_is_named_by_its_page_and_writes_nothing(
    tmp_path: Path, source: bytes | Path, page: int, fault: PdfFault
) -> None:
    (tmp_path / "out.pdf").write_bytes(b"as before")
    with pytest.raises(PdfError) as raised:
        merged(tmp_path, [None, PdfUnderlay(source, page, PLACE)])
    assert (raised.value.fault, raised.value.page) == (fault, 1)
    assert (tmp_path / "out.pdf").read_bytes() == b"as before"
    assert names_in(tmp_path) == ["out.pdf", "overlay.pdf"]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
