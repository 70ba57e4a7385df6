"""Work that means a part of the lesson, with the title or the text of that part: « apprendre le I », « le résumé »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tni.cahier.announced_work import is_work_page, without_work
from tni.cahier.french import NBSP, quoted
from tni.cahier.plain_titles import clean_title, comparable, punctuated
from tni.cahier.worked_lessons import WorkedLesson

_LINE_MAX = 178
_PART = re.compile(r"\b(?:le|la partie|du|de la partie) (?P<number>I{1,3}|IV|V|VI)(?=$|[ ,.;])(?! \()")
_NUMBERED = re.compile(r"(?P<number>I{1,3}|IV|V|VI)[ \u00a0]?[.)/:–-]+[ \u00a0]*(?P<title>\S.*)$")
_SUMMARY = re.compile(
    r"(?:apprendre|relire|savoir|r[ée]viser|m[ée]moriser) (?:par cœur )?(?:le résumé|la conclusion|l’essentiel"
    r"|ce qu’il faut retenir)$",
    re.I,
)
_SUMMARIES = frozenset(
    ["résumé", "trace écrite", "bilan", "synthèse", "conclusion", "à retenir", "je retiens", "ce que j ai appris",
     "ce que nous avons appris", "ce que je retiens", "ce qu il faut retenir", "l essentiel", "j ai appris"]
)  # fmt: skip
"""Headings of what pupils keep of an hour."""


def with_parts_named(task: str, lesson: WorkedLesson) -> str:
    """Return a task with the titles of the numbered parts that it means, and the text of the summary to be learnt; as
    it is where the pages of the lesson have none, or more than one."""
    titles: dict[str, set[str]] = {}
    for line in _headings(lesson):
        if found := _NUMBERED.match(line):
            titles.setdefault(found["number"], set()).add(clean_title(found["title"]))

    def named(found: re.Match[str]) -> str:
        known = titles.get(found["number"], set())
        return f"{found[0]} ({punctuated(next(iter(known)))})" if len(known) == 1 and any(known) else found[0]

    told = _PART.sub(named, task)
    told = told if len(told) <= _LINE_MAX else task
    if _SUMMARY.fullmatch(told) and len(texts := set(_summaries(lesson))) == 1:
        whole = f"{told}{NBSP}: {quoted(punctuated(texts.pop()))}"
        return whole if len(whole) <= _LINE_MAX else told
    return told


def _headings(lesson: WorkedLesson) -> Iterator[str]:
    for page in lesson.pages.values():
        yield (page.title or page.text.split("\n", 1)[0]).strip()


def _summaries(lesson: WorkedLesson) -> Iterator[str]:
    """Yield the texts of the pages that are headed as what is to be kept."""
    for page in lesson.pages.values():
        lines = [line.strip() for line in page.text.split("\n") if line.strip()]
        title = page.title or (lines[0] if lines else "")
        if comparable(title) in _SUMMARIES:
            text = " ".join(line for line in lines if comparable(line) != comparable(title))
            if text and "«" not in text:
                yield text


def pages_used(lesson: WorkedLesson) -> set[str]:
    """Return the numbers of the pages of books that the lesson worked with, as its pages and its plan name them."""
    texts = [without_work(page) for page in lesson.pages.values()]
    texts += [text for page in lesson.pages.values() if not is_work_page(page) for text in (page.title, *page.sources)]
    if lesson.followed is not None:
        texts += [lesson.followed.materials, *lesson.followed.details]
    return {number for text in texts for number in re.findall(r"\bp(?:ages?|p)?\.?[ \u00a0]?(\d{1,3})", text)}
