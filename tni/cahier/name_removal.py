"""Removal of pupils' names from an entry: « un élève » in their place, in French that needs no further hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tni.cahier.names_in_text import FoundName, NameKind

_BETWEEN = re.compile(r"\s*(?:,|/|&|;|\+|et|ou|,\s*et|,\s*puis|puis)?\s*", re.IGNORECASE)
"""What stands between the names of a list."""
_OWN = "mon|ton|son|notre|votre|leur"
_SHE = re.compile(r"\b(?:elle|une élève|la seule|la première|déléguée|absente|présente)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…\n]")
_MARKS = " \t\u00a0\u202f,;:/&+–—-•*()[]«»\"'’."


def without_names(text: str, names: Iterable[FoundName]) -> str:
    """Return a text without some of the names in it. A name in parentheses goes with them, and so does a line of names
    alone. names: as `NameFinder.find` returned them for this text."""
    wanted = sorted(names, key=lambda found: found.start)
    for run in reversed(list(_runs(text, wanted))):
        text = _without(text, run)
    return text


def _runs(text: str, names: Sequence[FoundName]) -> Iterator[list[FoundName]]:
    """Group the names of a list such as « Emma, Karim et Léa »."""
    run: list[FoundName] = []
    for found in names:
        between = text[run[-1].end : found.start] if run else ""
        if run and not ("\n" not in between and _BETWEEN.fullmatch(between.removeprefix("."))):
            yield run
            run = []
        run.append(found)
    if run:
        yield run


def _without(text: str, run: Sequence[FoundName]) -> str:
    start, end = run[0].start, run[-1].end
    if text[end : end + 1] == "." and _is_of_initial(text, end, run[-1]):
        end += 1
    before, after = text[:start], text[end:]
    line_before, line_after = before.rpartition("\n")[2], after.partition("\n")[0]
    if not (line_before + line_after).strip(_MARKS):
        return _without_line(before, line_before, after, line_after)
    if re.search(r"[(\[]\s*$", before) and re.match(r"\s*[)\]]", after):
        return re.sub(r"\s*[(\[]\s*$", "", before) + re.sub(r"^\s*[)\]]", "", after)
    head, words = _instead(before, after, run)
    return head + words + after


def _is_of_initial(text: str, end: int, found: FoundName) -> bool:
    """Return whether the full stop after a name is that of an initial and ends no sentence."""
    if found.kind not in (NameKind.INITIALS, NameKind.WITH_INITIAL) or not re.search(r"\b\w$", text[:end]):
        return False
    return re.match(r"\.\s*[^\s\w]|\.\s+[^\W\d_A-ZÀ-Ý]|\.\w", text[end:]) is not None


def _without_line(before: str, line_before: str, after: str, line_after: str) -> str:
    kept_before = before[: len(before) - len(line_before)]
    kept_after = after[len(line_after) :]
    if kept_after.startswith("\n"):
        return kept_before + kept_after[1:]
    return kept_before.removesuffix("\n") + kept_after


def _instead(before: str, after: str, run: Sequence[FoundName]) -> tuple[str, str]:
    """Return what stands before the names, as it must be then, and what takes their place."""
    several = len(run) > 1
    she = not several and _is_she(before, after)
    one = "une élève" if she else "un élève"
    if found := re.search(r"\b(le|la)\s+$", before, re.IGNORECASE):
        article = found.group(1)[0]
        return (before[: found.start()], f"{article}es élèves" if several else f"{article}’élève")
    if re.search(r"\b(?:les|des|ces|mes|nos|vos|leurs|deux|trois)\s+$", before, re.IGNORECASE):
        return before, "élèves"
    if re.search(r"\bl['’ʼ]\s*$", before, re.IGNORECASE):
        return before, "élève"
    if re.search(rf"\b(?:une?|cet|cette|{_OWN})\s+$", before, re.IGNORECASE):
        return before, "élève"
    if found := re.search(r"\bce\s+$", before, re.IGNORECASE):
        return before[: found.end()].rstrip() + "t ", "élève"
    if found := re.search(r"\b(m|t|s)a\s+$", before, re.IGNORECASE):
        return before[: found.start()] + found.group(1) + "on ", "élève"
    if found := re.search(r"\b(d)(?:e\s+|['’ʼ]\s*)$", before, re.IGNORECASE):
        return before[: found.start()] + found.group(1) + "’", "élèves" if several else one
    if found := re.search(r"(qu)e\s+$", before, re.IGNORECASE):
        return (before, "des élèves") if several else (before[: found.start()] + found.group(1) + "’", one)
    if (found := re.search(r"(qu)['’ʼ]\s*$", before, re.IGNORECASE)) and several:
        return before[: found.start()] + found.group(1) + "e ", "des élèves"
    words = "des élèves" if several else one
    return before, words[0].upper() + words[1:] if _begins(before) else words


def _is_she(before: str, after: str) -> bool:
    sentence = _SENTENCE_END.split(before)[-1] + " " + _SENTENCE_END.split(after)[0]
    return _SHE.search(sentence) is not None


def _begins(before: str) -> bool:
    """Return whether a sentence begins here: after a full stop, or a line's bullet."""
    said = before.rstrip(" \t\u00a0\u202f")
    line = said.rpartition("\n")[2]
    return not line.strip("-–•* \t\u00a0") or said.endswith((".", "!", "?", "…"))
