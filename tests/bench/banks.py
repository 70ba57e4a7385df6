"""Question banks: how many real files are read as they should be, what they lose, and how long a large one takes."""

from __future__ import annotations

import json
import os
import tracemalloc
from pathlib import Path
from time import perf_counter

from tests.bench.rig import Rig
from tni.core.format_errors import FileFormatError
from tni.formats.banks.bank_json import bank_to_json
from tni.formats.banks.format_registry import detect_format, read, write
from tni.quiz.bank.bank_format import BANK_FORMATS, BankFormat

QUESTIONS = 5_000
WRITTEN = (BankFormat.GIFT, BankFormat.MOODLE, BankFormat.CSV)


def figures(rig: Rig) -> dict[str, str]:
    found = _large()
    if (folder := os.environ.get("TNI_CORPUS")) is None:
        return found | {"question banks of the corpus": "TNI_CORPUS is not set"}
    quiz = Path(folder) / "quiz"
    return _gift(quiz / "gift") | _others(quiz) | found


def _gift(folder: Path) -> dict[str, str]:
    """Beside them, as it was counted once: pygiftparser 1.1 has the right types in 44 of 51 files of this kind."""
    files = sorted(folder.glob("*.gift"))
    right = sum(
        bank_to_json(read(path.read_bytes(), path.name).bank)
        == json.loads(path.with_suffix(".json").read_text("utf-8"))
        for path in files
    )
    through = 0
    for path in files:
        bank = read(path.read_bytes(), path.name).bank
        xml = write(bank, BankFormat.MOODLE)
        back = write(read(xml.data, kind=BankFormat.MOODLE).bank, BankFormat.GIFT)
        through += not xml.losses and not back.losses
    return {
        "GIFT files equal to the expected JSON": f"{right} of {len(files)}",
        "GIFT to Moodle XML to GIFT without a loss": f"{through} of {len(files)}",
    }


def _others(quiz: Path) -> dict[str, str]:
    """Files, questions and losses of each other format."""
    counts: dict[str, list[int]] = {}
    for path in sorted(quiz.rglob("*")):
        if path.suffix not in (".txt", ".xml", ".tex") or path.parent.name == "gift":
            continue
        data = path.read_bytes()
        try:
            name, found = BANK_FORMATS[detect_format(data, path.name)].name, read(data, path.name)
        except FileFormatError:  # settings and descriptions that lie beside the banks
            continue
        files = counts.setdefault(name, [0, 0, 0])
        for at, more in enumerate((1, len(found.bank.items), len(found.losses))):
            files[at] += more
    return {
        f"{name} files of the corpus": f"{files} read, {questions} questions, {losses} losses listed"
        for name, (files, questions, losses) in sorted(counts.items())
    }


def _large() -> dict[str, str]:
    text = "\n\n".join(
        f"::Q{at}::[html]<p>Question <b>{at}</b> ?</p>{{\n=oui#bien\n~%50%peut-être\n~non\n####ok}}"
        for at in range(QUESTIONS)
    )
    began_s = perf_counter()
    bank = read(text.encode(), kind=BankFormat.GIFT).bank
    found = {f"{QUESTIONS} questions of GIFT read": f"{perf_counter() - began_s:.2f} s"}
    for kind in WRITTEN:
        began_s = perf_counter()
        write(bank, kind)
        name = BANK_FORMATS[kind].name
        found[f"{QUESTIONS} questions written and compared, {name}"] = f"{perf_counter() - began_s:.2f} s"
    tracemalloc.start()
    read(text.encode(), kind=BankFormat.GIFT)
    found[f"{QUESTIONS} questions of GIFT read, memory at most"] = f"{tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB"
    tracemalloc.stop()
    return found
