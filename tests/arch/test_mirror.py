"""Folders of `tests/` are the packages of `tni/`, those of `tests/plugins` the plugins, so that the tests of a module
are found by its name."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
OWN = {"program", "golden", "corpus", "arch", "packaging", "bench", "support"}
"""Folders without a package of their name: CONTRIBUTING.md says what they hold."""


def test_each_folder_of_tests_is_a_package() -> None:
    folders = {path.parent.relative_to(TESTS) for path in TESTS.rglob("*.py")} - {Path()}
    strange = [
        folder.as_posix()
        for folder in sorted(folders)
        if folder.parts[0] not in OWN and not (_tree(folder) / folder / "__init__.py").exists()
    ]
    assert strange == [], (
        "tni has no such package: move these tests to the package whose modules they test (`git mv`), those of the "
        "whole program to tests/program, helpers to tests/support; OWN and CONTRIBUTING.md name a new kind of folder"
    )


def _tree(folder: Path) -> Path:
    return ROOT if folder.parts[0] == "plugins" else ROOT / "tni"


def test_no_package_has_the_name_of_another_folder() -> None:
    assert [name for name in sorted(OWN) if (ROOT / "tni" / name).exists()] == []


def test_documents_say_what_the_other_folders_hold() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [name for name in sorted(OWN) if f"| `tests/{name}` |" not in text] == []


def test_tests_stand_in_folders() -> None:
    """And only what serves all of them beside `conftest.py`."""
    assert [path.name for path in sorted(TESTS.glob("test_*.py"))] == []
