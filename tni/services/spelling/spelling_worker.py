"""Main program of the spelling process; `spelling_process.SpellingProcess` starts it. One answer per request, in order.

Requests: {"check": words}, {"propose": word}. Answers: {"unknown": those of them that are not known}, {"proposals":
words}. It ends by itself when nothing was asked for some minutes, and the memory is free again.
"""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from hunspell import Hunspell

from tni.document.spelling import is_right, proposals_for
from tni.processes.audit_guard import close_process
from tni.processes.pipe_frames import write_frame
from tni.processes.worker import limit_process, receive_frames, take_output

IDLE_S = 300.0
MOST_S = 20.0
"""Longest work on one request; the library may hang in a word."""
MEMORY_BYTES = 1 << 30
DICTIONARY = Path(__file__).parent / "dictionary"
DEFECTIVE = "dictionary"
"""Answer in place of all others, where the dictionary cannot be read."""


def answers(folder: Path) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Load a dictionary, and return what answers requests. Raises: OSError."""
    found = Hunspell("fr", hunspell_data_dir=os.fspath(folder), system_encoding="UTF-8")
    knows: Callable[[str], bool] = lru_cache(maxsize=20_000)(found.spell)
    if not knows("le"):  # the library takes any file for a dictionary
        raise OSError("no French dictionary")

    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        if "check" in asked:
            return {"unknown": [word for word in asked["check"] if not is_right(word, knows)]}
        return {"proposals": proposals_for(asked["propose"], knows, found.suggest)}

    return answer


def main(idle_s: str = str(IDLE_S), folder: str = str(DICTIONARY)) -> None:
    limit_process(MEMORY_BYTES, may_write_files=False)
    output = take_output()
    close_process()
    asked: SimpleQueue[dict[str, Any]] = SimpleQueue()
    receive_frames(lambda head, _payload: asked.put(head))
    try:
        answer = answers(Path(folder))
    except OSError:
        write_frame(output, {"failed": DEFECTIVE})
        return
    with suppress(Empty):
        while True:
            request = asked.get(timeout=float(idle_s))
            faulthandler.dump_traceback_later(MOST_S, exit=True)  # it also ends a library that never returns
            head = answer(request)
            faulthandler.cancel_dump_traceback_later()
            write_frame(output, head)
    os._exit(0)  # the thread that receives is in a read
