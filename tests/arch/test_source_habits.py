"""Habits of the source text: small modules and functions, and no word about one machine or workplace."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*ROOT.glob("tni/**/*.py"), *ROOT.glob("plugins/**/*.py")])
MODULE_LINES, FUNCTION_LINES = 400, 60  # the guide says about 300 and 40; past these it is two ideas
CONSTRUCTOR_ARGUMENTS = 8
STATEMENTS = (ast.stmt, ast.ExceptHandler, ast.match_case)

# pattern: (why and what instead, files that may)
FORBIDDEN = {
    r"\.\./" + "shared": (
        "only the entry points know where outside data lie: read TNI_CORPUS and its like",
        {"Makefile", ".ci/run"},
    ),
    r"(?<![\w.])/(work|root)/": (
        "a path of one machine: take it from the environment or an argument",
        set[str](),
    ),
    r"(pypi|pythonhosted|debian|ubuntu|npmjs)\.(org|com)": (
        "a registry's host: the machine's settings name it",
        set[str](),
    ),
}


def tracked_texts() -> Iterator[tuple[str, str]]:
    """Every text file that is or would be committed: (path, text)."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if names.returncode != 0:
        pytest.skip("not a git checkout: nothing says which files are the project's")
    for name in filter(None, names.stdout.decode().split("\0")):
        path = ROOT / name
        if name == "LICENSE" or not path.is_file():
            continue
        data = path.read_bytes()
        if b"\0" not in data:
            yield name, data.decode("utf-8", "replace")


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_no_file_names_a_place(pattern: str) -> None:
    instead, allowed = FORBIDDEN[pattern]
    found = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for name, text in tracked_texts()
        if name not in allowed and name != Path(__file__).relative_to(ROOT).as_posix()
        for match in re.finditer(pattern, text)
    ]
    assert not found, f"{instead}\n" + "\n".join(found)


def test_modules_hold_one_idea() -> None:
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    long = [f"{path.relative_to(ROOT)}: {lines} lines" for path, lines in sizes.items() if lines > MODULE_LINES]
    assert not long, "split these: " + ", ".join(long)


DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def definitions(path: Path) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every class and function of a file. Only statements are looked into, since expressions hold none."""
    todo: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, DEFINITIONS):
            yield node
        todo += (child for child in ast.iter_child_nodes(node) if isinstance(child, STATEMENTS))


def test_functions_and_constructors_are_short() -> None:
    long, wide = [], []
    for path in SOURCES:
        for node in definitions(path):
            at = f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES and not isinstance(node, ast.ClassDef):
                long.append(f"{at}: {lines} lines")
            for made in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(made, ast.FunctionDef) and made.name == "__init__":
                    count = len(made.args.args) + len(made.args.kwonlyargs) - 1
                    if count > CONSTRUCTOR_ARGUMENTS:
                        wide.append(f"{at}: {count}")
    assert not long, "split these: " + ", ".join(long)
    assert not wide, "group what belongs together into a value: " + ", ".join(wide)


def test_sql_is_bound_by_plain_or_named_placeholders() -> None:
    """Python before 3.12.4, as in Ubuntu 24.04, warns at `?1` bound by a tuple (python/cpython#117995)."""
    numbered = re.compile(r"[\s(=,]\?[0-9]")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if numbered.search(line)
    ]
    assert not found, "write ? or :name instead of ?1: " + ", ".join(found)


def test_requirements_are_exact_and_hashed() -> None:
    for path in sorted(ROOT.glob("requirements/*.txt")):
        logical = path.read_text().replace("\\\n", " ").splitlines()
        for line in filter(None, (line.strip() for line in logical)):
            assert re.match(r"[\w.-]+==\S+", line), f"{path.name}: not an exact version: {line[:60]}"
            assert "--hash=sha256:" in line, f"{path.name}: without a hash: {line[:60]}"


def test_every_requirement_is_compiled() -> None:
    for path in sorted(ROOT.glob("requirements/*.in")):
        compiled = path.with_suffix(".txt").read_text().lower()
        names = [
            re.split(r"[=<>\[; ]", line)[0] for line in path.read_text().splitlines() if line and line[0] not in "-#"
        ]
        missing = [name for name in names if f"\n{name.lower()}==" not in f"\n{compiled}"]
        assert not missing, f"run `make requirements`: {path.name} names {missing}"
