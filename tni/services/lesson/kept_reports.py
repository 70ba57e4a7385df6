"""Reports on what was read from files of other programs, kept by the lessons that it became, so that each can be shown
again after the program was ended."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from tni.services.lesson.conversion_report import ConversionReport, ItemOutcome, ReportedKind, ReportLine, ReportPage

MOST_KEPT = 20_000
"""Items of a page that were kept as they were, at most: a number in a file may be anything."""
_log = logging.getLogger(__name__)


class ReportStore(Protocol):
    """Store of reports as JSON, by the ids of lessons."""

    def has(self, lesson_id: str) -> bool: ...

    def report(self, lesson_id: str) -> dict[str, Any] | None: ...

    def keep(self, lesson_id: str, report: dict[str, Any]) -> None: ...


@dataclass(frozen=True, slots=True)
class NamedReport:
    """Report on a file. name: of the file."""

    name: str
    report: ConversionReport


class KeptReports:
    """Use case of keeping reports. For any thread."""

    def __init__(self, store: ReportStore) -> None:
        self._store = store

    def has(self, lesson_id: str) -> bool:
        """Return whether there is a report on a lesson; quick."""
        return bool(lesson_id) and self._store.has(lesson_id)

    def of(self, lesson_id: str) -> NamedReport | None:
        """Return the report on a lesson; None without one that can be read."""
        if not self.has(lesson_id) or (found := self._store.report(lesson_id)) is None:
            return None
        try:
            return NamedReport(str(found["name"]), ConversionReport(tuple(map(_page, found["pages"]))))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            _log.info("report on %s: %s", lesson_id, type(error).__name__)
            return None

    def keep(self, lesson_id: str, name: str, report: ConversionReport) -> None:
        """Keep the report on a lesson. name: of the file that it was read from."""
        if lesson_id:
            try:
                self._store.keep(lesson_id, {"name": name, "pages": [_page_values(page) for page in report.pages]})
            except OSError as error:
                _log.info("report on %s: %s", lesson_id, error)


def _page_values(page: ReportPage) -> dict[str, Any]:
    """Return a page as JSON: of what was kept as it was, the numbers alone."""
    kept = Counter(line.kind.value for line in page.lines if line.outcome is ItemOutcome.KEPT)
    lost = [line for line in page.lines if line.outcome is not ItemOutcome.KEPT]
    lines = [[line.outcome.value, line.kind.value, line.source, list(line.what)] for line in lost]
    return {"page": page.number, "kept": dict(kept), "lines": lines}


def _page(found: Mapping[str, Any]) -> ReportPage:
    """Raises: ValueError, TypeError, KeyError, AttributeError."""
    lines: list[ReportLine] = []
    for kind, number in found["kept"].items():
        lines += [ReportLine(ItemOutcome.KEPT, ReportedKind(kind))] * min(int(number), MOST_KEPT)
    lines += map(_line, found["lines"])
    return ReportPage(int(found["page"]), tuple(lines))


def _line(found: Sequence[Any]) -> ReportLine:
    outcome, kind, source, what = found
    return ReportLine(ItemOutcome(outcome), ReportedKind(kind), str(source), tuple(map(str, what)))
