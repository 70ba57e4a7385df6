"""The findings of `tni doctor` in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from tni.render.choice import Way, Why
from tni.ui.i18n import tr


class ProblemKind(Enum):
    NO_DISPLAY = "no display"
    LIBRARIES = "libraries"
    NO_OPENGL = "no opengl"
    HID = "hid permission"
    READ_ONLY = "read-only folder"
    FULL = "full disk"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Problem:
    """what: name, path or error; remedy: a command to type, "" where there is none."""

    kind: ProblemKind
    what: str = ""
    remedy: str = ""


type Facts = Mapping[str, Any]


def words_of(facts: Facts, problems: Sequence[Problem]) -> Iterator[str]:
    """Lines for a terminal: what there is, then what needs doing."""
    if "program" in facts:
        yield from _program(facts["program"])
        yield from _display(facts["display"])
    yield from _gpu(facts["gpu"])
    if "program" in facts:
        yield from _hid(facts["hid"])
        yield from _folders(facts["folders"])
        yield _line(tr("Base de données"), f"SQLite {facts['sqlite']['version']}")
        yield _line(tr("PDF"), tr("lus par PDFium") if facts["pdf"]["works"] else facts["pdf"]["error"])
    yield ""
    if not problems:
        yield tr("Tout va bien : rien à faire.")
    for problem in problems:
        yield "! " + _problem(problem)
        if problem.remedy:
            yield f"    {problem.remedy}"


def _line(name: str, *parts: str) -> str:
    return f"{name:<18} {' · '.join(part for part in parts if part)}"


def _program(facts: Facts) -> Iterator[str]:
    yield _line("TNI", facts["version"], f"Python {facts['python']}", f"Qt {facts['qt']}", f"PySide {facts['pyside']}")
    yield _line(tr("Système"), facts["system"], facts["machine"])


def _display(facts: Facts) -> Iterator[str]:
    if not facts["there"]:
        yield _line(tr("Écran"), tr("aucun"))
    for screen in facts["screens"]:
        width, height = screen["size_px"]
        yield _line(
            tr("Écran"), screen["name"], f"{width} × {height}", f"{screen['ratio']:g} ×", f"{screen['hz']:g} Hz"
        )
    if facts["there"]:
        yield _line(tr("Fenêtres"), facts["platform"])
    for device in facts["inputs"]:
        yield _line(tr("Entrée"), device["name"] or "?", device["type"])


def _gpu(facts: Facts) -> Iterator[str]:
    opengl = facts["opengl"]
    if opengl is None:
        yield _line("OpenGL", tr("ne démarre pas"), facts["error"])
    else:
        scene = tr("scène en {ms} ms").format(ms=f"{opengl['scene_s'] * 1000:.1f}")
        yield _line("OpenGL", opengl["renderer"], opengl["vendor"], opengl["version"], scene)
    way = "OpenGL" if facts["way"] == Way.OPENGL.value else tr("QPainter, sans carte graphique")
    yield _line(tr("Affichage"), way, _why(Why(facts["why"])), facts["detail"])


def _why(why: Why) -> str:
    return {
        Why.ASKED: tr("choisi dans les réglages"),
        Why.GPU: tr("carte graphique trouvée"),
        Why.FAILED: tr("OpenGL ne marche pas ici"),
        Why.OLD: tr("OpenGL trop ancien"),
        Why.SOFTWARE: tr("pas de carte graphique utilisable"),
        Why.SLOW: tr("carte graphique trop lente"),
        Why.UNKNOWN: tr("OpenGL pas encore essayé"),
    }[why]


def _hid(devices: Sequence[Facts]) -> Iterator[str]:
    if not devices:
        yield _line(tr("Périphériques HID"), tr("aucun"))
    for device in devices:
        state = tr("lisible") if device["readable"] else tr("accès refusé")
        used = tr("tableau ou boîtier de vote") if device["used"] else ""
        number = f"{device['vendor']}:{device['product']}"
        yield _line(tr("Périphérique HID"), device["name"] or "?", number, state, used)


def _folders(folders: Sequence[Facts]) -> Iterator[str]:
    names = {"library": tr("Leçons"), "data": tr("Classes, votes"), "state": tr("Travail en cours")}
    for folder in folders:
        where = tr("disque local") if folder["local"] else tr("réseau ou clé : travail sur une copie locale")
        can = "" if folder["writable"] else tr("écriture impossible")
        free = tr("{gb} Go libres").format(gb=f"{folder['free_bytes'] / 1e9:.1f}")
        yield _line(names[folder["name"]], folder["path"], where, can, free)


def _problem(problem: Problem) -> str:
    sentence = {
        ProblemKind.NO_DISPLAY: tr("Aucun écran : le tableau ne peut pas s’ouvrir dans cette session."),
        ProblemKind.LIBRARIES: tr("Des bibliothèques du système manquent ({what}). Depuis le dossier de TNI, tapez :"),
        ProblemKind.NO_OPENGL: tr("Les réglages demandent OpenGL, qui ne marche pas ici : {what}."),
        ProblemKind.HID: tr("TNI n’a pas le droit de lire {what}. Tapez, puis rebranchez l’appareil :"),
        ProblemKind.READ_ONLY: tr("Le dossier {what} ne peut pas être écrit."),
        ProblemKind.FULL: tr("Le disque de {what} est presque plein."),
        ProblemKind.PDF: tr("Les PDF ne peuvent pas être lus : {what}."),
    }[problem.kind]
    return sentence.format(what=problem.what)
