"""`tni quiz`: banks read and converted at a terminal."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.bank_samples import SAMPLES, zipped
from tni.app import terminal
from tni.app.main import main
from tni.core import format_errors
from tni.core.format_errors import FileFormatError, MalformedFileError, NotTextError, UnknownFileError
from tni.formats.banks.bank_json import bank_to_json
from tni.formats.banks.format_registry import read
from tni.quiz.bank import errors
from tni.quiz.bank.bank_format import BankFormat
from tni.ui.messages.bank_errors import BANK_ERRORS
from tni.ui.messages.errors import error_message


@pytest.fixture(autouse=True)
def _silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "use_system_language", lambda: None)


@pytest.fixture
def gift(tmp_path: Path) -> Path:
    path = tmp_path / "banque.gift"
    path.write_bytes(SAMPLES[BankFormat.GIFT])
    return path


def test_read_prints_the_questions_as_json(gift: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quiz", "read", str(gift), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == bank_to_json(read(gift.read_bytes()).bank)


def test_read_says_each_question_and_that_nothing_was_lost(gift: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quiz", "read", str(gift)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "GIFT" in lines[0]
    assert len(lines) == 1 + len(read(gift.read_bytes()).bank.items) + 1


def test_losses_of_json_go_to_the_other_stream(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(SAMPLES[BankFormat.MOODLE])
    assert main(["quiz", "read", str(path), "--json"]) == 0
    said = capsys.readouterr()
    assert len(json.loads(said.out)) == 8  # the category counts
    assert "calculated" in said.err


def test_convert_writes_and_lists_what_is_lost(gift: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "b.xml"
    assert main(["quiz", "convert", str(gift), str(target)]) == 0
    assert str(target) in capsys.readouterr().out
    assert len(read(target.read_bytes()).bank.items) == 6
    assert main(["quiz", "convert", str(gift), str(tmp_path / "c.txt"), "--to", "aiken"]) == 0
    assert "étiquettes : question 1" in capsys.readouterr().out


def test_a_file_that_is_there_is_replaced_only_by_force(gift: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.csv"
    target.write_text("mien")
    assert main(["quiz", "convert", str(gift), str(target)]) == 1
    assert target.read_text() == "mien"
    assert main(["quiz", "convert", str(gift), str(target), "--force"]) == 0
    assert target.read_bytes() != b"mien"
    assert main(["quiz", "convert", str(gift), str(tmp_path), "--to", "gift", "--force"]) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.gift", b""),
        ("a.bin", b"\x89PNG\r\n\x1a\n\0"),
        ("a.xml", b"<quiz><question>"),
        ("a.xml", b'<!DOCTYPE q [<!ENTITY a "b">]><quiz/>'),
        ("a.zip", b"PK\x03\x04broken"),
    ],
)
def test_what_is_no_bank_is_one_line(
    name: str, data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    assert main(["quiz", "read", str(tmp_path / name)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "Error" not in said.err


def test_a_format_that_is_not_written_is_refused_before_anything(gift: Path, tmp_path: Path) -> None:
    for more in (
        [str(tmp_path / "b.docx")],
        [str(tmp_path / "b.zip"), "--to", "qti"],
        [str(tmp_path / "b"), "--to", "x"],
    ):
        assert main(["quiz", "convert", str(gift), *more]) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["banque.gift"]


def test_each_refusal_has_words_of_its_own() -> None:
    named = [*vars(format_errors).values(), *vars(errors).values()]
    kinds = {kind for kind in named if isinstance(kind, type) and issubclass(kind, FileFormatError)}
    assert {kind for kind, _ in BANK_ERRORS} == kinds - {FileFormatError, NotTextError}
    assert error_message(NotTextError()) == error_message(UnknownFileError())
    assert error_message(MalformedFileError(7)) != error_message(MalformedFileError())
    assert "7" in error_message(MalformedFileError(7))


NOTHING_TO_READ = {
    "calcul.xml": b'<quiz><question type="calculated"><questiontext><text>{a}</text></questiontext></question></quiz>',
    "sans-cle.aiken": b"Une ?\nA. a\nB. b\n",
    "abime.gift": b"Une {#abc}\n",
    "colonne.h5p": zipped({"content/content.json": b'{"content": [{"library": "H5P.Text 1.1", "params": {}}]}'}),
    "rubriques.xml": b'<quiz><question type="category"><category><text>a</text></category></question></quiz>',
    "maitre.tex": b"\\input{absent}",
}


@pytest.mark.parametrize("name", NOTHING_TO_READ)
def test_a_bank_of_which_nothing_is_read_is_not_converted(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / name, tmp_path / "b.gift"
    source.write_bytes(NOTHING_TO_READ[name])
    assert main(["quiz", "convert", str(source), str(target)]) == 1
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    for what, source_name in (("\\input{absent}", "maitre.tex"), ("calculated", "calcul.xml")):
        assert (what in said.err) == (name == source_name)
    assert not target.exists()
    target.write_text("mien")
    assert main(["quiz", "convert", str(source), str(target), "--force"]) == 1
    assert target.read_text() == "mien"


def test_a_file_that_is_included_is_converted_with_the_bank(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text("\\input{a}")
    (tmp_path / "a.tex").write_bytes(SAMPLES[BankFormat.AMC_LATEX])
    assert main(["quiz", "convert", str(tmp_path / "main.tex"), str(tmp_path / "b.xml")]) == 0
    assert len(read((tmp_path / "b.xml").read_bytes()).bank.items) == 3
    assert main(["quiz", "read", str(tmp_path / "main.tex")]) == 0


lines = st.sampled_from(
    [
        "Une ? {=a ~b}",
        "Q {",
        "}",
        "A. a",
        "B. b",
        "ANSWER: B",
        "<quiz>",
        "</quiz>",
        "* q",
        "+ a",
        "- b",
        "\\input{x}",
        "",
    ]
)
contents = st.lists(lines, max_size=8).map(lambda found: "\n".join(found).encode()) | st.sampled_from(
    [*SAMPLES.values(), *NOTHING_TO_READ.values()]
)


@given(
    contents, st.sampled_from(list(BankFormat)), st.sampled_from(["a.txt", "a.gift", "a.tex", "a.xml"]), st.booleans()
)
@settings(max_examples=60)
def test_convert_leaves_a_file_only_when_it_succeeds(data: bytes, to: BankFormat, name: str, is_there: bool) -> None:
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / name, Path(folder) / "b"
        source.write_bytes(data)
        if is_there:
            target.write_text("mien")
        status = main(["quiz", "convert", str(source), str(target), "--to", to.value, *["--force"] * is_there])
        assert sorted(path.name for path in Path(folder).iterdir()) == sorted(
            {name, *(["b"] if is_there or status == 0 else [])}
        )
        if status == 0:
            assert read(target.read_bytes(), kind=to).bank.items
        else:
            assert status == 1
            assert not is_there or target.read_text() == "mien"


def test_a_text_with_gaps_is_listed_by_its_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "texte.txt"
    path.write_text("La {1:SHORTANSWER:=Loire} est un {1:MC:=fleuve~lac}.", encoding="utf-8")
    assert main(["quiz", "read", str(path)]) == 0
    assert "La … est un … ." in capsys.readouterr().out
