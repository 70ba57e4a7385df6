"""Text of the findings of `tni doctor`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from tni.api.devices import Provenance
from tni.render.backend_choice import BackendKind, BackendReason
from tni.ui.i18n import tr
from tni.ui.messages.devices import provenance_text


class DoctorProblemKind(Enum):
    """Kind of problem that `tni doctor` reports."""

    NO_DISPLAY = "no display"
    LIBRARIES = "libraries"
    NO_OPENGL = "no opengl"
    HID = "hid permission"
    SERIAL = "serial permission"
    CAMERA = "camera permission"
    OPENCV = "opencv"
    READ_ONLY = "read-only folder"
    FULL = "full disk"
    PDF = "pdf"
    DATABASE = "damaged database"
    NEWER_DATABASE = "newer database"
    CLOSED_DATABASE = "unreadable database"
    SETTINGS = "damaged settings"
    FONTS = "missing fonts"


@dataclass(frozen=True, slots=True)
class DoctorProblem:
    """A problem found. what: name, path or error. remedy: command to type, "" without one."""

    kind: DoctorProblemKind
    what: str = ""
    remedy: str = ""


type _Facts = Mapping[str, Any]


def doctor_lines(facts: _Facts, problems: Sequence[DoctorProblem]) -> Iterator[str]:
    """Yield lines for a terminal: first the findings, then what to do."""
    if "program" in facts:
        yield from _program(facts["program"])
        yield from _display(facts["display"])
    yield from _gpu(facts["gpu"])
    if "program" in facts:
        yield from _hid(facts["hid"])
        yield from _serial(facts["serial"])
        yield from _cards(facts["cards"])
        yield from _folders(facts["folders"])
        yield from _databases(facts)
        yield from _language_and_fonts(facts)
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


def _decimal(value: float, digits: int = 1) -> str:
    return f"{value:.{digits}f}".replace(".", tr(",", "decimal mark"))


def _program(facts: _Facts) -> Iterator[str]:
    yield _line("TNI", facts["version"], f"Python {facts['python']}", f"Qt {facts['qt']}", f"PySide {facts['pyside']}")
    yield _line(tr("Système"), facts["system"], facts["machine"])


def _display(facts: _Facts) -> Iterator[str]:
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
        yield _line(tr("Entrée", "device"), device["name"] or "?", _input(device["type"]))


def _gpu(facts: _Facts) -> Iterator[str]:
    opengl = facts["opengl"]
    if opengl is None:
        yield _line("OpenGL", tr("ne démarre pas"), facts["error"])
    else:
        scene = tr("scène en {ms} ms").format(ms=_decimal(opengl["scene_s"] * 1000))
        yield _line("OpenGL", opengl["renderer"], opengl["vendor"], opengl["version"], scene)
    way = "OpenGL" if facts["way"] == BackendKind.OPENGL.value else tr("QPainter, sans carte graphique")
    yield _line(tr("Affichage"), way, _why(BackendReason(facts["why"])), facts["detail"])
    yield from _trials(facts.get("trials", {}))


def _trials(backends: Mapping[str, _Facts]) -> Iterator[str]:
    """Yield the timings scene by scene, each with every rendering backend, so that they are shown one below the
    other."""
    names = {BackendKind.OPENGL.value: "OpenGL", BackendKind.RASTER.value: "QPainter"}
    most: Sequence[_Facts] = max((facts["scenes"] for facts in backends.values()), key=len, default=[])
    for number, scene in enumerate(most):
        size = f"{scene['width_px']} × {scene['height_px']}"
        yield _line(tr("Scène"), tr("{} traits").format(scene["strokes"]), size, "p50 / p95 / p99")
        for way, facts in backends.items():
            if number < len(facts["scenes"]):
                yield _line(f"  {names[way]}", *_times(facts["scenes"][number]))
    for way, facts in backends.items():
        if facts["error"] is not None:
            yield _line(f"  {names[way]}", tr("interrompu : {}").format(facts["error"]))


def _times(scene: _Facts) -> Iterator[str]:
    first = tr("page affichée en {s} s") if scene["whole"] else tr("page pas encore affichée après {s} s")
    yield first.format(s=_decimal(scene["first_s"]))
    yield tr("page qui bouge {times}").format(times=_spread(scene["pan"]))
    yield tr("stylo {times}").format(times=_spread(scene["pen"]))


def _spread(spread: _Facts) -> str:
    times = " / ".join(_decimal(spread[name] * 1000, 2) for name in ("p50_s", "p95_s", "p99_s"))
    return tr("{times} ms ({frames} images)").format(times=times, frames=spread["frames"])


def _why(why: BackendReason) -> str:
    return {
        BackendReason.ASKED: tr("choisi dans les réglages"),
        BackendReason.GPU: tr("carte graphique trouvée"),
        BackendReason.FAILED: tr("OpenGL ne marche pas ici"),
        BackendReason.OLD: tr("OpenGL trop ancien"),
        BackendReason.SOFTWARE: tr("pas de carte graphique utilisable"),
        BackendReason.SLOW: tr("carte graphique trop lente"),
        BackendReason.UNKNOWN: tr("OpenGL pas encore essayé"),
    }[why]


def _hid(devices: Sequence[_Facts]) -> Iterator[str]:
    if not devices:
        yield _line(tr("Périphériques HID"), tr("aucun"))
    for device in devices:
        state = tr("lisible") if device["readable"] else tr("accès refusé")
        role = tr("récepteur de vote") if device["receiver"] else tr("tableau ou stylet")
        number = f"{device['vendor']}:{device['product']}"
        used = [role, *_reader(device)] if device["used"] else []
        yield _line(tr("Périphérique HID"), device["name"] or "?", number, state, *used)


def _serial(lines: Sequence[_Facts]) -> Iterator[str]:
    for line in lines:
        state = tr("lisible") if line["readable"] else tr("accès refusé")
        number = f"{line['vendor']}:{line['product']}"
        yield _line(tr("Câble série"), line["path"], line["name"], number, state, _on_line(line))


def _cards(facts: _Facts) -> Iterator[str]:
    """Yield lines about cameras, and about the library that reads paper cards in their pictures."""
    for camera in facts["cameras"]:
        state = tr("lisible") if camera["readable"] else tr("accès refusé")
        yield _line(tr("Caméra"), camera["name"], camera["path"], state, camera["owner"])
    if not facts["cameras"]:
        yield _line(tr("Caméra"), tr("aucune"))
    yield _line(tr("Cartes en papier"), f"OpenCV {facts['opencv']}" if facts["opencv"] else tr("OpenCV ne démarre pas"))


def _on_line(line: _Facts) -> str:
    """Return the devices that may be on a serial line. It is not probed, because adapters are used for other things
    than boards too."""
    if line["receiver"]:
        return tr("récepteur de vote, pilote {}").format(line["receiver"])
    if not line["drivers"]:
        return tr("aucun pilote")
    if line["found"]:
        return tr("pilote {}, dont le tableau a répondu").format(line["found"])
    names = ", ".join(line["drivers"])
    if line["wanted"]:
        return tr("pilotes possibles : {} ; aucun tableau n’a encore répondu").format(names)
    return tr("pilotes possibles : {} ; pas cherchés, selon les réglages").format(names)


def _reader(device: _Facts) -> Iterator[str]:
    if device["by"] == "system":
        yield tr("par le système")
    else:
        yield tr("pilote {}").format(device["driver"])
        yield provenance_text(Provenance(device["provenance"]))


def _folders(folders: Sequence[_Facts]) -> Iterator[str]:
    names = {
        "library": tr("Leçons"),
        "data": tr("Classes, votes"),
        "state": tr("Travail en cours"),
        "config": tr("Réglages"),
    }
    for folder in folders:
        where = tr("disque local") if folder["local"] else tr("réseau ou clé : travail sur une copie locale")
        can = "" if folder["writable"] else tr("écriture impossible")
        free = tr("{gb} Go libres").format(gb=_decimal(folder["free_bytes"] / 1e9))
        yield _line(names[folder["name"]], folder["path"], where, can, free)


def _input(kind: str) -> str:
    return {
        "Mouse": tr("souris"),
        "TouchScreen": tr("écran tactile"),
        "TouchPad": tr("pavé tactile"),
        "Stylus": tr("stylet"),
        "Airbrush": tr("stylet"),
        "Puck": tr("souris"),
        "Keyboard": tr("clavier"),
    }.get(kind, "")


def _databases(facts: _Facts) -> Iterator[str]:
    yield _line(tr("Base de données"), f"SQLite {facts['sqlite']['version']}")
    states = {
        "absent": tr("pas encore créée"),
        "sound": tr("lisible en entier"),
        "damaged": tr("abîmée"),
        "newer": tr("d’une version plus récente"),
        "unreadable": tr("ne s’ouvre pas"),
    }
    names = {"classes.db": tr("Classes"), "votes.db": tr("Votes"), "sessions.db": tr("Séances")}
    for database in facts["databases"]:
        size = tr("{kb} Ko").format(kb=f"{database['bytes'] / 1000:.0f}") if database["bytes"] else ""
        yield _line(names[database["name"]], database["name"], states[database["state"]], size)
    kept = facts["kept"]
    if kept["rescued"]:
        yield _line(tr("Leçons récupérées"), tr("{} dans le dossier de secours").format(kept["rescued"]))
    if kept["working_copies"]:
        yield _line(tr("Copies de travail"), tr("{} à recopier").format(kept["working_copies"]))


def _language_and_fonts(facts: _Facts) -> Iterator[str]:
    language = facts["language"]
    chosen = tr("choisie dans les réglages") if language["setting"] else tr("celle du système")
    spoken = {"fr": tr("français"), "en": tr("anglais")}[language["interface"]]
    yield _line(tr("Langue"), spoken, chosen, tr("système : {}").format(language["system"]))
    missing = tr("manque : {}").format(", ".join(facts["fonts"]["missing"])) if facts["fonts"]["missing"] else ""
    yield _line(tr("Police"), facts["fonts"]["interface"], missing)


def _problem(problem: DoctorProblem) -> str:
    sentence = {
        DoctorProblemKind.NO_DISPLAY: tr("Aucun écran : TNI ne peut pas ouvrir sa fenêtre ici."),
        DoctorProblemKind.LIBRARIES: tr(
            "Des bibliothèques du système manquent ({what}). Depuis le dossier de TNI, taper :"
        ),
        DoctorProblemKind.NO_OPENGL: tr("Les réglages demandent OpenGL, qui ne marche pas ici : {what}."),
        DoctorProblemKind.HID: tr("TNI n’a pas le droit de lire {what}. Taper ceci, puis rebrancher l’appareil :"),
        DoctorProblemKind.SERIAL: tr("TNI n’a pas le droit d’ouvrir le câble série {what}. Taper :"),
        DoctorProblemKind.CAMERA: tr(
            "TNI n’a pas le droit d’ouvrir la caméra {what}. Taper ceci, puis la rebrancher :"
        ),
        DoctorProblemKind.OPENCV: tr(
            "Les cartes en papier ne peuvent pas être lues ({what}). Depuis le dossier de TNI, taper :"
        ),
        DoctorProblemKind.READ_ONLY: tr("TNI ne peut pas écrire dans le dossier {what}."),
        DoctorProblemKind.FULL: tr("Le disque de {what} est presque plein."),
        DoctorProblemKind.DATABASE: tr(
            "{what} est abîmé : au prochain démarrage, TNI reprend tout ce qui est lisible et garde l’ancien à côté."
        ),
        DoctorProblemKind.NEWER_DATABASE: tr("{what} vient d’une version plus récente de TNI : mettre TNI à jour."),
        DoctorProblemKind.CLOSED_DATABASE: tr("{what} ne s’ouvre pas : ce compte doit pouvoir le lire et l’écrire."),
        DoctorProblemKind.SETTINGS: tr("Les réglages ({what}) sont abîmés : TNI reprend ceux d’origine."),
        DoctorProblemKind.FONTS: tr("Des polices manquent ({what}). Depuis le dossier de TNI, taper :"),
        DoctorProblemKind.PDF: tr("Les PDF ne peuvent pas être lus : {what}."),
    }[problem.kind]
    return sentence.format(what=problem.what)
