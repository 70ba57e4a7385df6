"""Many hostile files read in guarded processes: the same calls, limits and guard as of a single file, without starting
a process for each. A process that ends is followed by another."""

from __future__ import annotations

import pickle
import signal
import struct
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tni.core.errors import TniError
from tni.core.format_errors import ReaderCrashedError
from tni.formats.sandbox import DOCUMENT_MEMORY_BYTES, decode_answer

ROOT = Path(__file__).parents[3]
CPU_S = 9
TOO_SLOW = -signal.SIGPROF if hasattr(signal, "SIGPROF") else 0
PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from tests.formats.lessons.hostile_batch import read_all
read_all(sys.argv[2:])
"""
_LENGTH = struct.Struct(">Q")
_HEAD = struct.Struct(">QdQ")
"""Length of an answer, seconds of the processor, highest memory of the process so far in KB."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file. found: the lesson, None without one. error: the reason. status: exit status of a process
    that it ended, None if it did not. cpu_s: seconds of the processor. peak_kb: highest memory of the process, with
    the files before."""

    found: Any = None
    error: TniError | None = None
    status: int | None = None
    cpu_s: float = 0.0
    peak_kb: int = 0


def outcomes(files: Iterable[tuple[str, bytes]], watched: Path) -> Iterator[Outcome]:
    """Read files, (name, bytes) each. watched: folder in which the processes run."""
    left = iter(files)
    waiting = next(left, None)
    while waiting is not None:
        environment = {"TMPDIR": str(watched), "HOME": str(watched), "PATH": "/usr/bin:/bin"}
        command = [sys.executable, "-B", "-c", PROGRAM, str(ROOT)]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=watched,
            env=environment,
        ) as process:  # fmt: skip
            assert process.stdin is not None
            assert process.stdout is not None
            while waiting is not None:
                packed = pickle.dumps(waiting)
                waiting = next(left, None)
                try:
                    process.stdin.write(_LENGTH.pack(len(packed)) + packed)
                    process.stdin.flush()
                    length, cpu_s, peak_kb = _HEAD.unpack(process.stdout.read(_HEAD.size))
                    answer = process.stdout.read(length)
                except (BrokenPipeError, struct.error):
                    yield Outcome(status=process.wait())
                    break
                yield replace(_outcome(answer), cpu_s=cpu_s, peak_kb=peak_kb)
            with suppress(BrokenPipeError):
                process.stdin.close()


def _outcome(answer: bytes) -> Outcome:
    try:
        return Outcome(found=decode_answer(answer))
    except ReaderCrashedError:
        raise
    except TniError as error:
        return Outcome(error=error)


def read_all(_arguments: Sequence[str]) -> None:
    """Read the files of the standard input, each with its own limit of the processor's time. Within the process."""
    from time import process_time

    from tests.formats.lessons import other_files  # noqa: F401 - no file of the tests may be read later
    from tni.processes.audit_guard import close_process
    from tni.processes.worker import limit_process, take_output

    output, source = take_output(), sys.stdin.buffer
    limit_process(DOCUMENT_MEMORY_BYTES, may_write_files=False)
    status = Path("/proc/self/status").open(encoding="ascii")  # noqa: SIM115 - no file can be opened later
    close_process()
    while head := source.read(_LENGTH.size):
        (length,) = _LENGTH.unpack(head)
        name, data = pickle.loads(source.read(length))
        begin_s = process_time()
        signal.setitimer(signal.ITIMER_PROF, CPU_S)
        try:
            answer: object = (None, _read(data, name))
        except TniError as error:
            answer = (type(error), (error.args, vars(error)))
        packed = pickle.dumps(answer)
        signal.setitimer(signal.ITIMER_PROF, 0)
        status.seek(0)
        # The peak that `getrusage` tells may be that of the process that started this one.
        peak_kb = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
        output.write(_HEAD.pack(len(packed), process_time() - begin_s, peak_kb) + packed)
        output.flush()


def _read(data: bytes, name: str) -> object:
    """Return the lesson in a file, None for a file that is none. Raises: FormatError."""
    from tests.formats.lessons.other_files import OTHER_READERS
    from tni.api.formats import FormatError, FormatFault
    from tni.formats.lessons import guarded_calls

    read_other = OTHER_READERS.get(Path(name).suffix)
    if read_other is None:
        return guarded_calls.read_lesson(data, name)
    try:
        read_other(data)
    except TniError as error:
        raise FormatError(FormatFault.DAMAGED, type(error).__name__) from None
    except Exception as error:  # noqa: BLE001 - told as a mistake of the reader
        raise FormatError(FormatFault.DAMAGED, f"{guarded_calls.UNEXPECTED} {type(error).__name__}") from None
    return None
