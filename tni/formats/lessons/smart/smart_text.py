"""Texts of SMART Notebook: paragraphs of lines of runs, joined to one item with its styles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import atan2, degrees, hypot
from typing import Any

from tni.api.formats import PlainAlign, PlainMarker, PlainParagraph, PlainText
from tni.core.geometry import Affine
from tni.formats.lessons.font_runs import FontRun, join_runs
from tni.formats.lessons.svg_marks import mapped
from tni.formats.lessons.svg_style import StyleSheets
from tni.formats.lessons.svg_texts import BASELINE_EMS, run_of
from tni.formats.lessons.svg_tree import local_attributes
from tni.formats.lessons.svg_values import parse_length
from tni.formats.xml_tree import Element, name_of

STRETCHED = "Texte étiré : repris sans étirement."
_ALIGNS = {
    "center": PlainAlign.CENTRE,
    "centre": PlainAlign.CENTRE,
    "right": PlainAlign.RIGHT,
}
_WIDER = 1.1
"""Room for the program's own font, beside that in which the lines were broken."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    runs: tuple[FontRun, ...]
    lines: int
    look: PlainParagraph


def is_smart_text(element: Element) -> bool:
    """Return whether a text is made of paragraphs, not a plain text of SVG."""
    return any(name_of(one) == "tspan" and any(name_of(line) == "tspan" for line in one) for one in element)


def smart_text(
    element: Element, style: dict[str, str], sheets: StyleSheets, to_page: Affine, fields: dict[str, Any]
) -> tuple[list[PlainText], list[str]]:
    """Return the item of a text, and what is not as it was. style: of the element."""
    own = local_attributes(element)
    paragraphs = [_paragraph(one, style, sheets) for one in element if name_of(one) == "tspan"]
    while paragraphs and not "".join(run.text for run in paragraphs[-1].runs).strip():
        paragraphs.pop()
    if not paragraphs:
        return [], []
    runs: list[FontRun] = []
    for number, paragraph in enumerate(paragraphs):
        if number:
            runs.append(replace(runs[-1] if runs else FontRun(""), text="\n"))
        runs += paragraph.runs
    joined = join_runs(runs)
    scale_x, scale_y = hypot(to_page.a, to_page.b), hypot(to_page.c, to_page.d)
    aligns = {one.look.align or PlainAlign.LEFT for one, _ in zip(paragraphs, range(1000), strict=False)}
    align = next(iter(aligns)) if len(aligns) == 1 else PlainAlign.LEFT
    is_wide = align is not PlainAlign.LEFT or len(aligns) > 1 or any(one.lines > 1 for one in paragraphs)
    width = parse_length(own.get("editwidth")) if is_wide or own.get("forcewidth") == "1" else 0.0
    left, top = _corner(element, joined.size)
    ((x, y),) = mapped(to_page, [(left, top)])
    turn = degrees(atan2(to_page.b, to_page.a))
    looks = tuple(replace(one.look, align=None if len(aligns) == 1 else one.look.align) for one in paragraphs)
    text = PlainText(
        x=x, y=y, text=joined.text, size=joined.size * to_page.mean_scale,
        width=width * scale_x * (_WIDER if align is PlainAlign.LEFT else 1.0), colour=joined.colour, bold=joined.bold,
        italic=joined.italic, underline=joined.underline, align=align, turn=turn if abs(turn) > 1e-6 else 0.0,
        spans=joined.spans, paragraphs=looks if any(one != PlainParagraph() for one in looks) else (),
        height=parse_length(own.get("editheight")) * scale_y, **fields,
    )  # fmt: skip
    is_stretched = abs(scale_x - scale_y) > 0.05 * max(scale_x, scale_y)
    return [text], [STRETCHED] if is_stretched else []


def text_of(element: Element) -> str:
    """Return what a text says: its paragraphs, each on a line."""
    if not is_smart_text(element):
        return " ".join("".join(element.itertext()).split())
    plain = StyleSheets(element)
    found = (_paragraph(one, {}, plain) for one in element if name_of(one) == "tspan")
    return "\n".join("".join(run.text for run in one.runs).strip() for one in found).strip()


def _paragraph(element: Element, style: dict[str, str], sheets: StyleSheets) -> _Paragraph:
    own = local_attributes(element)
    of_paragraph = sheets.style_of(element, style)
    runs: list[FontRun] = []
    lines = 0
    for line in element:
        if name_of(line) != "tspan":
            continue
        found = list(_runs(line, sheets.style_of(line, of_paragraph), sheets))
        lines += bool(found)
        if found and runs and not runs[-1].text[-1:].isspace() and not found[0].text[:1].isspace():
            runs.append(replace(runs[-1], text=" "))
        runs += found
    if not runs and (element.text or "").strip():
        runs.append(run_of(_cleaned(element.text), of_paragraph))
    bullet = own.get("bullet", "0").strip().lower()
    marker = PlainMarker.NONE if bullet in ("", "0", "none", "false") else PlainMarker.BULLET
    align = _ALIGNS.get(own.get("justification", "").strip().lower(), PlainAlign.LEFT)
    return _Paragraph(tuple(runs), lines, PlainParagraph(marker, align=align))


def _runs(line: Element, style: dict[str, str], sheets: StyleSheets) -> list[FontRun]:
    found = [run_of(_cleaned(line.text), style)] if (line.text or "").strip() else []
    for one in line:
        if name_of(one) != "tspan":
            continue
        text = _cleaned("".join(one.itertext()))
        if text:
            of_run = sheets.style_of(one, style)
            if "text-decoration" not in of_run and "text-decoration" in style:
                of_run["text-decoration"] = style["text-decoration"]
            found.append(run_of(text, of_run))
    return found


def _cleaned(text: str | None) -> str:
    return (text or "").replace("\r", "").replace("\n", " ").replace("\t", "    ")


def _corner(element: Element, size: float) -> tuple[float, float]:
    """Return the top left corner of a text in its own units: above the first baseline."""
    for one in element.iter():
        own = local_attributes(one)
        if name_of(one) == "tspan" and "y" in own:
            return parse_length(own.get("x")), parse_length(own.get("y")) - BASELINE_EMS * size
    return 0.0, 0.0
