"""Any bytes as a PDF: a typed error, a picture or an export, never a hang, and the next file still opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.pdf_samples import SamplePage, overlay_pdf, sample_pdf
from tni.core.geometry import Rect
from tni.formats.pdf_merge import PdfUnderlay, merge_underlays
from tni.formats.pdf_reader import PdfError, PdfLimits, PdfReader

SAMPLE = sample_pdf([SamplePage(), SamplePage("Deux", keys={"Rotate": 270})])
GOOD = sample_pdf()


@pytest.fixture(scope="module")
def reader() -> Iterator[PdfReader]:
    with PdfReader(PdfLimits(open_s=20, page_s=20)) as reader:
        reader.open(GOOD)
        yield reader


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    data = bytearray(SAMPLE)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data) - 1))
        match draw(st.integers(0, 2)):
            case 0:
                data[at] = draw(st.integers(0, 255))
            case 1:
                data[at : at + draw(st.integers(0, 40))] = draw(st.binary(max_size=8))
            case _:
                data[at:at] = draw(st.sampled_from([b"99999999999", b"<<", b"[", b"R", b"-1", b"/Kids", b"stream\n"]))
    return bytes(data)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spoilt() | st.binary(max_size=200).map(lambda tail: b"%PDF-1.7\n" + tail) | st.binary(max_size=50))
def test_any_bytes(reader: PdfReader, data: bytes) -> None:
    try:
        document = reader.open(data)
        for page in range(min(document.page_count, 3)):
            pixels = document.render(page, Rect(0, 0, 40, 40), 2)
            assert len(pixels.data) == 80 * 80 * 4
            assert isinstance(document.title(page), str)
        document.close()
    except PdfError:
        assert reader.open(GOOD).page_count == 1


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spoilt(), st.integers(0, 2))
def test_any_bytes_under_ink(reader: PdfReader, tmp_path: Path, data: bytes, page: int) -> None:
    overlay, out = tmp_path / "overlay.pdf", tmp_path / "out.pdf"
    overlay.write_bytes(overlay_pdf())
    out.unlink(missing_ok=True)
    try:
        merge_underlays(overlay, [PdfUnderlay(data, page, Rect(0, 0, 100, 100))], out)
    except PdfError:
        assert not out.exists()
    else:
        assert reader.open(out).page_count == 1
