"""Tests use public names. Each private one that is left has a reason, and their number can only shrink."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIMIT = 100
PUBLIC = {"_exit"}
"""`os._exit` is no private name."""

KEPT: dict[str, tuple[int, str]] = {
    "tests/api/test_serial_boards.py": (
        1,
        "what a splitter of frames keeps of noise is bounded, and nothing else shows it",
    ),
    "tests/bench/clickers_child.py": (
        2,
        "measures inside: the commit of the store, and the votes on their way to the receiver",
    ),
    "tests/bench/hands_child.py": (2, "measures when the canvas has drawn a point"),
    "tests/devices/clickers/test_open_line.py": (
        1,
        "what a driver remembers of presses is bounded, and nothing else shows it",
    ),
    "tests/devices/projector/test_pjlink_udp.py": (5, "takes one turn of the thread that listens, without the thread"),
    "tests/formats/test_pdf_reader.py": (4, "kills the child process, and waits until it has taken up a job"),
    "tests/leaks.py": (1, "the class has no public name in `threading`"),
    "tests/program/gl_tests.py": (4, "waits until the body of a stroke, made on another thread, is shown"),
    "tests/program/kernel_keypad_child.py": (1, "counts answers before they are revealed"),
    "tests/services/lesson/test_pdf_page_cache.py": (
        3,
        "kills the child process, and waits until it has taken up a job",
    ),
    "tests/services/voting/test_round_service_rules.py": (
        3,
        "the key of an anonymous vote is overwritten, and nothing else shows it",
    ),
    "tests/store/test_lesson_file.py": (
        5,
        "asks SQLite for the settings of the file's own connection, and stops a close at one place",
    ),
    "tests/store/test_long_undo.py": (1, "counts the statements on the database's own connection"),
    "tests/store/test_votes.py": (1, "asks SQLite for the settings of the store's own connection"),
    "tests/support/projector_servers.py": (1, "a test server of another project has no public method for it"),
    "tests/ui/canvas/test_fast_stroke.py": (
        4,
        "holds the check of what lies over the page at its worst moment, and shows a body at a chosen one",
    ),
    "tests/ui/canvas/test_progressive_repaint.py": (
        1,
        "changes that were needed at once look the same as those of the next undo",
    ),
    "tests/ui/vote/test_vote_kinds.py": (2, "the key of an anonymous vote is overwritten, and nothing else shows it"),
    "tests/voting/phones/test_server.py": (
        2,
        "says in the server's stead that the machine's address is another; a test cannot give the machine another",
    ),
}
"""File: how many, and why."""


def private_names(source: str) -> list[str]:
    """Return the private attributes of objects other than `self` and `cls` that a module uses, in order of their
    lines."""
    found = [
        (node.lineno, node.attr)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and is_private(node.attr) and not is_own(node.value)
    ]
    return [name for _, name in sorted(found)]


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name not in PUBLIC


def is_own(value: ast.expr) -> bool:
    return isinstance(value, ast.Name) and value.id in {"self", "cls"}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("self._a + cls._b", []),
        ("self._a._b", ["_b"]),
        ("window._a = 1\nf(window)._b()", ["_a", "_b"]),
        ("os._exit(0); type(x).__name__", []),
    ],
)
def test_an_object_s_own_attributes_and_those_of_python_do_not_count(source: str, names: list[str]) -> None:
    assert private_names(source) == names


def test_no_test_uses_more_private_names_than_are_listed_nor_fewer() -> None:
    listed = {file: count for file, (count, _) in KEPT.items()}
    wrong = []
    for path in sorted((ROOT / "tests").rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        names, allowed = private_names(path.read_text(encoding="utf-8")), listed.pop(file, 0)
        if len(names) > allowed:
            wrong.append(f"{file}: {len(names)} instead of {allowed}, of {sorted(set(names))}; use public names")
        elif len(names) < allowed:
            wrong.append(f"{file}: only {len(names)} of {allowed}; lower its number in this list")
    wrong += [f"{file} is no more; take it out of this list" for file in listed]
    assert not wrong, "\n".join(wrong)


def test_few_private_names_are_kept_and_each_has_a_reason() -> None:
    assert sum(count for count, _ in KEPT.values()) <= LIMIT
    assert all(count > 0 and reason for count, reason in KEPT.values())
