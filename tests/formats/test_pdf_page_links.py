"""Links of pages of PDFs, as the reading process tells them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from tests.support.pdf_samples import SamplePage, sample_pdf, saved
from tests.support.posted_calls import PostedCalls
from tni.core.geometry import Rect
from tni.document.pdf_links import PdfLink
from tni.formats.pdf_link_codec import read_links
from tni.formats.pdf_reader import PdfReader


@pytest.fixture(scope="module")
def reader() -> Iterator[PdfReader]:
    with PdfReader() as made:
        made.open(sample_pdf())  # its thread is there before each test counts threads
        yield made


def linked(turn: int = 0) -> bytes:
    pdf = pikepdf.open(io.BytesIO(sample_pdf([SamplePage(size_pt=(400, 800)), SamplePage()])))
    page = pdf.pages[0].obj
    page.Rotate = turn
    second = pdf.pages[1].obj
    place = Array([0, 600, 100, 800])
    kinds = (
        {"A": Dictionary(S=Name.URI, URI=String("https://example.org/x"))},
        {"Dest": Array([second, Name.Fit])},
        {"A": Dictionary(S=Name.GoTo, D=Array([second, Name.Fit]))},
        {"A": Dictionary(S=Name.Launch, F=String("calc.exe"))},
        {"A": Dictionary(S=Name.URI, URI=String("https://example.org/" + "x" * 9_000))},
    )
    page.Annots = Array(
        [pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=place, **keys)) for keys in kinds]
    )
    return saved(pdf)


def links_of(reader: PdfReader, data: bytes, page: int = 0) -> Sequence[PdfLink]:
    main, found = PostedCalls(), list[Sequence[PdfLink]]()
    reader.later(data).request_links(page, main, found.append)
    main.run(1)
    return found[0]


def test_links_to_addresses_and_pages_are_told_and_no_others(reader: PdfReader) -> None:
    box = Rect(0.0, 0.0, 0.25, 0.25)
    web, *pages = links_of(reader, linked())
    assert web == PdfLink(box, "https://example.org/x")
    assert pages == [PdfLink(box, page=1)] * 2


def test_they_lie_where_a_turned_page_shows_them(reader: PdfReader) -> None:
    web, *_ = links_of(reader, linked(90))
    assert web.box == Rect(0.75, 0.0, 0.25, 0.25)


def test_a_page_without_links_and_a_file_that_cannot_be_read_have_none(reader: PdfReader) -> None:
    assert links_of(reader, linked(), 1) == ()
    assert links_of(reader, b"%PDF-1.7 nothing") == ()


PART = st.none() | st.integers() | st.text() | st.floats()
ANYTHING = st.recursive(PART, st.lists) | st.lists(st.lists(PART, min_size=6, max_size=6), max_size=2)


@given(st.binary(max_size=60) | ANYTHING.map(lambda one: json.dumps(one).encode()))
def test_whatever_a_process_says_is_links_or_none(data: bytes) -> None:
    assert all(isinstance(link, PdfLink) for link in read_links(data))
