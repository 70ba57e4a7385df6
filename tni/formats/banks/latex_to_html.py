"""Conversion of LaTeX to HTML, as far as questions need it.

Formulas stay LaTeX within `\\( \\)` and `\\[ \\]`. Of an unknown command the text stays and the command is recorded as
a loss.
"""

from __future__ import annotations

import html
import re
import unicodedata

from tni.core.format_errors import FileTooDeepError
from tni.formats.banks.read_context import ReadContext
from tni.quiz.bank.html_tags import tag_set
from tni.quiz.bank.losses import LossKind
from tni.quiz.bank.plain_text import NO_PICTURE

DEPTH_MOST = 60
_TOKEN = re.compile(r"\\[a-zA-Z]+\*?[ \t]*|\\.|\$\$|[${}~&]|``|''|---?|<<|>>|\n\s*\n|[^\\${}~&`'<>\n-]+|.", re.DOTALL)
_TAGS = {
    "textbf": "b",
    "emph": "em",
    "textit": "i",
    "textsl": "i",
    "texttt": "code",
    "underline": "u",
    "textsuperscript": "sup",
    "textsubscript": "sub",
    "section": "h3",
    "subsection": "h4",
    "subsubsection": "h5",
    "paragraph": "b",
}
_SIGNS = {
    "dots": "…",
    "ldots": "…",
    "textellipsis": "…",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "oe": "œ",
    "OE": "Œ",
    "ae": "æ",
    "AE": "Æ",
    "ss": "ß",
    "o": "ø",
    "aa": "å",
    "i": "ı",
    "og": "« ",
    "fg": " »",
    "euro": "€",
    "texteuro": "€",
    "degres": "°",
    "textdegree": "°",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "guillemotleft": "«",
    "guillemotright": "»",
    "up": "",
    "newline": "<br>",
    "linebreak": "<br>",
    "par": "<br>",
    "quad": " ",
    "qquad": " ",
    "noindent": "",
    "centering": "",
    "hfill": " ",
    "vfill": "",
    "hline": "",
    "smallskip": "",
    "medskip": "",
    "bigskip": "",
    "QuestionIndicative": "",
    "AMCdontScan": "",
    "displaystyle": "",
    "item": "",
}
_DROPPED = frozenset(("vspace", "hspace", "label", "phantom", "vskip", "addpoints", "selectlanguage", "vspace*"))
_ACCENTS = {"'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "c": "\u0327", "v": "\u030c"}
_QUOTES = {"``": "“", "''": "”", "---": "—", "--": "–", "<<": "« ", ">>": " »", "~": "\u00a0"}
_MATHS = tag_set("equation align gather multline eqnarray displaymath math")
_FRAMES = tag_set("center flushleft flushright minipage multicols quote quotation figure table")
_UNSUPPORTED = tag_set("tikzpicture pspicture picture asy pgfpicture circuitikz")
_LISTS = {"itemize": "ul", "enumerate": "ol", "description": "ul"}


def parse_group(text: str, at: int) -> tuple[str, int] | None:
    """Return the content of the braces at `at` and the position after them; None without braces, or if they do not
    close."""
    if not text.startswith("{", at):
        return None
    depth = 0
    for found in re.compile(r"\\.|[{}]", re.DOTALL).finditer(text, at):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if depth == 0:
                return text[at + 1 : found.start()], found.end()
    return None


def skip_blank(text: str, at: int) -> int:
    """Return the position after white space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def parse_optional(text: str, at: int) -> tuple[str, int]:
    """Return the content of square brackets after white space, "" if there are none, and the position after them."""
    start = skip_blank(text, at)
    if text.startswith("[", start) and (end := text.find("]", start)) >= 0:
        return text[start + 1 : end], end + 1
    return "", at


def latex_to_html(text: str, reading: ReadContext, depth: int = 0) -> str:
    """Convert LaTeX to HTML that is not sanitized yet. Raises: FileTooDeepError."""
    if depth > DEPTH_MOST:
        raise FileTooDeepError
    return _Converter(text, reading, depth).html()


class _Converter:
    def __init__(self, text: str, reading: ReadContext, depth: int) -> None:
        self._text, self._reading, self._depth = text, reading, depth
        self._at, self._unclosed = 0, False

    def html(self) -> str:
        out = []
        while (found := _TOKEN.match(self._text, self._at)) is not None:
            self._at = found.end()
            out.append(self._token(found[0]))
        html = "".join(out).strip()
        while html.startswith("<br>"):
            html = html[4:].lstrip()
        while html.endswith("<br>"):
            html = html[:-4].rstrip()
        return html

    def _inner(self, text: str) -> str:
        return latex_to_html(text, self._reading, self._depth + 1)

    def _token(self, token: str) -> str:
        if token[0] == "\\" and len(token) > 1:
            return self._command(token[1:].rstrip()) if token[1].isalpha() else self._sign(token[1])
        if token in ("$", "$$"):
            raw = self._until(token)
            return f"\\({_math(raw)}\\)" if token == "$" else f"\\[{_math(raw)}\\]"
        if token == "{":
            self._at -= 1
            inside = self._argument()
            self._at += inside is None
            return self._inner(inside or "")
        if token in "}":
            return ""
        if token.startswith("\n") and token.count("\n") > 1:
            return "<br>"
        return _QUOTES.get(token) or html.escape(token, quote=False)

    def _until(self, end: str) -> str:
        """Return the text up to a mark without a backslash before it; the whole rest if there is none."""
        start = self._at
        while (found := self._text.find(end, self._at)) > 0 and self._text[found - 1] == "\\":
            self._at = found + 1
        raw = self._text[start : found if found >= 0 else len(self._text)]
        self._at = len(self._text) if found < 0 else found + len(end)
        return raw

    def _sign(self, sign: str) -> str:
        if sign in "([":
            raw = self._until("\\)" if sign == "(" else "\\]")
            return f"\\({_math(raw)}\\)" if sign == "(" else f"\\[{_math(raw)}\\]"
        if sign == "\\":
            self._at = parse_optional(self._text, self._at)[1]
            return "<br>"
        if sign in _ACCENTS and sign not in "cv":
            return self._accent(_ACCENTS[sign])
        return {",": " ", ";": " ", ":": " ", "!": "", "-": "", "/": "", " ": " ", "\n": " "}.get(
            sign, html.escape(sign, quote=False)
        )

    def _accent(self, mark: str) -> str:
        letters = self._argument() if self._text.startswith("{", self._at) else None
        if letters is None:
            plain = re.compile(r"\\[ij]\b|.", re.DOTALL).match(self._text, self._at)
            letters, self._at = (plain[0], plain.end()) if plain else ("", self._at)
        letters = letters.replace("\\i", "i").replace("\\j", "j").strip()
        composed = unicodedata.normalize("NFC", letters[:1] + mark + letters[1:]) if letters else ""
        return html.escape(composed, quote=False)

    def _argument(self) -> str | None:
        """Return the content of the braces that follow; None without braces, or once some were found not to close."""
        start = skip_blank(self._text, self._at)
        if self._unclosed or not self._text.startswith("{", start):
            return None
        found = parse_group(self._text, start)
        self._unclosed = found is None
        if found is None:
            return None
        self._at = found[1]
        return found[0]

    def _command(self, name: str) -> str:
        bare = name.rstrip("*")
        if bare in _TAGS:
            return f"<{_TAGS[bare]}>{self._inner(self._argument() or '')}</{_TAGS[bare]}>"
        if bare in _SIGNS:
            return _SIGNS[bare]
        if bare in _DROPPED:
            self._argument()
            return ""
        if bare in ("c", "v") and self._text.startswith("{", self._at):
            return self._accent(_ACCENTS[bare])
        if bare == "begin":
            return self._environment(self._argument() or "")
        if bare == "end":
            self._argument()
            return ""
        if bare == "includegraphics":
            self._at = parse_optional(self._text, self._at)[1]
            source = (self._argument() or "").strip()
            self._reading.lose(LossKind.FILES, source)
            return f'<img src="{html.escape(source.removeprefix("./"))}" alt="">'
        if bare == "ce":
            return f"\\(\\ce{{{_math(self._argument() or '')}}}\\)"
        if bare == "verb" and self._at < len(self._text):
            mark = self._text[self._at]
            self._at += 1
            return f"<code>{html.escape(self._until(mark), quote=False)}</code>"
        self._reading.lose(LossKind.FORMAT, f"\\{name}")
        self._at = parse_optional(self._text, self._at)[1]
        return ""

    def _environment(self, name: str) -> str:
        self._reading.check_time()
        bare = name.rstrip("*")
        ending = f"\\end{{{name}}}"
        end = self._nested_end(name, ending)
        inside = self._text[self._at : end]
        self._at = min(len(self._text), end + len(ending))
        if bare in _MATHS:
            kept = inside if bare in ("equation", "displaymath", "math") else f"\\begin{{{name}}}{inside}{ending}"
            return f"\\[{_math(kept)}\\]"
        if bare in _LISTS:
            points = re.split(r"\\item\b(?:\s*\[[^\]]{0,500}\])?", inside)[1:]
            return f"<{_LISTS[bare]}>{''.join(f'<li>{self._inner(p)}</li>' for p in points)}</{_LISTS[bare]}>"
        if bare in ("verbatim", "alltt", "lstlisting", "Verbatim"):
            return f"<pre>{html.escape(inside.strip(), quote=False)}</pre>"
        if bare in ("tabular", "tabularx", "array"):
            return self._table(inside)
        if bare in _UNSUPPORTED:
            self._reading.lose(LossKind.FILES, bare)
            return NO_PICTURE
        if bare in _FRAMES:
            at = parse_optional(inside, 0)[1]
            taken = parse_group(inside, at) if bare in ("minipage", "multicols") else None
            return f"<div>{self._inner(inside[taken[1] if taken else at :])}</div>"
        self._reading.lose(LossKind.FORMAT, bare)
        return self._inner(inside)

    def _nested_end(self, name: str, ending: str) -> int:
        """Return the end of an environment, past nested ones of the same name."""
        depth, at = 1, self._at
        opening = f"\\begin{{{name}}}"
        while True:
            end = self._text.find(ending, at)
            if end < 0:
                return len(self._text)
            depth += self._text.count(opening, at, end) - 1
            if depth == 0:
                return end
            at = end + len(ending)

    def _table(self, inside: str) -> str:
        at = skip_blank(inside, parse_optional(inside, 0)[1])
        found = parse_group(inside, at)
        rows = (inside[found[1] :] if found else inside).replace("\\&", "\ufdd0").split("\\\\")
        lines = []
        for row in rows:
            cells = [self._inner(cell.replace("\ufdd0", "\\&")) for cell in row.replace("\\hline", "").split("&")]
            if any(cells):
                lines.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
        return f"<table>{''.join(lines)}</table>"


def _math(raw: str) -> str:
    return html.escape(" ".join(raw.split()), quote=False)
