"""Words in a script: marks of style and of special letters between pound signs, taken out or turned into letters."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plugins.instrumenpoche.script_latex import SUBSCRIPTS, SUPERSCRIPTS, plain_formula
from plugins.instrumenpoche.script_signs import sign_of

_INDEXED = re.compile(r"£([ie])\(([^(),£]{0,40}),([^(),£]{0,40})\)")
_FUNCTION = re.compile(r"£([a-zA-Z]{1,12})\(([^(),£]{0,80})\)")
_NAMED = re.compile(r"£([a-zA-Z]{1,20}[0-9]?)£|£([a-zA-Z]{1,20}[0-9]?)")
_TAG = re.compile(r"<\s*(/?)\s*([a-zA-Z]{1,10})([^<>]{0,200})>")
_BRACKET = re.compile("£([lg])t£", re.IGNORECASE)
_STYLE = re.compile(r"£(/?)([biu])£", re.IGNORECASE)
_COLOUR = re.compile(r"""color\s*=\s*["']?([#\w]+)""", re.IGNORECASE)
_FORMULA = re.compile(r"\$([^$]{0,4000})\$")
_COMMANDS = re.compile(r"\\(frac|sqrt|widehat|overrightarrow|text|left)\b")


@dataclass(frozen=True, slots=True)
class ScriptRun:
    """Letters of one style. colour: as it is written, "" for none of its own."""

    text: str
    is_bold: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class ScriptText:
    """Text of a script, line by line."""

    rows: tuple[tuple[ScriptRun, ...], ...]

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple("".join(run.text for run in row) for row in self.rows)


def read_text(text: str) -> ScriptText:
    """Return the words with their styles."""
    if _COMMANDS.search(text) and "$" not in text:
        text = f"${text}$"
    text = _FORMULA.sub(lambda found: plain_formula(found[1]), text).replace("$", "")
    text = _BRACKET.sub(lambda found: "<" if found[1] in "lL" else ">", text)
    text = _STYLE.sub(lambda found: f"<{found[1]}{found[2]}>", text)
    text = _INDEXED.sub(lambda f: f[2] + f[3].translate(SUBSCRIPTS if f[1] == "i" else SUPERSCRIPTS), text)
    text = _FUNCTION.sub(lambda f: f[2], text)
    text = _NAMED.sub(lambda f: sign_of(f[1] or f[2]), text)
    return ScriptText(tuple(_stripped(row) for row in _rows(text)))


def _rows(text: str) -> list[list[ScriptRun]]:
    """Return the letters by lines, each with the style that the tags before it give. A bold tag where one is open
    already closes it, as authors mean it."""
    rows: list[list[ScriptRun]] = [[]]
    is_bold, colours, end = False, list[str](), 0

    def add(letters: str) -> None:
        for number, part in enumerate(letters.split("\n")):
            if number:
                rows.append([])
            if part:
                rows[-1].append(ScriptRun(part, is_bold, next(filter(None, reversed(colours)), "")))

    for found in _TAG.finditer(text):
        add(text[end : found.start()])
        end, name, closes = found.end(), found[2].lower(), bool(found[1])
        if name == "br":
            add("\n")
        elif name in ("b", "strong", "bold"):
            is_bold = not closes and not is_bold
        elif name == "font" and closes:
            del colours[-1:]
        elif name == "font":
            named = _COLOUR.search(found[3])
            colours.append("" if named is None else named[1])
    add(text[end:])
    return rows


def _stripped(row: list[ScriptRun]) -> tuple[ScriptRun, ...]:
    """Return a line without space at its end, neighbours of one style joined. Space at its beginning stays: authors put
    words side by side with it."""
    runs: list[ScriptRun] = []
    for run in row:
        if runs and (runs[-1].is_bold, runs[-1].colour) == (run.is_bold, run.colour):
            runs[-1] = replace(runs[-1], text=runs[-1].text + run.text)
        else:
            runs.append(run)
    while runs and not runs[-1].text.strip():
        del runs[-1]
    if runs:
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(runs)
