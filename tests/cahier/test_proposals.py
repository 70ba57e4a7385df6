"""Proposals of fifty scripted séances keep to the rules of docs/cahier.md, and stay as they were judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cahier.proposals import FILE, SCRIPTS, SETS, as_text, proposal
from tests.cahier.scripts_unseen import UNSEEN
from tests.cahier.seance_scripts import P, Script
from tni.cahier.book_references import book_pages
from tni.cahier.class_answers import tells_answers
from tni.cahier.entry import TITLE_MAX, CahierEntry, Homework, SupportKind
from tni.cahier.entry_export import content_block, heading, homework_block
from tni.cahier.foreign_titles import is_language
from tni.cahier.missing_parts import MissingKind, MissingPart, missing_from
from tni.cahier.plain_titles import clean_title

NBSP = "\u00a0"
IDS = [script.name for script in SCRIPTS]
LOG = re.compile(
    r"réponses? sur|\d+ justes?|ajoutée|pages? travaillée|choix multiple|vrai ou faux|\d+ réponses?|%|\bNone\b", re.I
)
PLACEHOLDER = re.compile(r"sans titre|diapo|\bimg|scan|untitled|_|\bv\d|\.(pdf|tni|docx?|pptx?|odp)\b", re.I)
NUMBER_ALONE = re.compile(rf"^– (page|diapo|p\.)[ {NBSP}]?\d*$|^– [\d\W]*$", re.I)
LEARN = re.compile(r"^(apprendre|revoir|réviser|relire) (la|le|sa|son) (leçon|cours)\.?$", re.I | re.MULTILINE)
BOOK = re.compile(r"\bp(?:ages?|\.)?\s?\.?\s?(\d{1,3})", re.I)


def lines_of(entry: CahierEntry) -> list[str]:
    return [
        line for text in (content_block(entry).text, homework_block(entry).text) for line in text.split("\n") if line
    ]


def faults(script: Script, entry: CahierEntry) -> Iterator[str]:
    """Yield the numbers of the rules that a proposal breaks, with what breaks them."""
    lines = lines_of(entry)
    text = "\n".join(lines)
    if found := LOG.search(text):
        yield f"2 {found[0]}"
    bare = re.sub(r"https?://\S+", "", text)
    if is_language(script.subject):
        bare = re.sub(r"«[^»]*»", "« »".replace(" ", NBSP), bare)  # words of the language, with its punctuation
    if found := re.search(
        rf"(?<=[^\s{NBSP}(]) ?[;?!](?=\s|$)|\w ?:(?=\s|$)|« | »|  |\(\s*\)|,$|«{NBSP}{NBSP}", bare, re.MULTILINE
    ):
        before = bare[max(0, found.start() - 1) : found.end()]
        if NBSP not in before:
            yield f"3 {bare[max(0, found.start() - 15) : found.end() + 5]!r}"
    if not entry.contenu and MissingPart(MissingKind.CONTENT) not in missing_from(entry):
        yield "10 nothing, and the teacher is not asked"
    if PLACEHOLDER.search(entry.title) or not clean_title(entry.title):
        yield f"4 {entry.title}"
    if not 0 < len(entry.title) <= TITLE_MAX:
        yield f"5 {entry.title}"
    yield from (f"8 {line}" for line in lines if NUMBER_ALONE.match(line))
    if len(set(lines)) < len(lines):
        yield "9 twice"
    is_bare = not any(isinstance(step, P) and (step.title or step.note) for step in script.steps) and not script.plan
    least = (1 if is_bare else 3) if entry.contenu else 0  # nothing is proposed where nothing is known
    if not least <= len(lines) <= 14 or max(map(len, lines), default=0) > 180:
        yield f"10 {len(lines)} lines"
    for line, following in zip(lines, [*lines, ""][1:], strict=True):
        if line.endswith(":") and (not following or following.endswith(":")):
            yield f"11 {line}"
    if re.search(r"\.(pdf|tni|docx?|pptx?|png)\b|/home|\\", bare):
        yield "12 name of a file"
    books = " ".join(one.place for one in entry.supports if one.kind is SupportKind.BOOK)
    steps = [step for step in script.steps if isinstance(step, P)]
    named = {n for step in steps for n in BOOK.findall(f"{step.title} {step.note}")}
    of_work = [page.page for work in entry.homework for page in book_pages(work.text.replace(NBSP, " "))]
    named -= {number for page in of_work for number in re.findall(r"\d+", page)}
    yield from (f"14 p. {page}" for page in named if page not in re.findall(r"\d+", books))
    if tells_answers(entry.contenu) is not script.answers:
        yield "15 answers"
    for work in entry.homework:
        if LEARN.search(work.text):
            yield f"16 {work.text}"
        if work.minutes and re.search(rf"\b{work.minutes} ?(min|mn)", work.text):
            yield f"18 {work.text}"
    yield from (
        f"19 {one.title}" for one in entry.assessments if not one.text and not set(one.pages) <= set(entry.pages)
    )
    yield from (f"20 {one}" for one in entry.classes if one not in heading(entry))


@pytest.mark.parametrize("script", [*SCRIPTS, *UNSEEN], ids=[*IDS, *(script.name for script in UNSEEN)])
def test_it_keeps_to_the_rules_that_can_be_checked(script: Script) -> None:
    assert list(faults(script, proposal(script))) == []


def test_there_are_fifty_of_all_levels_and_each_is_as_it_was_judged() -> None:
    assert len(set(IDS)) == 50
    assert as_text() == Path(FILE).read_text(encoding="utf-8"), "python -m tests.cahier.proposals, and judge them anew"


@pytest.mark.parametrize("file", [file for file in SETS if file != FILE], ids=lambda file: file.stem)
def test_those_of_somebody_who_knew_no_rule_are_as_they_were_judged(file: Path) -> None:
    assert as_text(SETS[file]) == file.read_text(encoding="utf-8"), "python -m tests.cahier.proposals, and judge"


@pytest.mark.parametrize(
    ("rule", "spoilt"),
    [
        ("2", {"contenu": "a\nb\n– Page\u00a04\u00a0: 22 réponses sur 25"}),
        ("3", {"contenu": "a\nb\nPourquoi ?"}),
        ("4", {"title": "Diapo 1"}),
        ("5", {"title": "a" * 51}),
        ("8", {"contenu": "a\nb\n– Page\u00a03"}),
        ("9", {"contenu": "a\na\nb"}),
        ("10", {"contenu": "\n".join("abcdefghijklmno")}),
        ("11", {"contenu": "a\nb\nDéroulement\u00a0:"}),
        ("12", {"contenu": "a\nb\nfiche.pdf"}),
        ("16", {"homework": (Homework("Apprendre la leçon"),)}),
        ("18", {"homework": (Homework("Lire (5 min)", minutes=5),)}),
    ],
)
def test_a_proposal_that_breaks_a_rule_is_found_out(rule: str, spoilt: dict[str, Any]) -> None:
    script = next(one for one in SCRIPTS if one.name.startswith("36"))
    bare = {"contenu": "a\nb\nc", "supports": ()}
    assert rule in {fault.split(" ")[0] for fault in faults(script, replace(proposal(script), **(bare | spoilt)))}
