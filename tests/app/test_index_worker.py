"""The process that follows a library also hashes the pictures of pages."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.support.libraries import write_lesson
from tni.processes.child import worker_command
from tni.services.library.page_describer import PageDataKind
from tni.store.library_search import LibraryReader

ROOT = Path(__file__).parents[2]


def test_equal_pages_have_equal_hashes_and_blank_ones_none(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_lesson(tmp_path / f"library/{name}.tni", name, [["Une figure à refaire"], []])
    index = tmp_path / "index"
    command = (*worker_command("tni.app.index_worker"), str(tmp_path / "library"), str(index))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdout is not None
        output = worker.stdout.read()
    assert output.endswith(b'{"event": "end"}')
    with closing(LibraryReader(index)) as reader:
        hashes = [page.data for page in reader.pages_with(PageDataKind.PICTURE)]
    assert hashes[0]
    assert hashes == [hashes[0], b"", hashes[0], b""]


def test_handwriting_is_described_without_qt_openssl_and_the_indexer(tmp_path: Path) -> None:
    lesson = tmp_path / "a.tni"
    write_lesson(lesson, "a", [["Une figure à refaire"], []])
    code = (
        "import sys; from pathlib import Path; import tni.app.index_worker;"
        "from tni.services.library.page_describer import InkReader;"
        "InkReader().read(Path(sys.argv[1])); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(lesson)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    unneeded = {"PySide6", "PIL", "_hashlib", "snowballstemmer", "tni.services.library.library_indexer"}
    assert not unneeded & set(done.stdout.split())
