"""Tables in files of spreadsheets: read back by other programs, they say the same, and nothing in them is computed."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.table import CellValue, Percent, Table
from tni.formats.table_csv import table_csv
from tni.formats.table_ods import MIME, table_ods
from tni.formats.table_text import FORMULA_STARTS, one_line, sheet_names
from tni.formats.table_xlsx import table_xlsx

TABLE, OFFICE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("table", "office"))
NASTY = ("=1+1", "+3", "-2", "@SUM(A1)", '=HYPERLINK("http://x")', "＝1", "<b>&\"'", "un\ndeux\t\x00", "œuf 😀", "")
ROWS: list[list[CellValue]] = [["N°", "Nom"], [1, "=cmd|' /C calc'!A0"], [2.5, Percent(0.625)], list(NASTY)]

WORDS = st.one_of(st.sampled_from(NASTY), st.text(max_size=12))
VALUES = st.one_of(
    WORDS,
    st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 3)),
    st.floats(0, 1).map(lambda x: Percent(round(x, 4))),
)
TABLES = st.lists(st.lists(VALUES, min_size=1, max_size=5), min_size=1, max_size=6)


def expected(rows: list[list[CellValue]]) -> list[list[object]]:
    """As read back: words on one line, nothing where there is none, lines as long as the longest."""
    width = max(map(len, rows))

    def value(cell: CellValue) -> object:
        if isinstance(cell, Percent):
            return cell.share
        return one_line(cell) or None if isinstance(cell, str) else cell

    return [[*map(value, row), *[None] * (width - len(row))] for row in rows]


def read_xlsx(data: bytes, sheet: int = 0) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = list(book.worksheets[sheet].iter_rows())
    assert all(cell.data_type != "f" for row in cells for cell in row), "computed"
    assert all(cell.quotePrefix for row in cells for cell in row if isinstance(cell.value, str))
    return [[cell.value or None if isinstance(cell.value, str) else cell.value for cell in row] for row in cells]


def read_ods(data: bytes) -> list[list[object]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        content = ElementTree.fromstring(package.read("content.xml"))
    assert not [e for e in content.iter() if TABLE + "formula" in e.attrib]
    rows = []
    for row in content.iter(TABLE + "table-row"):
        line: list[object] = []
        for cell in row:
            kind = cell.get(OFFICE + "value-type")
            text = "".join(cell.itertext())
            line.append((text or None) if kind in (None, "string") else float(cell.get(OFFICE + "value", "")))
        rows.append(line)
    return rows


def same(found: list[list[object]], rows: list[list[CellValue]]) -> bool:
    """Empty ends of lines are not kept by every format."""
    wanted = expected(rows)
    height, width = len(wanted), max(map(len, wanted))

    def cut(table: list[list[object]]) -> list[list[object]]:
        filled = [[*row, *[None] * (width - len(row))] for row in table]
        return filled + [[None] * width] * (height - len(filled))

    return cut(found) == wanted


@given(TABLES)
def test_xlsx_is_read_back(rows: list[list[CellValue]]) -> None:
    assert same(read_xlsx(table_xlsx([Table("A", rows)])), rows)


@given(TABLES)
def test_ods_is_read_back(rows: list[list[CellValue]]) -> None:
    assert same(read_ods(table_ods([Table("A", rows)])), rows)


def test_csv_has_french_numbers_and_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(table_csv(ROWS).decode("utf-8-sig")), delimiter=";"))
    assert rows[1] == ["1", "'=cmd|' /C calc'!A0"]
    assert rows[2] == ["2,5", "62 %"]
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA_STARTS)]


def test_each_table_is_a_sheet() -> None:
    tables = [Table("Réponses", [["a"]]), Table("réponses", [["b"]]), Table("a/b[1]:" + "x" * 40, [["c"]])]
    book = openpyxl.load_workbook(io.BytesIO(table_xlsx(tables)))
    assert book.sheetnames == sheet_names(tables) == ["Réponses", "réponses 2", "a b 1 " + "x" * 25]
    assert [sheet["A1"].value for sheet in book] == ["a", "b", "c"]
    assert sheet_names([Table("", []), Table("''", [])]) == ["1", "2"]


def test_ods_begins_with_its_type_uncompressed() -> None:
    data = table_ods([Table("A", ROWS)])
    assert data[30:38] == b"mimetype"
    assert data[38 : 38 + len(MIME)] == MIME.encode()


@pytest.mark.parametrize(("x", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_names(x: int, name: str) -> None:
    data = table_xlsx([Table("A", [[*[""] * x, "here"]])])
    assert openpyxl.load_workbook(io.BytesIO(data)).active[f"{name}1"].value == "here"


def test_xlsx_keeps_the_heading_in_view_and_shows_percentages() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(table_xlsx([Table("A", ROWS)]))).active
    assert sheet.freeze_panes == "A2"
    assert (sheet["A1"].font.bold, sheet["B2"].font.bold) == (True, False)
    assert sheet["B3"].number_format == "0%"


def test_equal_tables_give_equal_bytes() -> None:
    for make in (table_xlsx, table_ods):
        assert make([Table("A", ROWS)]) == make([Table("A", ROWS)])


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize(("suffix", "make"), [("xlsx", table_xlsx), ("ods", table_ods)])
def test_libreoffice_reads_the_same(tmp_path: Path, suffix: str, make) -> None:
    (tmp_path / f"table.{suffix}").write_bytes(make([Table("A", ROWS)]))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "csv"]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / f"table.{suffix}"], check=True, timeout=240)
    found = list(csv.reader(io.StringIO((tmp_path / "table.csv").read_text("utf-8"))))
    assert found[1][:2] == ["1", "=cmd|' /C calc'!A0"]
    assert found[3] == [one_line(word) for word in NASTY[:-1]]
