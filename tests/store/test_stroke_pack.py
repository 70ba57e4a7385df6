"""Laws of strokes packed together."""

from __future__ import annotations

import gc
from contextlib import suppress
from dataclasses import replace
from weakref import ref

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.records import hex_ids, strokes
from tni.core.geometry import IDENTITY
from tni.core.ids import ItemId, PageId
from tni.document.behaviour import STILL
from tni.document.items import Stroke
from tni.ink.pen import Pen
from tni.ink.sample import SAMPLE_DTYPE, Samples
from tni.ink.varint import BadSamplesError
from tni.store import stroke_pack
from tni.store.column_codec import get_column, get_runs, put_column, put_runs
from tni.store.record_bytes import BadRecordError, StringTable
from tni.store.stroke_pack import PackedRow, SampleCache, StrokePack, is_packable, pack_strokes

plain = st.builds(
    lambda stroke, key: replace(stroke, id=ItemId(key), transform=IDENTITY, group=None, locked=False, behaviour=STILL),
    strokes,
    hex_ids,
).filter(is_packable)
rows = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 127), plain), min_size=1, max_size=6).map(
    lambda found: [
        PackedRow(row, flags, stroke)
        for row, (_, flags, stroke) in zip(np.cumsum([step for step, *_ in found]).tolist(), found, strict=True)
    ]
)
int64 = st.one_of(st.integers(-(2**63), 2**63 - 1), st.integers(-300, 300))


@given(rows)
def test_a_pack_gives_what_was_packed(given_rows: list[PackedRow]) -> None:
    names = StringTable()
    pack = StrokePack(pack_strokes(given_rows, names), SampleCache())
    read = StringTable(names.fresh)  # as another run of the program knows them
    found = [PackedRow(*row) for row in zip(pack.rows, pack.flags(), pack.strokes(read), strict=True)]
    assert found == given_rows
    assert pack.keys == [row.stroke.id for row in given_rows]
    assert [pack.stroke(n, read) for n in range(len(given_rows))] == [row.stroke for row in given_rows]


@given(rows, st.data())
def test_an_altered_pack_is_refused(given_rows: list[PackedRow], data: st.DataObject) -> None:
    whole = pack_strokes(given_rows, StringTable())
    altered = bytearray(whole)
    altered[data.draw(st.integers(0, len(altered) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(BadRecordError):
        StrokePack(bytes(altered), SampleCache())
    with pytest.raises(BadRecordError):
        StrokePack(whole[: data.draw(st.integers(0, len(whole) - 1))], SampleCache())


@given(rows, st.data())
def test_a_forged_pack_gives_strokes_or_our_error(given_rows: list[PackedRow], data: st.DataObject) -> None:
    """Altered by somebody who knows how to make the sum right."""
    from zlib import crc32

    altered = bytearray(pack_strokes(given_rows, names := StringTable())[:-4])
    altered[data.draw(st.integers(0, len(altered) - 1))] ^= data.draw(st.integers(1, 255))
    with suppress(BadRecordError):
        pack = StrokePack(bytes(altered) + crc32(altered).to_bytes(4, "little"), SampleCache())
        for stroke in pack.strokes(names):
            assert isinstance(stroke, Stroke)
            assert len(stroke.samples.array) == len(stroke.samples)


@given(st.lists(int64, max_size=40))
def test_a_column_comes_back(values: list[int]) -> None:
    out = bytearray(b"before")
    put_column(out, np.array(values, np.int64))
    found, at = get_column(bytes(out), 6, len(values))
    assert found.tolist() == values
    assert at == len(out)


@given(st.lists(st.lists(int64, min_size=1, max_size=9), min_size=1, max_size=6))
def test_runs_come_back(runs: list[list[int]]) -> None:
    values = np.array([value for run in runs for value in run], np.int64)
    starts = np.cumsum([0, *map(len, runs[:-1])])
    out = bytearray()
    put_runs(out, values, starts)
    found, at = get_runs(bytes(out), 0, values[starts], starts, len(values))
    assert found.tolist() == values.tolist()
    assert at == len(out)


@given(st.binary(max_size=60), st.integers(0, 50))
def test_any_bytes_give_a_column_or_our_error(data: bytes, count: int) -> None:
    with suppress(BadRecordError, BadSamplesError):
        assert len(get_column(data, 0, count)[0]) == count


def test_a_claim_of_many_numbers_costs_no_memory() -> None:
    """A few bytes that inflate to megabytes are given up after the number that was said."""
    import zlib

    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = packer.compress(bytes(10_000_000)) + packer.flush()
    out = bytearray([0x10])
    size = len(bomb)
    while size > 0x7F:
        out.append(size & 0x7F | 0x80)
        size >>= 7
    out.append(size)
    with pytest.raises(BadRecordError):
        get_column(bytes(out) + bomb, 0, 1000)


def test_few_of_the_packs_that_were_looked_at_stay_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A year of lessons is looked at without filling the memory."""
    monkeypatch.setattr(stroke_pack, "CACHE_BYTES", 1000)
    shelf, count = SampleCache(), 20
    ink = Samples(np.repeat(np.array([(1, 2, 3, 4, 5, 6)], SAMPLE_DTYPE), 50))
    packs, unpacked = [], []
    for number in range(count):
        stroke = Stroke(id=ItemId(f"{number:020x}"), page=PageId("p"), pen=Pen(), samples=ink)
        packs.append(StrokePack(pack_strokes([PackedRow(1, 1, stroke)], StringTable()), shelf))
        unpacked.append(ref(shelf.rows(packs[-1].ink).rows))
    gc.collect()
    assert sum(rows() is not None for rows in unpacked) <= 3
    assert all(np.array_equal(pack.ink.array(0), ink.array) for pack in packs), "those are unpacked again"


def test_no_pack_is_read_that_fills_the_memory() -> None:
    """As only a forged file has one: some bytes stand for as many samples as somebody likes."""
    names = StringTable()
    for count, is_read in ((stroke_pack.SAMPLES_MOST, True), (stroke_pack.SAMPLES_MOST + 1, False)):
        ink = Samples(np.zeros(count, SAMPLE_DTYPE))
        whole = pack_strokes(
            [PackedRow(1, 1, Stroke(id=ItemId("0" * 20), page=PageId("p"), pen=Pen(), samples=ink))], names
        )
        assert len(whole) < 1000
        if is_read:
            assert len(StrokePack(whole, SampleCache()).stroke(0, names).samples) == count
        else:
            with pytest.raises(BadRecordError):
                StrokePack(whole, SampleCache())
