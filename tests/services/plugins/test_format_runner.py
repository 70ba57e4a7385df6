"""Importers and exporters in processes of their own: plain values in and out, typed errors, and the contract."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from tests.support.plugin_folders import MANIFEST, runnable
from tni.api.formats import (
    FormatError,
    FormatFault,
    FormatLoss,
    ImportedLesson,
    PlainLesson,
    PlainOption,
    PlainPage,
    PlainQuestion,
    PlainText,
    QuestionKind,
)
from tni.api.manifest import PluginKind
from tni.core.plugin_errors import PluginError, PluginFault
from tni.services.plugins.contract import check_contract
from tni.services.plugins.contract_report import ContractCheck, ContractResult
from tni.services.plugins.format_contract import LESSON, FormatContract
from tni.services.plugins.format_runner import FormatRunner

TEXT_LESSON = '''
from tni.api.formats import *

COUNT = []

class Pages:
    """A page for each paragraph of a text file."""

    def read(self, data, name):
        try:
            text = data.decode()
        except UnicodeDecodeError:
            raise FormatError(FormatFault.OTHER_FORMAT, "not UTF-8") from None
        if not text.strip() or "\\0" in text:
            raise FormatError(FormatFault.EMPTY)
        pages = tuple(PlainPage((PlainText(10.0, 10.0, one),)) for one in text.split("\\n\\n"))
        return ImportedLesson(PlainLesson(name, pages), (FormatLoss("Les styles.", 1),))

    def write(self, lesson):
        texts = [[one.text for one in page.items if isinstance(one, PlainText)] for page in lesson.pages]
        return ExportedFile("\\n\\n".join("\\n".join(one) for one in texts).encode())

def importer():
    return Pages()

def exporter():
    return Pages()
'''
QUESTIONS = '''
from tni.api.formats import *

COUNT = []

class Lines:
    def read(self, data, name):
        lines = data.decode("utf-8", "replace").splitlines()
        if not lines:
            raise FormatError(FormatFault.EMPTY)
        yes = (PlainOption("oui", True),)
        return ImportedQuestions(name, tuple(PlainQuestion(QuestionKind.CHOICE, one, yes) for one in lines))

    def write(self, title, questions):
        return ExportedFile("\\n".join([title, *(one.text for one in questions)]).encode())

def importer():
    return Lines()

def exporter():
    return Lines()
'''  # fmt: skip


ANOTHER = "str(COUNT.append(1) or len(COUNT))"
"""Expression of these modules whose value is another each time."""


def plugin(folder: Path, kind: str, module: str, fake: str = "") -> Path:
    record = {**MANIFEST, "kind": kind, "extensions": (".txt",), "hosts": ()}
    del record["sign_in"]
    path = folder / "toy"
    path.mkdir()
    (path / "__init__.py").write_text(f"PLUGIN = {record!r}\n{module}")
    (path / "fake.py").write_text(fake or "def samples():\n    return {'a.txt': 'Un\\n\\nDeux é'.encode()}\n")
    return path


def test_a_lesson_is_read_and_written(tmp_path: Path) -> None:
    path = plugin(tmp_path, "lesson importer", TEXT_LESSON)
    read = FormatRunner(runnable(path)).read_lesson(b"Un\n\nDeux", "a.txt")
    pages = tuple(PlainPage((PlainText(10.0, 10.0, one),)) for one in ("Un", "Deux"))
    assert read == ImportedLesson(PlainLesson("a.txt", pages), (FormatLoss("Les styles.", 1),))
    assert "Un demi" in FormatRunner(runnable(path)).write_lesson(LESSON).data.decode()


def test_questions_are_read_and_written(tmp_path: Path) -> None:
    path = plugin(tmp_path, "question importer", QUESTIONS)
    read = FormatRunner(runnable(path)).read_questions(b"2 + 2 ?", "a.txt")
    assert read.questions == (PlainQuestion(QuestionKind.CHOICE, "2 + 2 ?", (PlainOption("oui", True),)),)
    assert FormatRunner(runnable(path)).write_questions("Calcul", read.questions).data == b"Calcul\n2 + 2 ?"


def test_errors_are_typed(tmp_path: Path) -> None:
    path = plugin(tmp_path, "lesson importer", TEXT_LESSON)
    with pytest.raises(FormatError) as refused:
        FormatRunner(runnable(path)).read_lesson(b"\xff", "a.txt")
    assert (refused.value.fault, refused.value.detail) == (FormatFault.OTHER_FORMAT, "not UTF-8")
    module = path / "__init__.py"
    for old, new in (
        ("PlainText(10.0, 10.0, one)", "PlainPicture('gone.png', 0.0, 0.0, 1.0, 1.0)"),
        ("PlainText(10.0, 10.0, one)", "PlainText('left', 10.0, one)"),
        ("tuple(PlainPage", "() and tuple(PlainPage"),
    ):
        text = module.read_text()
        module.write_text(text.replace(old, new))
        with pytest.raises(PluginError) as broken:
            FormatRunner(runnable(path)).read_lesson(b"Un", "a.txt")
        assert broken.value.fault is PluginFault.MALFORMED
        module.write_text(text)


def results(kind: str, source: str) -> list[ContractResult]:
    """Try the contract in this process."""
    module, fake = ModuleType("toy"), ModuleType("fake")
    exec(source, module.__dict__)
    fake.samples = lambda: {"a.txt": "Un\n\nDeux é".encode()}  # type: ignore[attr-defined]
    return list(FormatContract(module, PluginKind(kind), fake).results())


@pytest.mark.parametrize(
    ("kind", "module"),
    [("lesson exporter", TEXT_LESSON), ("question importer", QUESTIONS), ("question exporter", QUESTIONS)],
)
def test_good_formats_keep_the_contract(kind: str, module: str) -> None:
    found = results(kind, module)
    assert [one for one in found if one.faults] == []
    assert {ContractCheck.CALLS, ContractCheck.FAULTS} <= {one.check for one in found if one.tries}


def test_a_good_importer_keeps_the_contract_in_its_process(tmp_path: Path) -> None:
    report = check_contract(plugin(tmp_path, "lesson importer", TEXT_LESSON))
    assert [one for one in report.results if one.faults] == []
    assert {ContractCheck.CALLS, ContractCheck.FAULTS} <= {one.check for one in report.results if one.tries}


@pytest.mark.parametrize(
    ("kind", "module", "old", "new", "check"),
    [
        ("lesson importer", TEXT_LESSON, "UnicodeDecodeError", "KeyError", ContractCheck.FAULTS),
        ("lesson importer", TEXT_LESSON, "10.0, one", "'x', one", ContractCheck.CALLS),
        (
            "lesson importer",
            TEXT_LESSON,
            "PlainLesson(name,",
            "PlainLesson(str(COUNT.append(1) or len(COUNT)),",
            ContractCheck.CALLS,
        ),
        ("lesson importer", TEXT_LESSON, "def read", "def get", ContractCheck.FUNCTION),
        ("lesson exporter", TEXT_LESSON, ".encode())", ")", ContractCheck.CALLS),
        ("question exporter", QUESTIONS, "[title,", f"[{ANOTHER},", ContractCheck.CALLS),
        ("question importer", QUESTIONS, "if not lines", "if lines[0] == ''", ContractCheck.FAULTS),
    ],
)
def test_a_broken_contract_is_found(kind: str, module: str, old: str, new: str, check: ContractCheck) -> None:
    assert old in module
    assert check in {one.check for one in results(kind, module.replace(old, new)) if one.faults}
