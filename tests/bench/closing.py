"""How long the entry of a séance is built, and how long a pen has to wait when its sheet opens and it is confirmed."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from time import process_time

from tests.bench.rig import Rig
from tests.cahier.seance_scripts import P, Phase, Plan, Q, Script
from tni.cahier.entry_builder import build_entry
from tni.cahier.seance_log import SeanceEvent, SeanceId

SEANCE = SeanceId("8a2e3c06-7a0a-4f83-9f0c-6b2a1b9d5f11")
PAGES = (20, 100, 500, 2_000)
SHEETS = (20, 500)
"""Pages of the séances whose sheets are opened."""
LETTERS = 100_000
HOSTILE = {
    "« p. 12, 13 »": "p. 12, 13, ",
    "no-break spaces": "\u00a0",
    "digits": "7",
    "guillemets": "«",
    "capitals": "ABCD ",
}


def taught(pages: int) -> list[SeanceEvent]:
    steps = (
        (P(f"Exercice {at} p. {at}", f"Le cube\nCompléter le tableau {at}"), Q(f"{at} + {at} ?", None))
        for at in range(pages)
    )
    return Script("", "5A", "Maths", tuple(one for two in steps for one in two), lesson="Fractions", file="a.tni").log


def typed(text: str) -> dict[str, list[SeanceEvent]]:
    plan = Plan("Compter", (Phase("Cours", "Lire"),), text)
    return {
        "a title and a note": Script("", "5A", "Maths", (P(text, text),), lesson="Fractions").log,
        "the work to do": Script("", "5A", "Maths", (P("Cours"),), lesson="Fractions", plan=plan).log,
    }


def build_ms(log: Sequence[SeanceEvent], rounds: int) -> float:
    found: list[float] = []
    for _ in range(rounds):
        before_s = process_time()
        build_entry(SEANCE, log)
        found.append((process_time() - before_s) * 1e3)
    return statistics.median(found)


def figures(rig: Rig) -> dict[str, str]:
    build_ms(taught(2), 1)  # what is compiled once
    found = {f"entry of {pages} pages (ms)": f"{build_ms(taught(pages), rig.rounds):.0f}" for pages in PAGES}
    for name, text in HOSTILE.items():
        for place, log in typed(f"x{(text * LETTERS)[:LETTERS]}x").items():
            found[f"{LETTERS} {name} in {place} (ms)"] = f"{build_ms(log, 1):.0f}"
    for pages in SHEETS:
        command = [sys.executable, "-m", "tests.bench.closing_child", str(pages)]
        held = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
        found |= {f"séance of {pages} pages, {what} (ms)": f"{ms:.0f}" for what, ms in held.items()}
    return found
