"""Rows read page by page are those that SQLite reads, and any bytes come to an end."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.store.lesson_connect import SQLITE_MAGIC
from tni.store.sqlite_salvage import LEAF, SqliteSalvage, SqliteValue, _values

values: st.SearchStrategy[SqliteValue] = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.integers(-200, 200),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.binary(max_size=40),
    st.builds(lambda byte, size: bytes([byte]) * size, st.integers(0, 255), st.integers(400, 20_000)),
)
ids = st.one_of(st.integers(-(2**63), 2**63 - 1), st.integers(0, 300))
tables = st.dictionaries(ids, st.lists(values, min_size=3, max_size=3), max_size=40)


def made(path: Path, rows: dict[int, list[SqliteValue]], page_size: int, vacuum: int) -> bytes:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(f"PRAGMA page_size = {page_size}")
        db.execute(f"PRAGMA auto_vacuum = {vacuum}")
        db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c)")
        db.execute("BEGIN")
        db.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", [(row, *found) for row, found in rows.items()])
        db.execute("COMMIT")
    return path.read_bytes()


@given(tables, st.sampled_from([512, 1024, 4096, 65_536]), st.sampled_from([0, 2]))
def test_what_sqlite_has_written_is_read(rows: dict[int, list[SqliteValue]], page_size: int, vacuum: int) -> None:
    with TemporaryDirectory() as folder:
        loose = SqliteSalvage(BytesIO(made(Path(folder) / "t", rows, page_size, vacuum)))
    found = {row.id: row.values[1:] for row in loose.read() if row.page > 1}
    assert found == {row: tuple(values) for row, values in rows.items()}
    assert loose.lost == []


@pytest.mark.parametrize("vacuum", [0, 2])
@pytest.mark.parametrize("damaged", ["nothing", "list of free pages"])
def test_what_lies_on_free_pages_is_not_read(tmp_path: Path, vacuum: int, damaged: str) -> None:
    rows: dict[int, list[SqliteValue]] = {row: [f"row {row}", None, b"x" * 300] for row in range(500)}
    path = tmp_path / "t"
    made(path, rows, 4096, vacuum)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA secure_delete = OFF")
        db.execute("DELETE FROM t WHERE id BETWEEN 100 AND 399")
    data = bytearray(path.read_bytes())
    assert b"row 250" in data
    if damaged != "nothing":
        data[32:36] = bytes(4)
    found = {row.id for row in SqliteSalvage(BytesIO(data)).read() if row.page > 1}
    kept = {row for row in rows if not 100 <= row < 400}
    assert found == kept if vacuum or damaged == "nothing" else found > kept


def test_no_more_is_read_of_a_page_than_it_holds() -> None:
    """Of a row of 600 bytes that a thousand places name."""
    cell = bytes([0x84, 0x5C, 1]) + bytes([4, 0, 0x89, 0x3C]) + bytes(600)
    at, count = 4096 - len(cell), 1000
    page = bytes([LEAF, 0, 0]) + count.to_bytes(2) + bytes(3) + at.to_bytes(2) * count
    file = SQLITE_MAGIC + (4096).to_bytes(2) + bytes(4096 - 18) + page.ljust(at, b"\0") + cell
    loose = SqliteSalvage(BytesIO(file))
    found = [row.values for row in loose.read()]
    assert set(found) == {(None, bytes(600))}
    assert len(found) < 4096 // 600
    assert len(loose.lost) == count - len(found) + 1, "the first page is empty, and told too"


def test_what_cannot_be_read_of_a_page_is_not_tried_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand places name one row that says more of its values than there is."""
    looked_at = 0

    def counted(payload: bytes) -> tuple[SqliteValue, ...]:
        nonlocal looked_at
        looked_at += len(payload)
        return _values(payload)

    monkeypatch.setattr("tni.store.sqlite_salvage._values", counted)
    cell = bytes([0x8F, 0x50, 1]) + bytes([0x8F, 0x4E]) + bytes(1998)
    at, count = 4096 - len(cell), 900
    page = bytes([LEAF, 0, 0]) + count.to_bytes(2) + bytes(3) + at.to_bytes(2) * count
    file = SQLITE_MAGIC + (4096).to_bytes(2) + bytes(4096 - 18) + page.ljust(at, b"\0") + cell
    loose = SqliteSalvage(BytesIO(file))
    assert list(loose.read()) == []
    assert len(loose.lost) == count + 1, "the first page is empty, and told too"
    assert looked_at <= 10 * 4096


def test_damage_of_some_rows_costs_none_beside_them(tmp_path: Path) -> None:
    rows: dict[int, list[SqliteValue]] = {row: [None, None, b"x" * 300] for row in range(10)}
    data = bytearray(made(tmp_path / "t", rows, 4096, 0))
    page = 4096
    assert data[page] == LEAF
    for place in range(0, 10, 2):
        at = page + int.from_bytes(data[page + 8 + 2 * place : page + 10 + 2 * place])
        data[at + 3] = 0x7F  # more of its values than there is
    loose = SqliteSalvage(BytesIO(data))
    assert [row.id for row in loose.read() if row.page > 1] == [1, 3, 5, 7, 9]
    assert len(loose.lost) == 5


def test_long_rows_that_share_their_rest_are_read_once(tmp_path: Path) -> None:
    rows: dict[int, list[SqliteValue]] = {1: [None, None, b"a" * 30_000], 2: [None, None, b"b" * 30_000]}
    data = bytearray(made(tmp_path / "t", rows, 4096, 0))
    leaf = next(row.page for row in SqliteSalvage(BytesIO(data)).read() if row.page > 1)
    page = (leaf - 1) * 4096
    cells = [page + int.from_bytes(data[page + 8 + 2 * n : page + 10 + 2 * n]) for n in range(2)]
    local = abs(cells[0] - cells[1])
    first, second = (slice(cell + local - 4, cell + local) for cell in cells)
    data[second] = data[first]
    loose = SqliteSalvage(BytesIO(data))
    assert [row.id for row in loose.read() if row.page > 1] == [1]
    assert loose.lost


@given(st.binary(max_size=3000), st.sampled_from([512, 4096]), st.integers(0, 20), st.booleans())
def test_any_bytes_come_to_an_end(noise: bytes, page_size: int, trunk: int, leaf: bool) -> None:
    head = SQLITE_MAGIC + page_size.to_bytes(2) + bytes(14) + trunk.to_bytes(4) + bytes(16) + noise[:4]
    pages = (bytes([LEAF]) + noise) * 3 if leaf else noise * 3
    loose = SqliteSalvage(BytesIO(head.ljust(page_size, b"\0") + pages))
    assert sum(len(value) for row in loose.read() for value in row.values if isinstance(value, bytes)) <= len(pages)
