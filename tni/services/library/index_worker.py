"""Main program of the process that updates a library's index: one update, then it ends.

It runs where nothing else wants the processor, and ends with its parent or when it is killed: the index is that of the
last transaction then. It writes frames to its output: progress, then the report or the failure.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tni.processes.pipe_frames import write_frame
from tni.processes.worker import receive_frames, take_output
from tni.services.library.library_indexer import LibraryIndexer, PdfTexts
from tni.store.library_schema import IndexUnusableError


def main(library: str, index: str) -> None:
    """Update an index. library: folder of the lessons. index: its file."""
    yield_processor()
    output = take_output()
    receive_frames(lambda _head, _payload: None)  # ends this process with its parent

    def progress(done: int, all_: int) -> None:
        write_frame(output, {"event": "progress", "done": done, "all": all_})

    pdf_texts = PdfTexts()
    try:
        last: dict[str, Any] = {"event": "done"}
        last |= asdict(LibraryIndexer(Path(library), Path(index), pdf_texts, progress).run())
    except (OSError, sqlite3.OperationalError, IndexUnusableError) as error:
        last = {"event": "failed", "error": repr(error)}
    pdf_texts.close()
    write_frame(output, last)


def yield_processor() -> None:
    """Let this process run only when no other wants the processor."""
    with suppress(OSError, AttributeError):
        if sys.platform == "linux":
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
        else:
            os.nice(19)
