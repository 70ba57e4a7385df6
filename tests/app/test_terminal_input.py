"""Lines that are typed, awaited beside something else."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Iterator
from typing import TextIO

import pytest

from tni.app.terminal_input import TerminalInput

pytestmark = [
    pytest.mark.core,
    pytest.mark.skipif(sys.platform == "win32", reason="a terminal cannot be waited for there"),
]


class Keyboard:
    def __init__(self) -> None:
        read, self._write = os.pipe()
        self.stdin: TextIO = os.fdopen(read, encoding="utf-8")

    def type(self, text: str) -> None:
        os.write(self._write, text.encode())

    def leave(self) -> None:
        if self._write >= 0:
            os.close(self._write)
            self._write = -1


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    made = Keyboard()
    yield made
    made.leave()
    made.stdin.close()


def test_lines_come_one_by_one_however_they_were_typed(keyboard: Keyboard) -> None:
    typed = TerminalInput(keyboard.stdin)
    keyboard.type("\nété\n\nthe l")
    assert [typed.line() for _ in range(3)] == ["\n", "été\n", "\n"]
    keyboard.type("ast")
    keyboard.leave()
    assert [typed.line() for _ in range(3)] == ["the last", "", ""]


def test_a_line_need_not_be_waited_for_for_ever(keyboard: Keyboard) -> None:
    typed = TerminalInput(keyboard.stdin)
    looks = iter([False, False, True])
    assert typed.line(lambda: next(looks)) is None
    keyboard.type("later\n")
    assert typed.line(lambda: False) == "later\n"


def test_what_was_typed_already_counts_first(keyboard: Keyboard) -> None:
    typed = TerminalInput(keyboard.stdin)
    keyboard.type("one\ntwo\n")
    assert [typed.line(lambda: False), typed.line(lambda: True)] == ["one\n", "two\n"]


def test_lines_that_no_person_types_are_not_forgotten(keyboard: Keyboard) -> None:
    typed = TerminalInput(keyboard.stdin)
    keyboard.type("one\n")
    typed.forget()
    assert typed.line() == "one\n"


def test_without_anybody_there_is_no_line() -> None:
    assert TerminalInput(None).line() == ""
    assert not TerminalInput(None).is_answered
    assert TerminalInput(io.StringIO("one\n")).line() == "one\n"
    assert TerminalInput(io.StringIO("one\n")).line(lambda: True) == "one\n"


def test_a_terminal_has_a_person_at_it_and_ends_when_it_is_closed() -> None:
    far, near = os.openpty()
    with os.fdopen(near, encoding="utf-8") as stdin:
        typed = TerminalInput(stdin)
        assert typed.is_answered
        os.write(far, b"yes\n")
        assert typed.line() == "yes\n"
        os.write(far, b"too early\n")
        typed.forget()
        os.write(far, b"no\n")
        assert typed.line() == "no\n"
        closing = threading.Timer(0.0, os.close, [far])
        closing.start()
        assert typed.line() == ""
        closing.join()
