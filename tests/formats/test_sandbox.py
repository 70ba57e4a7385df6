"""Files of strangers read in a process of their own: the same comes of them, and no file takes longer than it may."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import date

import pytest

from tests.support.bank_samples import SAMPLES
from tni.core import format_errors
from tni.core.errors import TniError
from tni.core.format_errors import MalformedFileError, ReadCancelledError, ReaderCrashedError, ReadTimeoutError
from tni.formats import roster_csv, roster_detection
from tni.formats.banks.format_registry import read
from tni.formats.sandbox import MEMORY_BYTES, SandboxedReader, SandboxEntryPoint, decode_answer
from tni.processes.child import worker_command
from tni.quiz.bank.bank_format import BankFormat

MANY = b"{" + b"~a" * 300 + b"}"
TODAY = date(2026, 10, 5)
FOR_EVER = (sys.executable, "-c", "import sys, time; sys.stdin.buffer.read(); time.sleep(1000)")
"""A reader that never ends, whatever it is given."""


def answering(said: str) -> tuple[str, ...]:
    return sys.executable, "-c", f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({said})"


@pytest.mark.parametrize("kind", BankFormat)
def test_questions_are_the_same_as_when_they_are_read_here(kind: BankFormat) -> None:
    assert SandboxedReader(60).read(SandboxEntryPoint.BANK, SAMPLES[kind], "a") == read(SAMPLES[kind], "a")


def test_a_class_list_is_the_same_as_when_it_is_read_here() -> None:
    data = "Nom;Prénom;Classe\nADAM;Zoé;6A\n".encode()
    found = SandboxedReader(60).read(SandboxEntryPoint.ROSTER, data, TODAY)
    assert found == roster_detection.read_or_preview(data, TODAY)
    there = SandboxedReader(60).read(SandboxEntryPoint.ROSTER_TABLE, data, found.guess, TODAY)
    assert there == roster_csv.read(data, found.guess, TODAY)


@pytest.mark.parametrize(
    ("reader", "arguments", "kind", "details"),
    [
        (SandboxEntryPoint.BANK, (b"<quiz><question>", "a.xml"), format_errors.MalformedFileError, {"line": 1}),
        (SandboxEntryPoint.BANK, (b"", ""), format_errors.EmptyFileError, {}),
        (
            SandboxEntryPoint.BANK,
            (b"{" + b"~a" * 300 + b"}", "a.gift"),
            format_errors.FileTooLargeError,
            {"what": "answers", "most": 200},
        ),
        (SandboxEntryPoint.ROSTER, (b'"a;b\n', TODAY), MalformedFileError, {"line": 1}),
    ],
)
def test_what_is_refused_is_refused_for_the_same_reason(
    reader: SandboxEntryPoint, arguments: tuple[object, ...], kind: type[TniError], details: dict[str, object]
) -> None:
    with pytest.raises(kind) as raised:
        SandboxedReader(60).read(reader, *arguments)
    assert vars(raised.value) == details
    assert str(raised.value) or not details


def test_who_never_ends_is_ended() -> None:
    with pytest.raises(ReadTimeoutError) as raised:
        SandboxedReader(0.05, FOR_EVER).read(SandboxEntryPoint.BANK, b"")
    assert raised.value.most_s == 0.05


def test_who_waits_can_give_up() -> None:
    reading, raised = SandboxedReader(1000, FOR_EVER), list[Exception]()

    def wait() -> None:
        try:
            reading.read(SandboxEntryPoint.BANK, b"x" * 10_000_000)
        except TniError as error:
            raised.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    reading.cancel()
    thread.join()
    assert [type(error) for error in raised] == [ReadCancelledError]
    with pytest.raises(ReadCancelledError):
        reading.read(SandboxEntryPoint.BANK, b"")


LONG = {
    "pattern": b"Q\nA. a\nB. b\nANSWER: A" + b" " * 3_000_000 + b"x\n",
    "lines": b"Q" + b"\n" * 3_000_000 + b"x",
    "blanks": b"Q {" + b" " * 3_000_000 + b"\n{" * 100_000,
}
"""Patterns that try every way to part the blanks would take hours over them."""


@pytest.mark.parametrize("name", LONG)
def test_a_file_of_blanks_is_read_or_refused(name: str) -> None:
    with suppress(format_errors.FileFormatError):
        found = SandboxedReader(60).read(SandboxEntryPoint.BANK, LONG[name], "a.gift")
        assert found.bank.items or found.losses


def test_a_process_that_ends_without_an_answer_is_told() -> None:
    for said in ("b''", "b'no pickle'", repr(pickle.dumps(1))):
        with pytest.raises(ReaderCrashedError):
            SandboxedReader(60, answering(said)).read(SandboxEntryPoint.BANK, b"")
    with pytest.raises(ReaderCrashedError):
        SandboxedReader(60, ("/no/such/program",)).read(SandboxEntryPoint.BANK, b"")


class Hostile:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return print, ("taken over",)


def test_an_answer_runs_nothing() -> None:
    found = [(None, Hostile()), (None, ValueError), (format_errors.FileFormatError, Hostile()), (TniError, ((), {}))]
    for said in map(pickle.dumps, found):
        with pytest.raises(ReaderCrashedError):
            SandboxedReader(60, answering(repr(said))).read(SandboxEntryPoint.BANK, b"")


def test_an_answer_names_no_function() -> None:
    """Whoever has taken over the reader could have it called here."""
    for answer in (read, eval, print):
        with pytest.raises(ReaderCrashedError):
            decode_answer(pickle.dumps((None, answer)))
    assert decode_answer(pickle.dumps((None, BankFormat.AIKEN))) is BankFormat.AIKEN


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of address space")
@pytest.mark.parametrize("entry", [SandboxEntryPoint.DOCUMENT, SandboxEntryPoint.LESSON_READ, SandboxEntryPoint.BANK])
def test_a_document_gets_less_memory_than_other_files(entry: SandboxEntryPoint) -> None:
    import resource

    asked = ("resource:getrlimit", (entry.memory_bytes, entry.is_guarded, 0), (resource.RLIMIT_AS,))
    command = [*worker_command("tni.formats.sandbox_worker"), str(MEMORY_BYTES)]
    answer = subprocess.run(command, input=pickle.dumps(asked), stdout=subprocess.PIPE, check=True).stdout
    assert pickle.loads(answer) == (None, (entry.memory_bytes, entry.memory_bytes))
    assert (entry.memory_bytes < MEMORY_BYTES) is (entry is not SandboxEntryPoint.BANK)
