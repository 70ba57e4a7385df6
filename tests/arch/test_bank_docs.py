"""docs/banks.md says what the formats do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.arch.bank_table import table
from tests.support.bank_samples import SAMPLES
from tni.formats.banks.csv_bank import COLUMNS, TYPES
from tni.formats.banks.format_registry import CODECS, format_to_write, read
from tni.formats.banks.read_context import BANK_LIMITS
from tni.quiz.bank.bank_format import BANK_FORMATS, BankFormat

TEXT = (Path(__file__).parents[2] / "docs/banks.md").read_text(encoding="utf-8")


def test_the_table_of_formats_is_what_writing_gives() -> None:
    found = re.search(r"<!-- table: .*? -->\n(.*?)\n<!-- end of table -->", TEXT, re.DOTALL)
    assert found is not None
    assert found[1] == table()


def test_each_format_and_its_end_is_named() -> None:
    for kind, format in BANK_FORMATS.items():
        assert format.name.split(",")[0] in TEXT, kind
        if CODECS[kind].write is not None:
            assert f"`{kind.value}`" in TEXT
            assert f"`{format.extensions[0]}`" in TEXT
            assert format_to_write(f"a{format.extensions[0]}") is kind


def test_each_column_and_type_of_csv_is_named() -> None:
    for french, english in COLUMNS.values():
        assert re.search(rf"^\| {re.escape(french)}[^|]*\| {re.escape(english)}", TEXT, re.MULTILINE), french
    for names in TYPES.values():
        assert [name for name in names if f"`{name}`" not in TEXT] == []


def test_bounds_are_those_of_the_code() -> None:
    megabytes = 1024 * 1024
    for words in (
        f"{BANK_LIMITS.archive.ratio} times its size or {BANK_LIMITS.archive.unpacked // megabytes} MB",
        f"At most {BANK_LIMITS.bytes // megabytes} MB, {BANK_LIMITS.questions:,} questions, "
        f"{BANK_LIMITS.answers} answers",
        f"{BANK_LIMITS.seconds:g} seconds",
    ):
        assert words in TEXT


@pytest.mark.qt
def test_the_commands_do_what_is_said_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tni.app import terminal
    from tni.app.main import main

    monkeypatch.setattr(terminal, "use_system_language", lambda: None)
    monkeypatch.chdir(tmp_path)
    for name, kind in (("bank.gift", BankFormat.GIFT), ("bank.xml", BankFormat.MOODLE), ("bank.csv", BankFormat.CSV)):
        Path(name).write_bytes(SAMPLES[kind])
    Path("bank.gift").chmod(0o600)
    shown = re.findall(r"^\.venv/bin/tni (quiz .*)$", TEXT, re.MULTILINE)
    assert len(shown) >= 4
    for line in shown:
        words = line.split()
        if "convert" in words and "--force" not in words:
            words.append("--force")  # an earlier line wrote it
        assert main(words) == 0, line
    assert read(Path("quiz.xlsx").read_bytes()).bank.items
