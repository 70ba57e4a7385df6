"""Process that updates a library's index, started by `IndexProcess`.

It yields to everything else on the computer and ends with its parent or when it is killed: the index is that of the
last transaction then. It writes frames to its output: progress; the report, as soon as all words are found; then the
end, once handwriting and pictures are described, or the failure.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO

from tni.processes.pipe_frames import write_frame
from tni.processes.worker import receive_frames, take_output
from tni.services.library.library_indexer import LibraryIndexer, PdfTexts
from tni.services.library.page_describer import InkReader, PageDataKind, PageReader, describe_pages
from tni.store.library_schema import IndexUnusableError

type Pictures = Callable[[], PageReader]


def main(library: str, index: str, pictures: Pictures | None = None) -> None:
    """Update an index. library: folder of the lessons. index: its file. pictures: makes the reader of the hashes of
    pages, without which they are not described."""
    yield_processor()
    output = take_output()
    receive_frames(lambda _head, _payload: None)  # ends this process with its parent
    try:
        _update(output, Path(library), Path(index), pictures)
    except (OSError, sqlite3.OperationalError, IndexUnusableError) as error:
        write_frame(output, {"event": "failed", "error": repr(error)})


def _update(output: IO[bytes], library: Path, index: Path, pictures: Pictures | None) -> None:
    def progress(done: int, all_: int) -> None:
        write_frame(output, {"event": "progress", "done": done, "all": all_})

    pdf_texts = PdfTexts()
    try:
        report = LibraryIndexer(library, index, pdf_texts, progress).run()
    finally:
        pdf_texts.close()
    write_frame(output, {"event": "report", **asdict(report)})
    describe_pages(library, index, PageDataKind.INK, InkReader)
    if pictures is not None:
        describe_pages(library, index, PageDataKind.PICTURE, pictures)
    write_frame(output, {"event": "end"})


def yield_processor() -> None:
    """Let this process run only when no other wants the processor."""
    with suppress(OSError, AttributeError):
        if sys.platform == "linux":
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
        else:
            os.nice(19)
