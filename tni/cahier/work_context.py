"""Work to do beside the plan that it belongs to: the sheet that it means, and a phase that it rests on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tni.cahier.french import NBSP, format_list, quoted
from tni.cahier.instructions import is_infinitive
from tni.cahier.noun_groups import small_start, with_article
from tni.cahier.plain_titles import comparable, is_vague, punctuated, with_capital
from tni.cahier.plan_progress import PhaseProgress, PhaseState, detail_in
from tni.cahier.seance_log import PlanFollowed
from tni.cahier.shorthand import without_shorthand
from tni.cahier.title_spellings import bare
from tni.cahier.worked_lessons import WorkedLesson

_LINE_MAX = 178
_UNFINISHED = (PhaseState.POSTPONED, PhaseState.BROKEN_OFF, PhaseState.TO_DO)
_METHOD = re.compile(
    r"(?:(?:point|fiche|aide) )?m[ée]thod(?:e|ologie)s?|consignes?|explications?|pr[ée]sentation|mod[èe]le|d[ée]marche",
    re.I,
)
"""What a phase gives first for the work that it is about, which cannot even be finished before."""
_DOINGS = {
    "trace": "tracer", "construction": "construire", "redaction": "rediger", "ecriture": "ecrire", "lecture": "lire",
    "calcul": "calculer", "realisation": "realiser", "etude": "etudier", "analyse": "analyser", "mesure": "mesurer",
    "traduction": "traduire", "comparaison": "comparer", "exploitation": "exploiter", "dessin": "dessiner",
    "interpretation": "interpreter", "resolution": "resoudre", "preparation": "preparer", "correction": "corriger",
    "programmation": "programmer", "schematisation": "schematiser", "description": "decrire", "conception": "concevoir",
    "representation": "representer", "demonstration": "demontrer", "recopie": "recopier", "classement": "classer",
}  # fmt: skip
"""Verbs of the nouns by which phases are called, in comparable letters."""
_SAME_THINGS = (
    frozenset(["graphique", "courbe", "graphe", "diagramme", "histogramme"]),
    frozenset(["schema", "croquis", "dessin"]),
    frozenset(["texte", "extrait", "recit", "passage"]),
    frozenset(["algorithme", "programme", "script"]),
)
_FINISHES = re.compile(
    r"(?:finir|terminer|achever|compléter|préparer|continuer|poursuivre|rendre|remettre|rédiger)\b", re.I
)
_NOT_HELD = (PhaseState.POSTPONED, PhaseState.TO_DO)
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
    lines = _apart(lines, unfinished)
    naming = [(one, _lines_naming(one.phase.title, lines)) for one in unfinished]
    if not any(found for _, found in naming):
        naming = [(one, _lines_doing(one.phase.title, lines)) for one in unfinished if one.state in _NOT_HELD]
        is_begun = any(found for _, found in naming)
    else:
        is_begun = False
    named = [one for one, found in naming if found]
    if later := set[str]().union(*(found for _, found in naming)):
        own = [_words(_text(one, followed)) - said for one in named if one.state is not PhaseState.TO_DO]
        belonging = set[str]().union(*own)  # an ability whose words belong to that phase alone goes with it
        later |= {line for line in lines if not belonging.isdisjoint(_words(line))}
    elif later := {line for line in lines if _REPORT.search(line)}:
        named = [one for one in unfinished if one.state is PhaseState.BROKEN_OFF and _is_reported(one, followed)]
    if not later or not named:
        return list(lines)
    done_to = "commencé" if is_begun else "terminé"
    begin = f"Quand la classe aura {done_to} {format_list([_group(one.phase.title) for one in named])}{NBSP}:"
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
        sentences = re.split(r"(?<=[\w)»])\. (?=[A-ZÀ-Ý][^\W\d_]*(?:er|ir|re)\b)", line.rstrip("."))
        clauses = sentences if len(clauses) == 1 and len(sentences) > 1 else clauses
        resting = set[str]().union(
            *(_lines_naming(one.phase.title, clauses) for one in unfinished),
            *(_lines_doing(one.phase.title, clauses) for one in unfinished if one.state in _NOT_HELD),
        )
        rests = [clause in resting for clause in clauses]
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
    title = punctuated(without_shorthand(title.strip().rstrip(".")))
    kind, colon, matter = title.partition(f"{NBSP}: ")
    group = with_article(kind) + (f" ({small_start(matter)})" if colon else "")
    is_group = re.match(r"(?:l[ae]s?|une?) |l’", group) and not re.search(r"[:?!«…]", group)
    return group if is_group else quoted(with_capital(title))


def _text(one: PhaseProgress, followed: PlanFollowed) -> str:
    return without_shorthand(f"{one.phase.title} {detail_in(followed, one.phase.id)}")


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{7,}", text.casefold()))


def _lines_naming(title: str, lines: Sequence[str]) -> set[str]:
    """Return the tasks that name a phase, and not to finish it: « Coller la trace écrite », « Trace écrite »."""
    name = comparable(title)
    if name in _KEPT:
        kept = re.compile(rf"\b(?:coller|recopier|copier|apprendre|relire|r[ée]viser)\b.*\bl[ae] {name}\b")
        return {line for line in lines if kept.search(comparable(line))}
    if len(name) < 6 or is_vague(title) or name in _GENERAL:
        return set()
    if (of := re.match(rf"(?:{_METHOD.pattern}) d(?:u |e la |e l |es |e )(?=\w{{6}})", name)) and name[
        of.end() :
    ] not in _GENERAL:
        about = re.compile(rf"\b(?:la|le|les|l|un|une|du|des|son|sa|ses) {re.escape(name[of.end() :])}\b")
        return {line for line in lines if about.search(comparable(line))}
    naming = re.compile(rf"\b(?:la|le|les|l|du|des) {re.escape(name)}\b")
    return {line for line in lines if naming.search(comparable(line)) and not _FINISHES.match(line)}


def _lines_doing(title: str, lines: Sequence[str]) -> set[str]:
    """Return the tasks that do again what a phase was to do, with the same thing: « Tracer la courbe » and the phase
    « Tracé du graphique »."""
    found = re.match(r"(\w+) (?:du|de la|de l|des|d un|d une) (\w+)", bare(comparable(title)))
    if found is None or found[1] not in _DOINGS:
        return set()
    things = next((same for same in _SAME_THINGS if found[2] in same), frozenset([found[2]]))
    doing = re.compile(
        rf"{_DOINGS[found[1]]} (?:(?:la|le|les|l|un|une|des|son|sa|ses|cette|ce) )(?:{'|'.join(sorted(things))})s?\b"
    )
    return {line for line in lines if doing.match(bare(comparable(line)))}


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


@dataclass(frozen=True, slots=True)
class NamedThings:
    """Things that a plan names and its work may mean. sheets: the only one of each kind, with its title. parts: of
    texts, with their lines. whole: nouns with what they have behind them."""

    sheets: Sequence[tuple[str, str]]
    parts: Sequence[tuple[str, str]]
    whole: Mapping[str, str]

    @classmethod
    def of(cls, lesson: WorkedLesson) -> NamedThings | None:
        """Return what the plan of a lesson names; None without one."""
        followed, plan = lesson.followed, lesson.plan
        if followed is None or plan is None:
            return None
        sheets: list[tuple[str, str]] = _SHEETS.findall(followed.materials)
        kinds = Counter(kind.casefold() for kind, _ in sheets)
        parts = [(found[1], found[2]) for one in followed.details if (found := _PART_OF_TEXT.match(one))]
        texts = "\n".join((followed.abilities, *(_text(one, followed) for one in plan.phases)))
        behind: dict[str, set[str]] = {}
        for noun, rest in _THING_WITH_REST.findall(texts):
            behind.setdefault(noun.casefold(), set()).add(rest.casefold())
        whole = {noun: f"{noun} {found.pop()}" for noun, found in behind.items() if len(found) == 1}
        return cls([one for one in sheets if kinds[one[0].casefold()] == 1], parts, whole)


def with_things_named(task: str, topic: str, things: NamedThings | None) -> str:
    """Return a task with the title of the sheet, and the rest of the name of the drawing or text, that it means: « la
    fiche » becomes « la fiche « Conducteurs et isolants » » if the plan has no other. topic: of its lesson."""
    if re.match(r"TP\b", topic):
        task = re.sub(r"\b(compte[ -]rendu)(?=$|[,.;])", r"\1 du TP", task, count=1)
    if things is None or "«" in task:
        return task
    for kind, title in things.sheets:
        if found := re.search(rf"\b(?:la|le) {kind}(?=$|[,.;]| et )", task, re.I):
            task = f"{task[: found.end()]} {title}{task[found.end() :]}"
    task = _with_lines(punctuated(task), things.parts)
    return _THING.sub(lambda found: f"{found[1]} {things.whole.get(found[2], found[2])}", task)


_SHEETS = re.compile(r"\b(fiche(?: méthode| outil)?|texte|document)s? («[^»]+»)", re.I)
_PART_OF_TEXT = re.compile(r"(\w[^,.;:()]{5,}), ((?:lignes?|vers|strophes?|paragraphes?) \d+(?: (?:à|et) \d+)?)\.?$")


def _with_lines(task: str, parts: Sequence[tuple[str, str]]) -> str:
    """Return a task that ends with a part of a text with the lines that a phase gives it: « (vers 1 à 8) »."""
    end = task.removesuffix(".").casefold()
    for part, lines in parts:
        if end.endswith((f" {part.casefold()}", f",{part.casefold()}")):
            return punctuated(f"{task.rstrip('.')} ({lines})")
    return task


_THINGS = r"dessin|schéma|croquis|tableau|graphique|carte|frise|montage|texte|poème"
_THING = re.compile(rf"\b(le|la|son|sa) ({_THINGS})(?=$|[,.;]| et )")
_THING_WITH_REST = re.compile(rf"\b({_THINGS}) ((?:d’|de |du |des )[^\W\d_’]+)", re.I)
