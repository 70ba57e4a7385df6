"""Work to do beside the plan that it belongs to: the sheet that it means, and a phase that it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tni.cahier.french import NBSP, format_list, quoted
from tni.cahier.instructions import is_infinitive
from tni.cahier.noun_groups import small_start, with_article
from tni.cahier.plain_titles import comparable, is_vague, punctuated, with_capital
from tni.cahier.plan_progress import PhaseProgress, PhaseState, detail_in
from tni.cahier.seance_log import PlanFollowed
from tni.cahier.worked_lessons import WorkedLesson

_LINE_MAX = 178
_UNFINISHED = (PhaseState.POSTPONED, PhaseState.BROKEN_OFF, PhaseState.TO_DO)
_FINISHES = re.compile(
    r"(?:finir|terminer|achever|compléter|préparer|continuer|poursuivre|rendre|remettre|rédiger)\b", re.I
)
_GENERAL = frozenset(
    ["cours", "exercices", "activité", "bilan", "grammaire", "vocabulaire", "conjugaison", "orthographe", "lecture"]
)


def in_time(lines: Sequence[str], lesson: WorkedLesson) -> list[str]:
    """Return the lines of the work; those that rest on a phase which is put off or broken off come last, and say so."""
    plan, followed = lesson.plan, lesson.followed
    if plan is None or followed is None:
        return list(lines)
    unfinished = [one for one in plan.phases if one.state in _UNFINISHED]
    done = [one for one in plan.phases if one.state is PhaseState.DONE]
    if not done or not unfinished:
        return list(lines)
    said = _words(" ".join(_text(one, followed) for one in done))
    own = [_words(_text(one, followed)) - said for one in unfinished if one.state is not PhaseState.TO_DO]
    lines = _apart(lines, unfinished)
    named = [one for one in unfinished if any(_names(line, one.phase.title) for line in lines)]
    later = [line for line in lines if any(_names(line, one.phase.title) for one in named)]
    if later:  # an ability whose words belong to that phase alone goes with it
        later += [line for line in lines if line not in later and any(_words(line) & words for words in own)]
    elif later := [line for line in lines if _REPORT.search(line)]:
        named = [one for one in unfinished if one.state is PhaseState.BROKEN_OFF and _is_reported(one, followed)]
    if not later or not named:
        return list(lines)
    begin = f"Quand la classe aura terminé {format_list([_group(one.phase.title) for one in named])}{NBSP}:"
    waiting = [line for line in lines if line in later]
    if len(named) == 1:
        waiting = [_with_pronoun(line, named[0].phase.title) for line in waiting]
    return [*(line for line in lines if line not in later), *_after(begin, waiting)]


_KEPT = frozenset(["bilan", "synthèse", "résumé", "trace écrite"])
"""Phases whose text pupils keep, and learn."""


def _apart(lines: Sequence[str], unfinished: Sequence[PhaseProgress]) -> list[str]:
    """Return lines with the clauses apart of one that names an unfinished phase beside other work."""
    apart: list[str] = []
    for line in lines:
        clauses = [clause.strip() for clause in line.split(f"{NBSP}; ")]
        rests = [any(_names(clause, one.phase.title) for one in unfinished) for clause in clauses]
        apart += [with_capital(clause) for clause in clauses] if any(rests) and not all(rests) else [line]
    return apart


def _with_pronoun(line: str, title: str) -> str:
    """Return a task with a pronoun for the phase that it is about: « la coller et la relire »; as it is where the phase
    is no noun of one word or two with its article."""
    group = re.fullmatch(r"(l[ae]|les) (.+)|l’(.+)", _group(title))
    if group is None or not is_infinitive(line):
        return line
    article, noun = (group[1], group[2]) if group[1] else ("l’", group[3])
    begin = f"{article} {noun}" if group[1] else f"l’{noun}"
    found = re.match(rf"([^\W\d_]+) {re.escape(begin)}(?=$|[,.;]| et )", line, re.I)
    if found is None or (not group[1] and found[1][:1].lower() not in _VOWELS):
        return line
    verb = found[1][:1].lower() + found[1][1:]
    pronoun = "l’" if article != "les" and verb[:1] in _VOWELS else f"{article} "
    return f"{pronoun}{verb}{line[found.end() :]}"


def _after(begin: str, later: Sequence[str]) -> list[str]:
    """Return work with the words that say when it can be done before it: in one sentence if there is room for one."""
    small = [line[:1].lower() + line[1:] if is_infinitive(line) else line for line in later]
    able = [line for line in small if line.startswith("être capable ")]
    others = [line for line in small if line not in able]
    if len(able) == len(others) == 1 and ";" not in others[0]:
        small = [f"{others[0].rstrip('.')}, pour {able[0]}"]
    whole = f"{begin} {f'{NBSP}; '.join(small)}"
    is_plain = not any(f"{NBSP}: " in line or re.search(r"[.?!]$", line) for line in later)
    return [whole] if is_plain and len(whole) <= _LINE_MAX else [begin, *later]


_VOWELS = "aeiouéèêâîôhœ"
_REPORT = re.compile(r"\b(?:compte[ -]rendu|(?<!par )rapport)\b", re.I)
"""Work that tells what was found in the séance, and so rests on all of it."""


def _is_reported(one: PhaseProgress, followed: PlanFollowed) -> bool:
    """Return whether a report tells what a phase finds: not one in which it is written, nor a quiz."""
    return not re.search(r"compte[ -]rendu|rapport|rédaction|rédiger|\bquizz?\b|rangement", _text(one, followed), re.I)


def _group(title: str) -> str:
    """Return the title of a phase as a group of a noun within a sentence; in guillemets if it is not one."""
    title = punctuated(title.strip().rstrip("."))
    kind, colon, matter = title.partition(f"{NBSP}: ")
    group = with_article(kind) + (f" ({small_start(matter)})" if colon else "")
    is_group = re.match(r"(?:l[ae]s?|une?) |l’", group) and not re.search(r"[:?!«…]", group)
    return group if is_group else quoted(with_capital(title))


def _text(one: PhaseProgress, followed: PlanFollowed) -> str:
    return f"{one.phase.title} {detail_in(followed, one.phase.id)}"


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{7,}", text.casefold()))


def _names(line: str, title: str) -> bool:
    """Return whether a task names a phase, and not to finish it: « Coller la trace écrite », « Trace écrite »."""
    name = comparable(title)
    if name in _KEPT and re.search(
        rf"\b(?:coller|recopier|copier|apprendre|relire|r[ée]viser)\b.*\bl[ae] {name}\b", comparable(line)
    ):
        return True
    if len(name) < 6 or is_vague(title) or name in _GENERAL or _FINISHES.match(line):
        return False
    return bool(re.search(rf"\b(?:la|le|les|l|du|des) {re.escape(name)}\b", comparable(line)))


def known_after(lesson: WorkedLesson) -> str:
    """Return what the phase « Cours » of a lesson taught: « la définition et la méthode du retour à l’unité »; "" if it
    was not held or its text is no list of nouns."""
    if lesson.plan is None or lesson.followed is None:
        return ""
    for one in lesson.plan.of(PhaseState.DONE):
        if comparable(one.title) in ("cours", "leçon", "synthèse", "définitions"):
            detail = detail_in(lesson.followed, one.id).strip().rstrip(".")
            groups = [with_article(part) for part in re.split(r", | et ", detail)]
            if all(re.match(r"l[ae]s? |l’", group) for group in groups) and not re.search(r"[.:;?!()\n]", detail):
                return punctuated(format_list(groups))
    return ""


def with_things_named(task: str, lesson: WorkedLesson) -> str:
    """Return a task with the title of the sheet, and the rest of the name of the drawing or text, that it means: « la
    fiche » becomes « la fiche « Conducteurs et isolants » » if the plan has no other."""
    followed = lesson.followed
    if re.match(r"TP\b", lesson.topic):
        task = re.sub(r"\b(compte[ -]rendu)(?=$|[,.;])", r"\1 du TP", task, count=1)
    if followed is None or lesson.plan is None or "«" in task:
        return task
    sheets = re.findall(r"\b(fiche(?: méthode| outil)?|texte|document)s? («[^»]+»)", followed.materials, re.I)
    for kind, title in sheets:
        if sum(one[0].casefold() == kind.casefold() for one in sheets) == 1:
            task = re.sub(rf"\b((?:la|le) {kind})(?=$|[,.;]| et )", rf"\1 {title}", task, count=1, flags=re.I)
    task = punctuated(task)
    task = _with_lines(task, followed)
    texts = "\n".join((followed.abilities, *(_text(one, followed) for one in lesson.plan.phases)))
    return _THING.sub(lambda found: f"{found[1]} {_whole(found[2], texts)}", task)


def _with_lines(task: str, followed: PlanFollowed) -> str:
    """Return a task that ends with a part of a text with the lines that a phase gives it: « (vers 1 à 8) »."""
    for detail in followed.details:
        found = re.match(
            r"(\w[^,.;:()]{5,}), ((?:lignes?|vers|strophes?|paragraphes?) \d+(?: (?:à|et) \d+)?)\.?$", detail
        )
        if found and re.search(rf"[ ,]{re.escape(found[1])}\.?$", task, re.I):
            return punctuated(f"{task.rstrip('.')} ({found[2]})")
    return task


_THING = re.compile(
    r"\b(le|la|son|sa) (dessin|schéma|croquis|tableau|graphique|carte|frise|montage|texte|poème)(?=$|[,.;]| et )"
)


def _whole(noun: str, texts: str) -> str:
    """Return a noun with what it has behind it in the plan, if that is the same everywhere."""
    found = {one.casefold() for one in re.findall(rf"\b{noun} ((?:d’|de |du |des )[^\W\d_’]+)", texts, re.I)}
    return f"{noun} {found.pop()}" if len(found) == 1 else noun
