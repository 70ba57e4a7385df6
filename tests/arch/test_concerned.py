"""Tests of the choice of tests that a change concerns."""

from __future__ import annotations

from tests.concerned import concerned, imported

SOURCES = {
    "tni/core/ids.py": "",
    "tni/store/__init__.py": "",
    "tni/store/rows.py": "from tni.core.ids import new_id",
    "tni/store/file.py": "def f():\n    from tni.store import rows",
    "tni/app/child.py": "import tni.store.file",
    "tests/desk.py": "import tni.store.file",
    "tests/core/test_ids.py": "import tni.core.ids as ids",
    "tests/store/test_rows.py": "from tni.store.rows import Rows",
    "tests/store/test_file.py": "from tests.desk import Desk",
    "tests/program/test_program.py": "COMMAND = ['-c', 'import tni.app.child; run()']",
    "tests/program/test_other.py": "import sys",
}


def test_the_nearest_come_first_through_helpers_late_imports_and_programs() -> None:
    assert concerned(["tni/core/ids.py"], SOURCES) == [
        "tests/core/test_ids.py",
        "tests/store/test_rows.py",
        "tests/program/test_program.py",
        "tests/store/test_file.py",
    ]
    assert concerned(["tni/app/child.py"], SOURCES) == ["tests/program/test_program.py"]


def test_a_changed_test_comes_first_and_data_concern_their_folder() -> None:
    assert concerned(["tni/store/rows.py", "tests/program/test_other.py"], SOURCES)[0] == "tests/program/test_other.py"
    assert concerned(["tni/store/table.sql"], SOURCES) == concerned(["tni/store/rows.py", "tni/store/file.py"], SOURCES)
    assert concerned(["README.md"], SOURCES) == []


def test_a_package_is_imported_with_its_module() -> None:
    assert imported("from tni.store import rows", {"tni.store", "tni.store.rows"}) == {"tni.store", "tni.store.rows"}
