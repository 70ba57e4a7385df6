"""Proposals of the scripted séances, as a reader sees them. `python -m tests.cahier.proposals` writes them anew, after
looking at what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tests.cahier.scripts_college import COLLEGE
from tests.cahier.scripts_lycee import LYCEE
from tests.cahier.scripts_new import NEW
from tests.cahier.scripts_primary import PRIMARY
from tests.cahier.scripts_unseen import UNSEEN
from tests.cahier.seance_scripts import Opened, P, Plan, Q, Script
from tni.cahier.entry import CahierEntry
from tni.cahier.entry_builder import build_entry
from tni.cahier.entry_export import content_block, heading, homework_block
from tni.cahier.seance_log import SeanceId

SCRIPTS = (*PRIMARY, *COLLEGE, *LYCEE)
FILE = Path(__file__).parent / "data" / "proposals.txt"
UNSEEN_FILE = FILE.with_name("proposals_unseen.txt")
NEW_FILE = FILE.with_name("proposals_new.txt")
SETS = {FILE: SCRIPTS, UNSEEN_FILE: UNSEEN, NEW_FILE: NEW}
"""Each set of scripts by the file of its proposals."""


def proposal(script: Script) -> CahierEntry:
    entry = build_entry(SeanceId(script.name), script.log)
    return replace(entry, classes=script.classes or entry.classes)


def as_text(scripts: Sequence[Script] = SCRIPTS) -> str:
    """Return scripts with their proposals; no-break spaces are written as `~`."""
    text = "\n".join(line for script in scripts for line in _lines(script, proposal(script)))
    return text.replace("\u00a0", "~") + "\n"


def _lines(script: Script, entry: CahierEntry) -> Iterator[str]:
    yield f"=== {script.name} ==="
    yield from (f"    {line}" for line in _script_lines(script))
    yield f"[{heading(entry)}]{''.join(f' + {one}' for one in entry.classes)}"
    yield f"# {entry.title}"
    yield from content_block(entry).text.split("\n")
    if entry.homework:
        yield "-- Travail à faire"
        yield from homework_block(entry).text.split("\n")
        yield from (
            f"   ({work.kind.value}{f', {work.minutes} min' if work.minutes else ''})" for work in entry.homework
        )
    yield ""


def _script_lines(script: Script) -> Iterator[str]:
    yield f"leçon « {script.lesson} »{f', séquence « {script.sequence} »' if script.sequence else ''}"
    yield from _plan_lines(script.plan)
    for step in script.steps:
        match step:
            case P():
                note = step.note.replace("\n", " / ")
                tail = ["(rien écrit)"] * (not step.ink) + list(step.sources)
                yield " ".join([f"page « {step.title} »", *([note] if note else []), *tail])
            case Q():
                yield f"question « {step.text} » : {step.right} sur {step.answered}"
            case Opened():
                yield f"puis leçon « {step.lesson} »"
                yield from _plan_lines(step.plan)


def _plan_lines(plan: Plan | None) -> Iterator[str]:
    if plan is not None:
        for name in ("aims", "abilities", "materials", "homework"):
            if value := getattr(plan, name).replace("\n", " / "):
                yield f"{name} : {value}"
        yield from (f"phase « {one.title} » {one.detail} [{one.became}]" for one in plan.phases)


if __name__ == "__main__":
    for file, scripts in SETS.items():
        file.write_text(as_text(scripts), encoding="utf-8")
