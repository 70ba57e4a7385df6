"""docs/dependencies.md lists each pinned package, with its version, its licence and its purpose."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
SECTIONS = {"The program": ("run",), "Build and tests": ("build", "dev", "uv")}
"""Headings of the tables, each with the requirements that it lists."""


def pins(*names: str) -> dict[str, str]:
    """The pinned packages of these requirements, each with its version."""
    found: dict[str, str] = {}
    for name in names:
        text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
        found |= dict(re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, re.MULTILINE))
    return found


def rows(heading: str) -> list[list[str]]:
    """The rows of the table under a heading: package, version, licence, purpose."""
    section = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


@pytest.mark.parametrize("heading", SECTIONS)
def test_each_pinned_package_is_listed_with_its_version(heading: str) -> None:
    found = rows(heading)
    assert {package: version for package, version, *_ in found} == pins(*SECTIONS[heading])
    assert [row[0] for row in found] == sorted(row[0] for row in found), "each once, in order"


@pytest.mark.parametrize("heading", SECTIONS)
def test_each_has_a_licence_and_a_purpose(heading: str) -> None:
    assert [row for row in rows(heading) if len(row) != 4 or not all(row)] == []


@pytest.mark.parametrize("heading", SECTIONS)
def test_licences_are_those_that_the_packages_state(heading: str) -> None:
    wrong = []
    for package, version, licence, _ in rows(heading):
        try:
            stated = metadata(package)
        except PackageNotFoundError:  # of another system or environment
            continue
        expression = stated.get("License-Expression")
        if stated["Version"] == version and expression is not None and expression != licence:
            wrong.append((package, licence, expression))
    assert wrong == []


def test_what_the_program_asks_for_itself_has_a_purpose_of_its_own() -> None:
    asked = {re.split(r"[=<> ;\[]", line)[0].lower() for line in (ROOT / "requirements/run.in").read_text().split("\n")}
    purposes = {package: purpose for package, _, _, purpose in rows("The program")}
    assert {package for package, purpose in purposes.items() if not purpose.startswith("needed by ")} == asked - {""}
