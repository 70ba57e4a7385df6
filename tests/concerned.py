"""Runner for the tests that a change concerns, nearest first: `python -m tests.concerned [--since COMMIT] [pytest...]`.

A change is what differs from the main branch: commits, edits, new files. A test is concerned where it imports a changed
module, directly or through others; the fewer imports lie between, the earlier it runs. After `WITHIN_S` seconds the
rest is skipped, and the last lines say how many: `make test` runs them all.
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TREES = ("tni", "plugins", "tests")
MAIN = ("origin/main", "main")
WITHIN_S = 35
HABITS = "tests/arch/test_source_habits.py"
"""Concerned by every change."""


NAMED = re.compile(rf"\b(?:{'|'.join(TREES)})(?:\.\w+)+")


def module_of(path: str) -> str:
    """Dotted name of a source file: `tni/core/ids.py` is tni.core.ids."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def imported(source: str, modules: Iterable[str]) -> set[str]:
    """Modules of `modules` that a source text imports at any depth, or names as a program to start."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                found |= {alias.name for alias in node.names}
            case ast.ImportFrom(module=str(module)):
                found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
            case ast.Constant(value=str(text)):
                found |= set(NAMED.findall(text))
    return found.intersection(modules)


def distances(changed: Iterable[str], imports: Mapping[str, set[str]]) -> dict[str, int]:
    """How many imports lie between a module and the nearest changed one, for each module that one can reach.

    Args: imports: by module, those that it imports.
    """
    importers = defaultdict(set)
    for module, others in imports.items():
        for other in others:
            importers[other].add(module)
    found = dict.fromkeys(changed, 0)
    edge = list(found)
    for distance in range(1, len(imports) + 1):
        edge = [module for at in edge for module in importers[at] if module not in found]
        found |= dict.fromkeys(edge, distance)
    return found


def concerned(changed: Iterable[str], sources: Mapping[str, str]) -> list[str]:
    """Test files that changed files concern, nearest first.

    Args: changed: paths; data beside modules concern what the modules of their folder do. sources: texts by path.
    """
    paths = {module_of(path): path for path in sources}
    imports = {module: imported(sources[path], paths) - {module} for module, path in paths.items()}
    starts: set[str] = set()
    for path in changed:
        folder = path.rpartition("/")[0]
        starts |= (
            {module_of(path)} if path in sources else {m for m, p in paths.items() if p.rpartition("/")[0] == folder}
        )
    near = distances(starts, imports)
    tests = [module for module in near if module.rpartition(".")[2].startswith("test_")]
    return [paths[module] for module in sorted(tests, key=lambda module: (near[module], module))]


def git(*words: str) -> str:
    command = ["git", "-c", "safe.directory=*", "-c", "core.quotePath=false", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def base() -> str:
    """Commit at which this branch left the main one."""
    for name in MAIN:
        try:
            return git("merge-base", "HEAD", name)
        except subprocess.CalledProcessError:
            continue
    return "HEAD"


def changed_since(commit: str) -> set[str]:
    named = git("diff", "--name-only", commit) + "\n" + git("ls-files", "--others", "--exclude-standard")
    return set(filter(None, named.splitlines()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--since", help="commit to compare with", default=None)
    known, others = parser.parse_known_args()
    changed = changed_since(known.since or base())
    if not changed:
        sys.stdout.write("nothing has changed: no test is concerned\n")
        return 0
    sources = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for tree in TREES
        for path in sorted((ROOT / tree).rglob("*.py"))
    }
    files = [HABITS, *(path for path in concerned(changed, sources) if path != HABITS)]
    sys.stdout.write(f"{len(changed)} files have changed, which concerns {len(files)} files of tests\n")
    options = [
        "--xvfb",
        "-n",
        "2",
        "--maxschedchunk",
        "4",
        "-m",
        "not slow",
        "--within",
        str(WITHIN_S),
        "-q",
        "-r",
        "fE",
    ]
    return int(pytest.main([*options, *others, *files]))


if __name__ == "__main__":
    sys.exit(main())
