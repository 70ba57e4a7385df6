"""Last parts of a lesson's web page: its plan, the credits, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tni.core.ids import QuestionId
from tni.document.lesson_plan import LessonPlan, LessonQuestion, PlanPhase
from tni.render.svg.markup import attributes, escaped
from tni.services.printing.credited_items import CreditLine
from tni.services.printing.web_texts import CreditTexts, PlanTexts, WebTexts

NAME_LENGTH = 80
"""Longest beginning of a text by which its credit is recognised."""


def plan_markup(plan: LessonPlan | None, questions: Iterable[LessonQuestion], texts: WebTexts) -> str:
    """Return a plan with the texts and choices of its questions. Their right answers are in the copies' files alone,
    which are not read."""
    if plan is None:
        return ""
    said = texts.plan
    parts = [
        _part(said.aims, plan.aims),
        _part(said.abilities, plan.abilities),
        _phases(plan.phases, {one.question: one for one in questions}, said),
        _part(said.materials, plan.materials),
        *(_part(said.needs[adaptation.need], adaptation.text) for adaptation in plan.adaptations),
        _part(said.homework, plan.homework),
    ]
    return _section("plan", said.plan, "".join(parts))


def _phases(phases: Iterable[PlanPhase], questions: Mapping[QuestionId, LessonQuestion], texts: PlanTexts) -> str:
    items = "".join(
        f"<li><strong>{escaped(phase.title)}</strong>"
        f"{f' ({escaped(texts.minutes.format(phase.minutes))})' if phase.minutes else ''}"
        f"{f'<p>{escaped(phase.text)}</p>' if phase.text.strip() else ''}"
        f"{_questions([questions[one] for one in phase.questions if one in questions])}</li>\n"
        for phase in phases
    )
    return f"<h3>{escaped(texts.phases)}</h3>\n<ol>\n{items}</ol>\n" if items else ""


def _questions(questions: Sequence[LessonQuestion]) -> str:
    items = "".join(f"<li>{escaped(one.text)}{_choices(one.choices)}</li>\n" for one in questions)
    return f"<ul>\n{items}</ul>\n" if items else ""


def _choices(choices: Sequence[str]) -> str:
    items = "".join(f"<li>{escaped(choice)}</li>" for choice in choices)
    return f"<ul>{items}</ul>" if items else ""


def _part(heading: str, text: str) -> str:
    return f"<h3>{escaped(heading)}</h3>\n<p>{escaped(text)}</p>\n" if text.strip() else ""


def credits_markup(lines: Sequence[CreditLine], texts: WebTexts) -> str:
    given = [line for line in lines if not line.left_out]
    if not given:
        return ""
    items = "".join(f"<li>{_named(line, texts.credits)}{_facts(line, texts.credits)}</li>\n" for line in given)
    return _section("credits", texts.credits.credits, f"<ul>\n{items}</ul>\n")


def _named(line: CreditLine, texts: CreditTexts) -> str:
    """Return a line's name: its kind, what is known of it, its pages."""
    name = " ".join(line.name.split())
    name = name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1].rstrip() + "…"
    quoted = f" <q><bdi>{escaped(name)}</bdi></q>" if name else ""
    pages = (texts.one_page if len(line.pages) == 1 else texts.more_pages).format(", ".join(map(str, line.pages)))
    return f"<strong>{escaped(texts.kinds[line.kind])}</strong>{quoted}, {escaped(pages)}"


def _facts(line: CreditLine, texts: CreditTexts) -> str:
    credit = line.credit
    known = ((texts.source, _source(credit.source, texts)), *((label, _value(v, texts)) for label, v in (
        (texts.author, credit.author), (texts.licence, credit.licence),
    )))  # fmt: skip
    return f"<dl>{''.join(f'<dt>{escaped(label)}</dt><dd>{value}</dd>' for label, value in known)}</dl>"


def _value(text: str, texts: CreditTexts) -> str:
    return f"<bdi>{escaped(text.strip() or texts.unknown)}</bdi>"


def _source(source: str, texts: CreditTexts) -> str:
    """Return a source, as a link where it is a web address and nothing else."""
    address = source.strip()
    if not address.lower().startswith(("https://", "http://")) or any(c.isspace() for c in address):
        return _value(source, texts)
    return f"<a{attributes({'href': address, 'rel': 'noopener noreferrer'})}>{_value(address, texts)}</a>"


def withheld_markup(lines: Sequence[CreditLine], texts: WebTexts) -> str:
    """Return the list of what was left out because it is for the classroom only, without its sources: the source of a
    capture is the title of a window, with a pupil's name as it may be."""
    said = texts.credits
    items = "".join(f"<li>{_named(line, said)} : {escaped(said.classroom)}</li>\n" for line in lines if line.left_out)
    return _section("withheld", said.withheld, f"<ul>\n{items}</ul>\n") if items else ""


def _section(name: str, heading: str, content: str) -> str:
    return (
        f'<section class="end" id="{name}" aria-labelledby="{name}-title">\n'
        f'<h2 id="{name}-title">{escaped(heading)}</h2>\n{content}</section>\n'
    )
