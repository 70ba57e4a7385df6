"""Files of strangers read in a process of their own: the same comes of them, and no file takes longer than it may."""

from __future__ import annotations

import pickle
import sys
import threading
from contextlib import suppress
from datetime import date

import pytest

from tests.bank_samples import SAMPLES
from tni.core.errors import TniError
from tni.formats import roster_any, roster_csv
from tni.formats.apart import Apart, Reader
from tni.formats.apart_errors import GivenUpError, ReaderGoneError, TooSlowError
from tni.formats.banks import errors
from tni.formats.banks.kinds import BankKind, read
from tni.formats.roster import MalformedRosterError

MANY = b"{" + b"~a" * 300 + b"}"
TODAY = date(2026, 10, 5)
FOR_EVER = (sys.executable, "-c", "import sys, time; sys.stdin.buffer.read(); time.sleep(1000)")
"""A reader that never ends, whatever it is given."""


def answering(said: str) -> tuple[str, ...]:
    return sys.executable, "-c", f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({said})"


@pytest.mark.parametrize("kind", BankKind)
def test_questions_are_the_same_as_when_they_are_read_here(kind: BankKind) -> None:
    assert Apart(60).read(Reader.BANK, SAMPLES[kind], "a") == read(SAMPLES[kind], "a")


def test_a_class_list_is_the_same_as_when_it_is_read_here() -> None:
    data = "Nom;Prénom;Classe\nADAM;Zoé;6A\n".encode()
    found = Apart(60).read(Reader.ROSTER, data, TODAY)
    assert found == roster_any.look(data, TODAY)
    there = Apart(60).read(Reader.ROSTER_TABLE, data, found.guess, TODAY)
    assert there == roster_csv.read(data, found.guess, TODAY)


@pytest.mark.parametrize(
    ("reader", "arguments", "kind", "details"),
    [
        (Reader.BANK, (b"<quiz><question>", "a.xml"), errors.MalformedBankError, {"line": 1}),
        (Reader.BANK, (b"", ""), errors.EmptyBankError, {}),
        (
            Reader.BANK,
            (b"{" + b"~a" * 300 + b"}", "a.gift"),
            errors.BankTooLargeError,
            {"what": "answers", "most": 200},
        ),
        (Reader.ROSTER, (b'"a;b\n', TODAY), MalformedRosterError, {"line": 1}),
    ],
)
def test_what_is_refused_is_refused_for_the_same_reason(
    reader: Reader, arguments: tuple[object, ...], kind: type[TniError], details: dict[str, object]
) -> None:
    with pytest.raises(kind) as raised:
        Apart(60).read(reader, *arguments)
    assert vars(raised.value) == details
    assert str(raised.value) or not details


def test_who_never_ends_is_ended() -> None:
    with pytest.raises(TooSlowError) as raised:
        Apart(0.05, FOR_EVER).read(Reader.BANK, b"")
    assert raised.value.most_s == 0.05


def test_who_waits_can_give_up() -> None:
    reading, raised = Apart(1000, FOR_EVER), list[Exception]()

    def wait() -> None:
        try:
            reading.read(Reader.BANK, b"x" * 10_000_000)
        except TniError as error:
            raised.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    reading.give_up()
    thread.join()
    assert [type(error) for error in raised] == [GivenUpError]
    with pytest.raises(GivenUpError):
        reading.read(Reader.BANK, b"")


LONG = {
    "pattern": b"Q\nA. a\nB. b\nANSWER: A" + b" " * 3_000_000 + b"x\n",
    "lines": b"Q" + b"\n" * 3_000_000 + b"x",
    "blanks": b"Q {" + b" " * 3_000_000 + b"\n{" * 100_000,
}
"""Patterns that try every way to part the blanks would take hours over them."""


@pytest.mark.parametrize("name", LONG)
def test_a_file_of_blanks_is_read_or_refused(name: str) -> None:
    with suppress(errors.BankFileError):
        found = Apart(60).read(Reader.BANK, LONG[name], "a.gift")
        assert found.bank.items or found.losses


def test_a_process_that_ends_without_an_answer_is_told() -> None:
    for said in ("b''", "b'no pickle'", repr(pickle.dumps(1))):
        with pytest.raises(ReaderGoneError):
            Apart(60, answering(said)).read(Reader.BANK, b"")
    with pytest.raises(ReaderGoneError):
        Apart(60, ("/no/such/program",)).read(Reader.BANK, b"")


class Hostile:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return print, ("taken over",)


def test_an_answer_runs_nothing() -> None:
    found = [(None, Hostile()), (None, ValueError), (errors.BankFileError, Hostile()), (TniError, ((), {}))]
    for said in map(pickle.dumps, found):
        with pytest.raises(ReaderGoneError):
            Apart(60, answering(repr(said))).read(Reader.BANK, b"")


def test_an_answer_names_no_function() -> None:
    """Whoever has taken over the reader could have it called here."""
    for answer in (read, eval, print):
        with pytest.raises(ReaderGoneError):
            Apart(1.0)._answer(pickle.dumps((None, answer)))
    assert Apart(1.0)._answer(pickle.dumps((None, BankKind.AIKEN))) is BankKind.AIKEN
