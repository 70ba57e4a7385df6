"""Contract of importers and exporters, tried within the process of the plugin: with the samples that it ships, with
damaged ones, and with files of other kinds."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any

from tni.api.formats import (
    ExportedFile,
    FormatError,
    ImportedLesson,
    ImportedQuestions,
    PlainFile,
    PlainLesson,
    PlainOption,
    PlainPage,
    PlainPicture,
    PlainQuestion,
    PlainShape,
    PlainShapeKind,
    PlainStroke,
    PlainText,
    QuestionKind,
)
from tni.api.manifest import PluginKind
from tni.api.wire import from_wire, to_wire
from tni.services.plugins.contract_report import ContractCheck, ContractResult

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b8"
    "0000000049454e44ae426082"
)
STRANGE_FILES: Mapping[str, bytes] = {
    "an empty file": b"",
    "zeros": bytes(2000),
    "text": "Première ligne\nDeuxième ligne".encode(),
    "Latin 1": "Élève ; réponse\r\n".encode("latin-1"),
    "a zip": b"PK\x03\x04" + bytes(60),
    "a PDF": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
    "an XML that grows": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cccc">]><a>&b;&b;</a>',
    "deep XML": b"<a>" * 20_000,
    "deep JSON": b"[" * 20_000,
    "a long line": b"{" + b"a" * 200_000,
}
CUTS, FLIPS = 12, 40

LESSON = PlainLesson(
    "Les fractions : ½ < 1 & 2",
    (
        PlainPage(
            (
                PlainText(10.0, 10.0, "Un demi,\nun tiers & <un quart> 😀", width=80.0, bold=True, turn=15.0),
                PlainStroke(((1.0, 1.0), (2.0, 3.5), (4.0, 2.0)), "#c00000"),
                PlainStroke(((5.0, 5.0),), "#ffee00", 4.0, True),
                PlainShape(PlainShapeKind.POLYGON, ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0)), fill="#00ff00"),
                PlainShape(PlainShapeKind.ARROW, ((0.0, 0.0), (20.0, 20.0))),
                PlainPicture("point.png", 30.0, 30.0, 20.0, 20.0, "Un point"),
            ),
            "Page 1",
            notes="Pour moi",
        ),
        PlainPage(),
    ),
    (PlainFile("point.png", PNG),),
)
QUESTIONS = (
    PlainQuestion(
        QuestionKind.CHOICE, "2 + 2 < 5 & 1 ?", (PlainOption("4", True), PlainOption("5 = {x}")), comment="C’est 4."
    ),
    PlainQuestion(QuestionKind.TRUE_FALSE, "½ > ⅓", (PlainOption("Vrai", True), PlainOption("Faux"))),
    PlainQuestion(QuestionKind.NUMBER, "π ≈ ?", answers=("3.14",), tolerance=0.01),
    PlainQuestion(QuestionKind.TEXT, "Capitale ?", answers=("Paris", "paris")),
)


class FormatContract:
    """Trial of an importer or exporter. fake: module that has `samples`, None without one."""

    def __init__(self, module: ModuleType, kind: PluginKind, fake: ModuleType | None) -> None:
        self._kind, self._is_importer = kind, kind in (PluginKind.LESSON_IMPORTER, PluginKind.QUESTION_IMPORTER)
        self._made: Any = module.importer() if self._is_importer else module.exporter()
        self._samples: Mapping[str, bytes] = fake.samples() if fake is not None and hasattr(fake, "samples") else {}

    def results(self) -> Iterator[ContractResult]:
        """Yield the results of all checks."""
        method = "read" if self._is_importer else "write"
        is_there = callable(getattr(self._made, method, None))
        yield ContractResult(ContractCheck.FUNCTION, 1, () if is_there else (f"it has no method {method}",))
        if is_there:
            checks = {ContractCheck.CALLS: self._calls, ContractCheck.FAULTS: self._faults}
            for check, tries in checks.items():
                found = list(tries())
                faults = dict.fromkeys(one for one in found if one is not None)
                yield ContractResult(check, len(found), tuple(faults)[:20])

    def _calls(self) -> Iterator[str | None]:
        if self._is_importer:
            for name, data in self._samples.items():
                yield self._twice(name, lambda data=data, name=name: self._read(data, name))  # type: ignore[misc]
        else:
            yield self._twice("the full sample", self._write)

    def _twice(self, what: str, call: Callable[[], Any]) -> str | None:
        try:
            first, second = to_wire(call()), to_wire(call())
        except Exception as error:  # noqa: BLE001  # on a good file, any is wrong
            return f"{what}: {type(error).__name__}: {error}"
        return None if first == second else f"{what}: a second time the outcome is another"

    def _faults(self) -> Iterator[str | None]:
        if not self._is_importer:
            yield self._only_typed("an empty lesson, or no question", lambda: self._write(is_empty=True))
            return
        for what, data in STRANGE_FILES.items():
            yield self._only_typed(what, lambda data=data: self._read(data, "file"))  # type: ignore[misc]
        chance = random.Random(1)
        for name, data in self._samples.items():
            for number in range(CUTS):
                cut = data[: len(data) * number // CUTS]
                yield self._only_typed(f"{name}, cut", lambda cut=cut, name=name: self._read(cut, name))  # type: ignore[misc]
            for _ in range(FLIPS if data else 0):
                flipped = bytearray(data)
                flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
                yield self._only_typed(
                    f"{name}, damaged",
                    lambda flipped=bytes(flipped), name=name: self._read(flipped, name),  # type: ignore[misc]
                )

    def _only_typed(self, what: str, call: Callable[[], Any]) -> str | None:
        try:
            call()
        except FormatError:
            return None
        except Exception as error:  # noqa: BLE001  # the check is that there is none
            return f"{what}: {type(error).__name__} in place of FormatError"
        return None

    def _read(self, data: bytes, name: str) -> Any:
        wanted = ImportedLesson if self._kind is PluginKind.LESSON_IMPORTER else ImportedQuestions
        return from_wire(wanted, to_wire(self._made.read(data, name)))

    def _write(self, *, is_empty: bool = False) -> Any:
        if self._kind is PluginKind.LESSON_EXPORTER:
            found = self._made.write(PlainLesson("", (PlainPage(),)) if is_empty else LESSON)
        else:
            found = self._made.write("Questions", () if is_empty else QUESTIONS)
        return from_wire(ExportedFile, to_wire(found))
