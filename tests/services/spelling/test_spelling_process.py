"""The real process with the real dictionary: French is known, what ends it harms nothing, and it ends by itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.support.posted_calls import PostedCalls
from tni.processes.child import worker_command
from tni.services.spelling import spelling_process
from tni.services.spelling.spelling_process import MAX_FAILURES, SpellingProcess

DICTIONARY = Path(spelling_process.__file__).parent / "dictionary"
WORKER = worker_command("tni.services.spelling.spelling_worker")


class Room:
    """A process, and what it answered."""

    def __init__(self, *command: str) -> None:
        self.main, self.failures = PostedCalls(), 0
        self.answers: list[Mapping[str, Any] | None] = []
        self.process = SpellingProcess(self.main, self._failed, command or WORKER)

    def _failed(self) -> None:
        self.failures += 1

    def ask(self, **request: Any) -> Mapping[str, Any] | None:
        count = len(self.answers)
        self.process.ask(request, self.answers.append)
        self.main.run_until(lambda: len(self.answers) > count)
        return self.answers[-1]

    def unknown(self, text: str) -> list[str]:
        answer = self.ask(check=text.split())
        assert answer is not None
        return list(answer["unknown"])


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    yield made
    made.process.close()


def crashing(tmp_path: Path, source: str) -> tuple[str, ...]:
    """A worker in place of the real one."""
    program = tmp_path / "worker.py"
    program.write_text(source)
    return sys.executable, str(program)


def test_ordinary_french_is_known_in_all_its_forms(room: Room) -> None:
    assert (
        room.unknown(
            "l'école aujourd'hui mangeaient finissions qu'ils jusqu'à quelqu'un arc-en-ciel va-t-il donne-moi "
            "c'est-à-dire vinssent fussions chevaux beaux-arts œuvre cœurs Élève Pythagore franco-allemand là-bas "
            "enseignant-chercheur dénominateur hypoténuse photosynthèse électronégativité polygone conjugaison épicène"
        )
        == []
    )


def test_both_spellings_of_the_reform_of_1990_are_right(room: Room) -> None:
    assert room.unknown("maître maitre août aout connaît connait événement évènement île ile weekend week-end") == []


def test_the_dictionary_has_its_notice_beside_it() -> None:
    notice = (DICTIONARY / "fr-MPL-2.0.txt").read_text(encoding="utf-8")
    assert "Dicollecte" in notice
    assert "Mozilla Public License Version 2.0" in notice
    assert (DICTIONARY / "fr.aff").read_text(encoding="utf-8").startswith("# This Source Code Form is subject to")


def test_faults_are_found(room: Room) -> None:
    faults = "orthografe éleve l'ecole croivent malgrés coeur peut-etre enseignant-cherheur si'l"
    assert room.unknown(f"un {faults} bien") == faults.split()


@pytest.mark.parametrize(
    ("fault", "right"),
    [
        ("orthografe", "orthographe"), ("lecole", "l'école"), ("quil", "qu'il"), ("evidament", "évidemment"),
        ("peut-etre", "peut-être"), ("parceque", "parce que"), ("coeur", "cœur"),
        ("Etat", "État"), ("l'ecole", "l'école"), ("éleve", "élève"),
    ],
)  # fmt: skip
def test_the_right_word_is_proposed(room: Room, fault: str, right: str) -> None:
    answer = room.ask(propose=fault)
    assert answer is not None
    assert right in answer["proposals"]


def test_a_request_of_many_words_passes_the_pipe(room: Room) -> None:
    assert room.unknown(" ".join(["bonjour"] * 20_000)) == []


def test_a_process_that_was_killed_is_started_again_and_asked_again(room: Room) -> None:
    room.unknown("bonjour")
    pid = room.process.pid
    assert pid is not None
    os.kill(pid, 9)
    assert room.unknown("bonjourr") == ["bonjourr"]
    assert room.process.pid != pid


def test_it_ends_when_nothing_is_asked_and_is_started_by_the_next_word() -> None:
    room = Room(*WORKER, "0.2")
    try:
        assert room.unknown("bonjourr") == ["bonjourr"]
        room.main.run_until(lambda: room.process.pid is None)
        assert room.unknown("bonjourr") == ["bonjourr"]
        assert room.failures == 0
    finally:
        room.process.close()


def test_a_word_that_ends_the_process_twice_is_given_up_and_the_next_is_answered(tmp_path: Path) -> None:
    source = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[3])!r})
from tni.processes.pipe_frames import read_frame, write_frame
while True:
    head, _ = read_frame(sys.stdin.buffer)
    if "bad" in head["check"]:
        sys.exit(1)
    write_frame(sys.stdout.buffer, {{"unknown": head["check"]}})
"""
    room = Room(*crashing(tmp_path, source))
    try:
        room.process.ask({"check": ["bad"]}, room.answers.append)
        assert room.ask(check=["good"]) is None
        room.main.run_until(lambda: len(room.answers) == 2)
        assert room.answers == [None, {"unknown": ["good"]}]
        assert room.failures == 0
    finally:
        room.process.close()


@pytest.mark.parametrize("source", ["raise SystemExit(1)", "print('no frame', flush=True)"])
def test_a_process_that_never_answers_is_given_up_and_told_once(tmp_path: Path, source: str) -> None:
    room = Room(*crashing(tmp_path, source))
    for _ in range(MAX_FAILURES + 2):
        assert room.ask(check=["a"]) is None
    assert room.failures == 1
    assert not room.process.is_usable
    assert room.process.pid is None


def test_a_program_that_cannot_be_started_is_told_once(tmp_path: Path) -> None:
    room = Room(str(tmp_path / "missing"))
    for _ in range(MAX_FAILURES + 2):
        assert room.ask(check=["a"]) is None
    assert room.failures == 1


def test_a_dictionary_that_cannot_be_read_is_told_at_once(tmp_path: Path) -> None:
    room = Room(*WORKER, "60", str(tmp_path))
    assert room.ask(check=["a"]) is None
    assert room.failures == 1


def test_the_process_is_small_and_reads_no_network_and_no_interface(room: Room) -> None:
    room.unknown("bonjour")
    status = Path(f"/proc/{room.process.pid}/status")
    if not status.exists():
        pytest.skip("no /proc here")
    resident = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    assert int(resident.split()[1]) < 120_000
    maps = Path(f"/proc/{room.process.pid}/maps").read_text()
    assert "PySide6" not in maps
    assert "_ssl" not in maps


def test_it_ends_with_the_program(room: Room) -> None:
    room.unknown("bonjour")
    pid = room.process.pid
    room.process.close()
    assert room.process.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(pid or 0, 0)
