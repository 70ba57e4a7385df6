"""How soon the program takes ink, and in how much memory, with a library of many lessons and with none.

TNI_LIBRARY_LESSONS sets how many, as for `library`.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

from tests.bench.library import COUNT, write_library
from tests.bench.ours import start
from tests.bench.programs import Program, home_environment, own_resident_mb, resident_mb, running
from tests.bench.rig import Rig
from tests.support.lesson_texts import LessonTexts
from tni.app.folders import library_index
from tni.services.library.library_indexer import LibraryIndexer, PdfTexts

HOME_SHOWN_S = 20.0
"""After so long the home screen has opened at the desk and has painted the pictures of its first lessons."""


def figures(rig: Rig) -> dict[str, str]:
    corpus = os.environ.get("TNI_CORPUS")
    if corpus is None:
        return {"library at the start": "TNI_CORPUS is not set"}
    count, program = int(os.environ.get("TNI_LIBRARY_LESSONS", COUNT)), rig.program("tni")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        empty, full = Path(folder) / "empty", Path(folder) / "full"
        for home in (empty, full):
            home.mkdir()
        library = full / "Documents" / "TNI"
        write_library(library, LessonTexts(Path(corpus)), count, Path(folder))
        _index_words(library, full)
        starts: dict[Path, list[tuple[float, float]]] = {empty: [], full: []}
        for _ in range(rig.rounds + 1):  # by turns; the first warms the disk's cache
            for home, found in starts.items():
                found.append(start(program, home))
        seconds, memory = ([statistics.median(one[n] for one in starts[home][1:]) for home in starts] for n in (0, 1))
        shown = [_at_home(program, home) for home in starts]
    return {
        f"window that takes ink, no lesson / {count} lessons (s, median), goal + 0.05": (
            f"{seconds[0]:.2f} / {seconds[1]:.2f} ({seconds[1] - seconds[0]:+.3f})"
        ),
        f"resident then, no lesson / {count} lessons (MB, median), goal 120": f"{memory[0]:.0f} / {memory[1]:.0f}",
        f"resident with the home screen of {count} lessons / board alone (MB), goal 120": (
            f"{shown[1][0]:.0f} / {shown[0][0]:.0f}"
        ),
        "resident beside it in the process that describes pages (MB)": f"{shown[1][1]:.0f}",
    }


def _index_words(library: Path, home: Path) -> None:
    """Index as far as lists and search need it: to describe handwriting too takes an hour for 20,000 lessons."""
    with patch.dict(os.environ, home_environment(home)):
        index = library_index(library)
    with closing(PdfTexts()) as texts:
        LibraryIndexer(library, index, texts).run()


def _at_home(program: Program, home: Path) -> tuple[float, float]:
    """Resident memory some time after a start without ink, when the home screen is open if there are lessons: of the
    program, and of its children."""
    with running(program, home) as process:
        time.sleep(HOME_SHOWN_S)
        own = own_resident_mb(process.pid)
        return own, resident_mb(process.pid) - own
