"""Runs of letters of one style, joined to the text of an item with spans where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tni.api.formats import PlainScript, PlainSpan


@dataclass(frozen=True, slots=True)
class FontRun:
    """Letters of one style. size: of the font, in any unit."""

    text: str
    size: float = 16.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    struck: bool = False
    colour: str = "#000000"
    script: PlainScript = PlainScript.NORMAL
    link: str = ""


@dataclass(frozen=True, slots=True)
class JoinedRuns:
    """Text of an item: its whole style, and spans of what differs. size: the commonest of the runs."""

    text: str
    size: float
    bold: bool
    italic: bool
    underline: bool
    colour: str
    spans: tuple[PlainSpan, ...]


def join_runs(runs: Sequence[FontRun]) -> JoinedRuns:
    """Join runs, which hold the ends of lines too."""
    shown = [run for run in runs if run.text]
    letters = [run for run in shown if run.text.strip()] or shown
    size = _commonest(letters, lambda run: run.size if run.script is PlainScript.NORMAL else 0.0) or 16.0
    colour = str(_commonest(letters, lambda run: run.colour) or "#000000")
    bold, italic, underline = (
        bool(letters) and all(getattr(run, name) for run in letters) for name in ("bold", "italic", "underline")
    )
    spans, at = [], 0
    for run in shown:
        span = PlainSpan(
            at,
            at + len(run.text),
            bold=run.bold and not bold,
            italic=run.italic and not italic,
            underline=run.underline and not underline,
            struck=run.struck,
            colour=run.colour if run.colour != colour else "",
            scale=round(run.size / float(size), 3) if run.script is PlainScript.NORMAL and run.size > 0 else 1.0,
            script=run.script,
            link=run.link,
        )
        at = span.end
        if span != PlainSpan(span.start, span.end) and run.text.strip():
            spans.append(span)
    return JoinedRuns("".join(run.text for run in shown), float(size), bold, italic, underline, colour, _merged(spans))


def _commonest[T](runs: Sequence[FontRun], value: Callable[[FontRun], T]) -> T | None:
    counts: Counter[T] = Counter()
    for run in runs:
        if found := value(run):
            counts[found] += len(run.text)
    return counts.most_common(1)[0][0] if counts else None


def _merged(spans: Sequence[PlainSpan]) -> tuple[PlainSpan, ...]:
    """Join neighbours of the same style."""
    found: list[PlainSpan] = []
    for span in spans:
        if found and found[-1].end == span.start and replace(found[-1], start=span.start, end=span.end) == span:
            found[-1] = replace(found[-1], end=span.end)
        else:
            found.append(span)
    return tuple(found)
