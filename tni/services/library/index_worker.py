"""Process that updates a library's index, started by `IndexProcess`.

It yields to everything else on the computer and ends with its parent or when it is killed: the index is that of the
last transaction then. It writes frames to its output: progress; the report, as soon as all words are found; then the
end, once handwriting and pictures are described, or the failure.

Each stage runs in a program of its own, so that memory and modules of one are gone in the next. Where the system cannot
replace the program of a process, on Windows, all run in one.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import asdict
from enum import Enum
from pathlib import Path
from typing import IO, NoReturn

from tni.processes.child import worker_command
from tni.processes.pipe_frames import write_frame
from tni.processes.worker import receive_frames, take_output
from tni.services.library.page_describer import InkReader, PageReader, describe_pages
from tni.store.library_page_data import PageDataIndex, PageDataKind
from tni.store.library_schema import IndexUnusableError

type Pictures = Callable[[], PageReader]


class IndexStage(Enum):
    """Part of an update, in order."""

    WORDS = "words"
    INK = "ink"
    PICTURES = "pictures"


_KINDS = {IndexStage.INK: PageDataKind.INK, IndexStage.PICTURES: PageDataKind.PICTURE}


def main(
    library: str,
    index: str,
    stage: str = IndexStage.WORDS.value,
    pictures: Pictures | None = None,
    module: str = __name__,
) -> None:
    """Update an index. library: folder of the lessons. index: its file. stage: where to begin. pictures: makes the
    reader of the hashes of pages, without which they are not described. module: whose `main` runs the next stage."""
    yield_processor()
    output = take_output()
    receive_frames(lambda _head, _payload: None)  # ends this process with its parent
    command = (*worker_command(module), library, index)
    try:
        _Update(output, Path(library), Path(index), pictures, command).run(IndexStage(stage))
    except (OSError, sqlite3.OperationalError, IndexUnusableError) as error:
        write_frame(output, {"event": "failed", "error": repr(error)})


class _Update:
    """Update of an index. command: runs another stage, whose name is appended."""

    def __init__(
        self, output: IO[bytes], library: Path, index: Path, pictures: Pictures | None, command: tuple[str, ...]
    ) -> None:
        self._output, self._library, self._index = output, library, index
        self._pictures, self._command = pictures, command

    def run(self, stage: IndexStage | None) -> None:
        """Run a stage and those after it, with the end as the last event."""
        while stage is not None:
            match stage:
                case IndexStage.WORDS:
                    self._find_words()
                case IndexStage.INK:
                    describe_pages(self._library, self._index, PageDataKind.INK, InkReader)
                case IndexStage.PICTURES:
                    assert self._pictures is not None
                    describe_pages(self._library, self._index, PageDataKind.PICTURE, self._pictures)
            stage = self._after(stage)
            if stage is not None and sys.platform != "win32":
                self._replace(stage)
        write_frame(self._output, {"event": "end"})

    def _find_words(self) -> None:
        from tni.services.library.library_indexer import LibraryIndexer, PdfTexts  # of this stage alone

        def progress(done: int, all_: int) -> None:
            write_frame(self._output, {"event": "progress", "done": done, "all": all_})

        pdf_texts = PdfTexts()
        try:
            report = LibraryIndexer(self._library, self._index, pdf_texts, progress).run()
        finally:
            pdf_texts.close()
        write_frame(self._output, {"event": "report", **asdict(report)})

    def _after(self, stage: IndexStage) -> IndexStage | None:
        """Return the next stage in which there is something to do."""
        stages = tuple(IndexStage)
        with closing(PageDataIndex(self._index)) as opened:
            for later in stages[stages.index(stage) + 1 :]:
                if (later is not IndexStage.PICTURES or self._pictures) and opened.undescribed(_KINDS[later]):
                    return later
        return None

    def _replace(self, stage: IndexStage) -> NoReturn:
        """Go on with a stage in a new program in this process, with the same input and output."""
        command = (*self._command, stage.value)
        self._output.flush()
        os.dup2(self._output.fileno(), 1)
        os.execv(command[0], command)


def yield_processor() -> None:
    """Let this process run only when no other wants the processor."""
    with suppress(OSError, AttributeError):
        if sys.platform == "linux":
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
        else:
            os.nice(19)
