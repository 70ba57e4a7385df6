"""Summary of a run's skipped tests: how many for which reason, in one line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest


def counts(reports: Iterable[pytest.TestReport | pytest.CollectReport]) -> Counter[str]:
    """Skipped tests by reason. A reason is what stands before its first colon."""
    return Counter(_reason(report) for report in reports)


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return text.removeprefix("Skipped: ").partition(":")[0]


def added(found: Counter[str], file: Path) -> Counter[str]:
    """Add the counts of this run to those of earlier runs in a file, and return the sums."""
    if file.exists():
        found = found + Counter(json.loads(file.read_text(encoding="utf-8")))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found), encoding="utf-8")
    return found


def line(found: Counter[str]) -> str:
    """Text for people: most frequent reason first."""
    if not found:
        return "skipped: nothing"
    parts = [f"{count} {reason}" for reason, count in sorted(found.items(), key=lambda item: (-item[1], item[0]))]
    return f"skipped: {found.total()} tests ({'; '.join(parts)})"
