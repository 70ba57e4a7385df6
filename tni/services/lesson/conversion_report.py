"""Report on a lesson that was read from another program's file, or written for one: what was kept, approximated and
dropped, by page and item. And its form as JSON, which `docs/conversion-report.md` describes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from tni.api.formats import (
    FormatLoss,
    PlainItem,
    PlainLesson,
    PlainMedia,
    PlainPage,
    PlainPicture,
    PlainShape,
    PlainStroke,
    PlainText,
)

SCHEMA, VERSION = "tni conversion report", 1


class ItemOutcome(Enum):
    """Outcome for an item."""

    KEPT = "kept"
    APPROXIMATED = "approximated"
    DROPPED = "dropped"


class ReportedKind(Enum):
    """Kind of what a line is about. OTHER: what has no item of its own."""

    TEXT = "text"
    STROKE = "stroke"
    SHAPE = "shape"
    PICTURE = "picture"
    SOUND = "sound"
    FILM = "film"
    GROUP = "group"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReportLine:
    """Item of a page and its outcome. source: name of the element in the file, "" for none. what: plain sentences in
    French, none for what was kept."""

    outcome: ItemOutcome
    kind: ReportedKind
    source: str = ""
    what: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Lines of a page. number: from 1, 0 for the whole lesson."""

    number: int
    lines: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True)
class ConversionReport:
    """Report on one file. pages: those with a line, in order."""

    pages: tuple[ReportPage, ...] = ()

    def count(self, outcome: ItemOutcome) -> int:
        return sum(line.outcome is outcome for page in self.pages for line in page.lines)

    @property
    def has_losses(self) -> bool:
        return any(line.outcome is not ItemOutcome.KEPT for page in self.pages for line in page.lines)

    def without_kept(self) -> tuple[ReportPage, ...]:
        """Return the pages with what was not kept as it was."""
        pages = (
            ReportPage(page.number, tuple(line for line in page.lines if line.outcome is not ItemOutcome.KEPT))
            for page in self.pages
        )
        return tuple(page for page in pages if page.lines)


def conversion_report(
    lesson: PlainLesson, losses: Iterable[FormatLoss], wholes: Collection[str] = ()
) -> ConversionReport:
    """Return the report on a lesson. losses: those of the reader and of the program, of whatever page. wholes: groups
    of which each is one thing, as the lines of a ruling.

    An item has one line, whatever is lost of it; a loss of no known item has a line of its own, and so has a group.
    """
    found: dict[int, list[ReportLine]] = {}
    of_item: dict[tuple[int, str], list[FormatLoss]] = {}
    alone: list[FormatLoss] = []
    kinds = {number: _kinds(page, wholes) for number, page in enumerate(lesson.pages, 1)}
    names = {(number, name) for number, of_page in kinds.items() for name, _ in of_page if name}
    for loss in losses:
        key = (loss.page, loss.item)
        if loss.item and key in names:
            of_item.setdefault(key, []).append(loss)
        else:
            alone.append(loss)
    for number, of_page in kinds.items():
        lines = found.setdefault(number, [])
        lines += (_line(kind, name, of_item.get((number, name), ())) for name, kind in of_page)
    for loss in alone:
        outcome = ItemOutcome.DROPPED if loss.is_dropped else ItemOutcome.APPROXIMATED
        found.setdefault(loss.page, []).append(ReportLine(outcome, ReportedKind.OTHER, loss.item, (loss.what,)))
    return ConversionReport(
        tuple(ReportPage(number, tuple(found[number])) for number in sorted(found) if found[number])
    )


def losses_of_shown(lesson: PlainLesson, losses: Iterable[FormatLoss]) -> Iterator[FormatLoss]:
    """Yield the losses of a reader, those of items that it has put on a page as approximations: what it left out of an
    item is not the item."""
    names = {(number, name) for number, page in enumerate(lesson.pages, 1) for name in _names(page)}
    for loss in losses:
        yield replace(loss, is_dropped=False) if loss.item and (loss.page, loss.item) in names else loss


def report_json(report: ConversionReport) -> dict[str, Any]:
    """Return a report as JSON: numbers, and the pages with their items by outcome."""
    return {**_counts(report), "pages": [_page_json(page) for page in report.pages]}


def document_json(files: Sequence[Mapping[str, Any]], **more: object) -> dict[str, Any]:
    """Return the whole of a report on one file or many."""
    return {"schema": SCHEMA, "version": VERSION, **more, "files": list(files)}


def _counts(report: ConversionReport) -> dict[str, int]:
    return {outcome.value: report.count(outcome) for outcome in ItemOutcome}


def _page_json(page: ReportPage) -> dict[str, Any]:
    found: dict[str, Any] = {"page": page.number}
    for outcome in ItemOutcome:
        found[outcome.value] = [_line_json(line) for line in page.lines if line.outcome is outcome]
    return found


def _line_json(line: ReportLine) -> dict[str, Any]:
    said: dict[str, Any] = {"item": line.source, "kind": line.kind.value}
    return said if line.outcome is ItemOutcome.KEPT else {**said, "what": list(line.what)}


def _line(kind: ReportedKind, name: str, losses: Sequence[FormatLoss]) -> ReportLine:
    if not losses:
        return ReportLine(ItemOutcome.KEPT, kind, name)
    outcome = ItemOutcome.DROPPED if any(loss.is_dropped for loss in losses) else ItemOutcome.APPROXIMATED
    return ReportLine(outcome, kind, name, tuple(dict.fromkeys(loss.what for loss in losses)))


def _names(page: PlainPage) -> set[str]:
    return {name for name, _ in _kinds(page) if name}


def _kinds(page: PlainPage, wholes: Collection[str] = ()) -> Sequence[tuple[str, ReportedKind]]:
    """Return the names of a page's items, and of its groups, which have names of their own. Items of one name are the
    parts of one item, and a group of such parts alone is that item."""
    kinds, order, members = dict[str, ReportedKind](), list[tuple[str, ReportedKind]](), dict[str, list[str]]()
    for item in page.items:
        name, kind = item.source, _kind(item)
        if item.group in wholes:
            name, kind = item.group, ReportedKind.GROUP
        elif item.group:
            members.setdefault(item.group, []).append(name)
        if not name or name not in kinds:
            order.append((name, kind))
        if kinds.setdefault(name, kind) is not kind:
            kinds[name] = ReportedKind.GROUP  # of parts of several kinds
    parts = {one for one, names in members.items() if len(names) > 1 and len(set(names)) == 1 and names[0]}
    groups = [one for one in members if one not in kinds and one not in parts]
    return [
        *((name, kinds[name] if name else kind) for name, kind in order),
        *((g, ReportedKind.GROUP) for g in groups),
    ]


def _kind(item: PlainItem) -> ReportedKind:
    match item:
        case PlainText():
            return ReportedKind.TEXT
        case PlainStroke():
            return ReportedKind.STROKE
        case PlainShape():
            return ReportedKind.SHAPE
        case PlainPicture():
            return ReportedKind.PICTURE
        case PlainMedia():
            return ReportedKind.FILM if item.is_film else ReportedKind.SOUND
