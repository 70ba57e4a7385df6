"""Laws of rulings in files: every program keeps them, older ones show the nearest that they know."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.records import ruling_options
from tni.core.ids import PageId
from tni.document.items import Page
from tni.document.page_format import (
    RULING_MEASURES,
    RULING_RANGE_MM,
    USUAL_OPTIONS,
    PageFormat,
    Ruling,
    RulingOptions,
)
from tni.store.master_codec import decode_master
from tni.store.record_bytes import StringTable
from tni.store.record_decoder import decode
from tni.store.record_encoder import encode
from tni.store.ruling_codec import FIRST_RULINGS, read_ruling, stored_ruling

PAGE = Page(id=PageId("p"), position=1.0)
rulings = st.sampled_from(Ruling).flatmap(
    lambda ruling: st.tuples(
        st.just(ruling),
        st.just(0.0) | st.floats(RULING_MEASURES[ruling].low_mm or 4.0, RULING_MEASURES[ruling].high_mm or 40.0),
    )
)


@given(rulings, ruling_options)
def test_a_ruling_is_read_as_it_was_written(ruled: tuple[Ruling, float], options: RulingOptions) -> None:
    page = replace(PAGE, ruling=ruled[0], ruling_mm=ruled[1], ruling_options=options)
    names = StringTable()
    assert decode(encode(page, names), names)[1] == page


@given(rulings, ruling_options)
def test_an_older_program_reads_a_ruling_that_it_knows(ruled: tuple[Ruling, float], options: RulingOptions) -> None:
    kept = stored_ruling(replace(PAGE, ruling=ruled[0], ruling_mm=ruled[1], ruling_options=options))
    assert kept.ruling in FIRST_RULINGS
    assert kept.ruling_mm == 0.0 or RULING_RANGE_MM[0] <= kept.ruling_mm <= RULING_RANGE_MM[1]
    # It keeps the name and writes the page again, with another title say: nothing is lost.
    again = read_ruling(*kept)
    assert again == ("16:9", *ruled, options)


def test_the_first_rulings_are_written_as_ever() -> None:
    page = replace(PAGE, ruling=Ruling.SEYES, ruling_mm=16.0)
    assert stored_ruling(page) == ("16:9", Ruling.SEYES, 16.0)


def test_an_older_program_that_rules_the_page_anew_is_believed() -> None:
    kept = stored_ruling(replace(PAGE, ruling=Ruling.AXES, ruling_mm=10.0))
    for ruling, size_mm in ((Ruling.SEYES, 8.0), (Ruling.SQUARED, 5.0), (Ruling.BLANK, 0.0)):
        assert read_ruling(kept.name, ruling, size_mm) == ("16:9", ruling, size_mm, USUAL_OPTIONS)


@pytest.mark.parametrize(
    "more",
    [
        '{"beside":["squared",10.0],"ruling":"spirals","size":10.0}',
        '{"beside":["squared",10.0],"colours":3,"ruling":"axes","size":10.0}',
        '{"beside":["squared",10.0],"ruling":"axes","size":1e9}',
        '{"beside":["squared",10.0],"origin":[1],"ruling":"axes"}',
        f'{{"beside":["squared",10.0],"gap":{"9" * 400},"ruling":"axes"}}',
        '{"beside":["squared",10.0],"parts":true,"ruling":"axes"}',
        '{"beside"', "{[]}", "{" * 5000, '{"beside":["squared",10.0]}',
    ],
)  # fmt: skip
def test_what_a_later_program_wrote_is_kept_and_the_nearest_shown(more: str) -> None:
    name = f"16:9\n{more}"
    found = read_ruling(name, Ruling.SQUARED, 10.0)
    assert found == (name, Ruling.SQUARED, 10.0, USUAL_OPTIONS)
    page = replace(PAGE, format=PageFormat(name, 320, 180), ruling=Ruling.SQUARED, ruling_mm=10.0, title="changed")
    assert stored_ruling(page).name == name
    anew = replace(page, ruling=Ruling.POLAR)
    assert read_ruling(*stored_ruling(anew))[:2] == ("16:9", Ruling.POLAR)


@given(rulings, ruling_options)
def test_a_master_page_keeps_its_ruling(ruled: tuple[Ruling, float], options: RulingOptions) -> None:
    names = StringTable()
    master = Page(
        id=PageId("master:1"), position=1.0, ruling=ruled[0], ruling_mm=ruled[1], ruling_options=options, title="a"
    )
    key, found = decode(encode(master, names), names)
    assert (key, found) == (master.id, master)


def test_no_program_writes_a_new_ruling_where_older_ones_read_the_first_four() -> None:
    values = {"position": 1.0, "name": "16:9", "width": 320.0, "height": 180.0, "paper": "white", "ruling": "axes"}
    with pytest.raises(ValueError, match="axes"):
        decode_master(PageId("master:1"), values)
