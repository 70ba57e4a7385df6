"""`tni lesson info|check`: what is in a lesson file, and whether all of it can be read."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tni.store.lesson_check import check
from tni.store.lesson_info import info


def print_info(path: Path, *, as_json: bool, samples: bool) -> int:
    found = info(path, samples=samples)
    if as_json:
        json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _lines(found))
    return 0


def print_problems(path: Path) -> int:
    """Exit status 1 when there are some."""
    problems = check(path)
    for problem in problems:
        sys.stdout.write(f"{problem.kind.value}: {problem.where}: {problem.detail}\n")
    if not problems:
        sys.stdout.write("sound\n")
    return 1 if problems else 0


def _lines(found: dict[str, Any]) -> list[str]:
    out = [f"title    {found['title'] or '-'}", f"format   {found['format']}", f"pages    {len(found['pages'])}"]
    out += [f"  {number}. {_page_line(page)}" for number, page in enumerate(found["pages"], 1)]
    out.append(f"history  {found['history']['position']} of {found['history']['length']} steps")
    for seance in found["seances"]:
        out.append(f"séance   {seance['class']}, {seance['changed'][:16].replace('T', ' ')}")
    return out


def _page_line(page: dict[str, Any]) -> str:
    counts = [f"{len(page[kind])} {kind}" for kind in ("strokes", "texts", "images", "shapes") if page.get(kind)]
    return ", ".join([str(page.get("format", "")), *counts])
