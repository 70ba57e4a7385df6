"""A program that updates an index again and again until it is killed, and says `batch` after each transaction.

Run as `python -m tests.services.library.kill_child LIBRARY INDEX`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.support.libraries import NoPdfs
from tni.services.library.library_indexer import LibraryIndexer
from tni.store.library_index import LibraryIndex


def main(library: Path, index: Path) -> None:
    while True:
        LibraryIndexer(library, index, NoPdfs(), lambda done, all_: print("batch", flush=True)).run()  # noqa: T201
        with_lessons = LibraryIndex(index)
        with_lessons.remove(list(with_lessons.files()))
        with_lessons.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
