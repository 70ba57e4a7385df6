"""Command line of `tni`: its commands, their help and their errors, in the interface's language.

Python's argparse has English texts only: this module supplies its headings and rewrites its errors.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn, override

from tni import __version__
from tni.quiz.card_codes import CardSet, card_numbers
from tni.ui.i18n import tr

WIDTH_MAX_PX = 16384
COMMANDS = (
    "demo",
    "replay",
    "convert",
    "lesson",
    "devices",
    "roster",
    "quiz",
    "library",
    "cahier",
    "plugin",
    "doctor",
    "geometry",
)

type CommandFunction = Callable[[argparse.Namespace], int]


class UsageError(Exception):
    """Invalid command line. prog: the command as far as it was understood. message: argparse's text, in English except
    for values that this module checks."""

    def __init__(self, prog: str, message: str) -> None:
        super().__init__(f"{prog}: {message}")
        self.prog, self.message = prog, message

    def user_message(self) -> str:
        """Return the error as one sentence. Call this once `tr` has a language."""
        return tr("{command} : {what}. « {command} --help » explique la commande.").format(
            command=self.prog, what=_refusal(self.message)
        )


def asks_for_help(arguments: Sequence[str]) -> bool:
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return not {"-h", "--help"}.isdisjoint(options)


def parse(arguments: Sequence[str], runs: dict[str, CommandFunction]) -> argparse.Namespace:
    """Parse the arguments of a command. runs: function by command name, also for "board" and commands of two words, as
    "lesson info".

    Raises: UsageError; SystemExit once requested help is printed.
    """
    is_command = bool(arguments) and arguments[0] in COMMANDS
    parsed, more = (_commands(runs) if is_command else _gui_parser(runs["board"])).parse_known_args(arguments)
    if more:
        names = ("tni", getattr(parsed, "command", None), getattr(parsed, "part", None))
        raise UsageError(" ".join(filter(None, names)), f"unrecognized arguments: {' '.join(more)}")
    return parsed


class _Layout(argparse.HelpFormatter):
    @override
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, tr("Utilisation : ") if prefix is None else prefix)


class _LinesAsTheyAre(_Layout, argparse.RawDescriptionHelpFormatter):
    pass


class _Parser(argparse.ArgumentParser):
    """Argument parser with the headings of the interface. positional, option: `add_argument` under one of them."""

    def __init__(self, **kind: Any) -> None:
        kind.setdefault("formatter_class", _Layout)
        super().__init__(add_help=False, allow_abbrev=False, **kind)
        self.positional = self.add_argument_group(tr("Arguments ")).add_argument
        self.option = self.add_argument_group(tr("Options ")).add_argument
        self.option("-h", "--help", action="help", help=tr("montrer cette aide"))

    @override
    def error(self, message: str) -> NoReturn:
        raise UsageError(self.prog, message)


def _helps() -> dict[str, str]:
    return {
        "demo": tr("dérouler seul une séance entière, et en garder les images"),
        "replay": tr("rejouer l’enregistrement d’un tableau tactile"),
        "convert": tr("faire d’une leçon, d’un PDF ou d’une image un autre fichier"),
        "lesson": tr("regarder dans le fichier d’une leçon"),
        "devices": tr("lister les tableaux branchés, afficher et enregistrer leurs signaux"),
        "library": tr("chercher dans un dossier de leçons, le vérifier, le remettre comme à une date"),
        "cahier": tr("montrer, exporter et envoyer les séances du cahier de textes"),
        "plugin": tr("lister, installer et essayer des extensions"),
        "roster": tr("lire une liste d’élèves, sans rien en garder"),
        "doctor": tr("vérifier cet ordinateur, et ce qui manque"),
        "geometry": tr("calculer une construction de GeoGebra à partir de ses points libres"),
        "quiz": tr("lire et convertir des banques de questions, imprimer des cartes pour voter"),
    }


def _gui_parser(run: CommandFunction) -> _Parser:
    lines = "\n".join(f"  tni {name:<10} {words}" for name, words in _helps().items())
    parser = _Parser(
        prog="tni",
        description=tr("Ouvrir le tableau, vide ou avec une leçon, un PDF ou une image."),
        epilog=tr("Autres commandes, chacune avec --help :") + "\n" + lines,
        formatter_class=_LinesAsTheyAre,
    )
    parser.positional("file", nargs="?", type=Path, metavar=tr("FICHIER"), help=tr("un .tni, un .pdf ou une image"))
    parser.option("--version", action="version", version=f"tni {__version__}", help=tr("afficher la version"))
    parser.set_defaults(run=run)
    return parser


def _commands(runs: dict[str, CommandFunction]) -> _Parser:
    from tni.app.cahier_arguments import add_cahier  # not for the window
    from tni.app.library_arguments import add_library, limit
    from tni.app.plugin_arguments import add_plugin

    parser = _Parser(prog="tni")
    parts = parser.add_subparsers(dest="command", required=True, metavar=tr("COMMANDE"))

    def command(name: str, description: str, **kind: Any) -> _Parser:
        made: _Parser = parts.add_parser(name, description=description, **kind)
        return made

    _demo(command("demo", _demo_help())).set_defaults(run=runs["demo"])
    replay = command("replay", tr("Rejouer l’enregistrement d’un tableau, et décrire son contenu."))
    replay.positional("file", type=Path, metavar=tr("FICHIER"), help=tr("l’enregistrement"))
    replay.option("--json", action="store_true", help=tr("une ligne de JSON par contact et par image"))
    replay.set_defaults(run=runs["replay"])
    words = tr("Convertir sans ouvrir de fenêtre. Ce qui est lu n’est jamais modifié.")
    _convert(command("convert", words)).set_defaults(run=runs["convert"])
    _lesson(command("lesson", tr("Regarder dans le fichier d’une leçon, sans y toucher.")), runs)
    _devices(command("devices", tr("Les tableaux et les récepteurs qui sont branchés.")), runs)
    _quiz(command("quiz", tr("Les banques de questions et les cartes en papier pour voter.")), runs)
    words = tr("Chercher dans un dossier de leçons, le vérifier, le remettre comme à une date.")
    add_library(command("library", words), runs)
    add_cahier(command("cahier", tr("Les séances du cahier de textes, et leur envoi à l’ENT.")), runs, limit)
    _roster(command("roster", tr("Lire une liste d’élèves, sans rien en garder.")), runs)
    words = tr("Montrer chaque objet d’une construction de GeoGebra, recalculé à partir de ses points libres.")
    geometry = command("geometry", words)
    geometry.positional("file", type=Path, metavar=tr("FICHIER.ggb"), help=tr("la construction"))
    geometry.option("--json", action="store_true", help=tr("tout, en JSON, avec ce qui n’a pas pu être lu"))
    geometry.set_defaults(run=runs["geometry"])
    add_plugin(command("plugin", tr("Les extensions : les lister, en installer, les essayer.")), runs)
    words = tr(
        "Vérifier cet ordinateur : l’affichage, les appareils, ce qui manque. Ni nom d’élève ni titre de leçon n’y "
        "figure. L’état de sortie est 1 s’il reste quelque chose à faire."
    )
    doctor = command("doctor", words)
    doctor.option("--json", action="store_true", help=tr("le bilan, en JSON"))
    doctor.option("--gpu", action="store_true", help=tr("seulement la carte graphique et l’affichage, chronométrés"))
    doctor.option("--full", action="store_true", help=tr("de même, avec 100 000 traits en 4K : quelques minutes"))
    doctor.set_defaults(run=runs["doctor"])
    return parser


def _demo_help() -> str:
    return tr(
        "Dérouler seul une séance entière : ouvrir un PDF, y écrire à deux à la fois, faire voter, terminer la "
        "séance. DOSSIER contient ensuite board-*.png, lesson.tni, lesson.pdf, poll.json et cahier.html."
    )


def _demo(parser: _Parser) -> _Parser:
    file = tr("FICHIER")
    parser.option("--out", type=Path, default=Path("tni-demo"), metavar=tr("DOSSIER"), help=tr("où le mettre"))
    parser.option("--pdf", type=Path, metavar=file, help=tr("le PDF qui est ouvert"))
    parser.option("--hid", type=Path, metavar=file, help=tr("un enregistrement de tableau tactile (hid-recorder)"))
    parser.option("--votes", type=Path, metavar=file, help=tr("le journal USB d’un récepteur i>clicker"))
    parser.option("--ink", type=Path, metavar=file, help=tr("de l’écriture : un fichier UNIPEN, ou leur dossier"))
    return parser


def _convert(parser: _Parser) -> _Parser:
    source = tr(
        "un .tni, un .pdf, une image, un fichier d’un autre logiciel, un fichier que lit une extension activée, ou un "
        "dossier de tout cela"
    )
    parser.positional("source", type=Path, metavar=tr("ENTRÉE"), help=source)
    parser.positional(
        "target",
        type=Path,
        metavar=tr("SORTIE"),
        help=tr(
            "un .tni, .pdf, .html, un .png (un fichier par page), une notice en .xml ou .jsonld, un fichier pour un "
            "autre logiciel, un fichier qu’écrit une extension activée, ou un dossier si l’entrée en est un"
        ),
    )
    width = tr("largeur des pages en PNG, en pixels ; {} par défaut").format(1920)
    parser.option("--width", type=_width, default=1920, metavar=tr("LARGEUR"), help=width)
    parser.option("--replace", action="store_true", help=tr("remplacer les fichiers qui existent déjà"))
    report = tr("écrire en JSON ce qui a été repris, approché et laissé de côté ; - pour l’afficher")
    parser.option("--report", type=Path, metavar=tr("FICHIER"), help=report)
    parts = tr("dans une page web, aussi : notes, plan ; partout : extracts (réservés à la classe)")
    names = ("notes", "plan", "extracts")
    parser.option("--with", dest="parts", action="append", default=[], choices=names, metavar=tr("PARTIE"), help=parts)
    return parser


def _lesson(parser: _Parser, runs: dict[str, CommandFunction]) -> None:
    title = tr("Commandes ")
    parts = parser.add_subparsers(title=title, dest="part", required=True, metavar="info|check", prog="tni lesson")
    words = tr("Décrire une leçon.")
    info: _Parser = parts.add_parser("info", description=words, help=words)
    info.positional("file", type=Path, metavar=tr("FICHIER"), help=tr("la leçon"))
    info.option("--json", action="store_true", help=tr("tout, en JSON"))
    samples = tr("avec --json : chaque point des traits, x et y en mm, t en s")
    info.option("--samples", action="store_true", help=samples)
    info.set_defaults(run=runs["lesson info"])
    words = tr("Chercher ce qui est abîmé. L’état de sortie est 1 quand quelque chose l’est.")
    check: _Parser = parts.add_parser("check", description=words, help=words)
    check.positional("file", type=Path, metavar=tr("FICHIER"), help=tr("la leçon"))
    check.set_defaults(run=runs["lesson check"])


def _devices(parser: _Parser, runs: dict[str, CommandFunction]) -> None:
    title = tr("Commandes ")
    parts = parser.add_subparsers(
        title=title, dest="part", required=True, metavar="list|watch|record|learn", prog="tni devices"
    )
    words = tr("Lister les appareils branchés, leur pilote, et tous les pilotes.")
    listed: _Parser = parts.add_parser("list", description=words, help=words)
    listed.option("--all", action="store_true", help=tr("aussi ce qui n’est ni tableau ni récepteur"))
    listed.option("--json", action="store_true", help=tr("le bilan, en JSON"))
    listed.set_defaults(run=runs["devices list"])
    words = tr("Afficher les signaux d’un tableau, jusqu’à Ctrl+C.")
    watch: _Parser = parts.add_parser("watch", description=words, help=words)
    watch.option("--json", action="store_true", help=tr("une ligne de JSON par événement"))
    words = tr("Enregistrer les signaux d’un tableau, étape par étape, pour lui faire un pilote.")
    record: _Parser = parts.add_parser("record", description=words, help=words)
    record.positional("out", type=Path, metavar=tr("FICHIER.hid"), help=tr("où l’enregistrer"))
    record.option("--pens", type=_number, default=4, metavar=tr("NOMBRE"), help=tr("combien de stylets il a"))
    record.option(
        "--seconds", type=_number, metavar=tr("SECONDES"), help=tr("enregistrer pendant cette durée, sans consignes")
    )
    record.option("--replace", "--force", action="store_true", help=tr("remplacer le fichier s’il existe déjà"))
    for part, name in ((watch, "watch"), (record, "record")):
        named = tr("lequel, s’il y en a plusieurs")
        part.option("--device", default="", metavar="VID:PID", help=named)
        part.set_defaults(run=runs[f"devices {name}"])
    words = tr("Apprendre à lire un récepteur de télécommandes inconnu, en appuyant sur leurs touches.")
    learn: _Parser = parts.add_parser("learn", description=words, help=words)
    learn.positional("name", type=_receiver_name, metavar=tr("NOM"), help=tr("comment l’appeler"))
    which = tr("lequel, s’il y en a plusieurs ; un chemin convient aussi")
    learn.option("--device", default="", metavar="VID:PID", help=which)
    learn.option("--one", action="store_true", help=tr("il n’y a qu’une télécommande"))
    learn.set_defaults(run=runs["devices learn"])


def _receiver_name(text: str) -> str:
    from tni.devices.clickers.trained_receiver import NAME_MAX  # needed by no other command

    name = " ".join(text.split())
    if not 0 < len(name) <= NAME_MAX or not name.isprintable():
        raise argparse.ArgumentTypeError(tr("un nom de {0} à {1} lettres est attendu").format(1, NAME_MAX))
    return name


def _quiz(parser: _Parser, runs: dict[str, CommandFunction]) -> None:
    title = tr("Commandes ")
    words = "read|convert|cards"
    parts = parser.add_subparsers(title=title, dest="part", required=True, metavar=words, prog="tni quiz")
    file = tr("la banque : GIFT, XML de Moodle, Aiken, QCMcam, AMC, Kahoot, CSV, QTI ou H5P")
    words = tr("Décrire une banque de questions, et ce qui n’a pas pu être lu.")
    read: _Parser = parts.add_parser("read", description=words, help=words)
    read.positional("file", type=Path, metavar=tr("FICHIER"), help=file)
    read.option("--json", action="store_true", help=tr("les questions, en JSON"))
    read.set_defaults(run=runs["quiz read"])
    words = tr("Convertir une banque dans un autre format, et signaler ce qui n’est pas repris.")
    convert: _Parser = parts.add_parser("convert", description=words, help=words)
    convert.positional("source", type=Path, metavar=tr("ENTRÉE"), help=file)
    convert.positional(
        "target", type=Path, metavar=tr("SORTIE"), help=tr("le fichier à écrire ; son extension donne le format")
    )
    convert.option("--to", default="", metavar="FORMAT", help="gift, moodle, aiken, qcmcam, amc-txt, kahoot, csv")
    convert.option("--force", action="store_true", help=tr("remplacer le fichier qui existe déjà"))
    convert.set_defaults(run=runs["quiz convert"])
    words = tr("Faire un PDF de cartes en papier : l’élève tient la sienne, sa réponse en haut, une caméra les lit.")
    cards: _Parser = parts.add_parser("cards", description=words, help=words)
    cards.positional("out", type=Path, metavar=tr("SORTIE.pdf"), help=tr("où l’enregistrer"))
    number = tr("combien de cartes, à partir du n° 1 ; {} par défaut").format(30)
    cards.option("--count", type=_card_count, default=30, metavar=tr("NOMBRE"), help=number)
    size = tr("cartes par feuille : 1 se lit à 7 m, 2 à 5 m, 4 à 3 m ; {} par défaut").format(2)
    cards.option("--per-sheet", type=int, choices=(1, 2, 4), default=2, help=size)
    cards.option("--backs", action="store_true", help=tr("avec le verso, pour une imprimante recto verso"))
    cards.option("--replace", action="store_true", help=tr("remplacer les fichiers qui existent déjà"))
    cards.set_defaults(run=runs["quiz cards"])


def _card_count(text: str) -> int:
    most = len(card_numbers(CardSet.TNI))
    if not re.fullmatch(r"[0-9]{1,3}", text) or not 1 <= int(text) <= most:
        raise argparse.ArgumentTypeError(tr("un nombre de {0} à {1} est attendu").format(1, most))
    return int(text)


def _roster(parser: _Parser, runs: dict[str, CommandFunction]) -> None:
    parts = parser.add_subparsers(title=tr("Commandes "), dest="part", required=True, metavar="read", prog="tni roster")
    words = tr(
        "Montrer les élèves d’une liste d’ONDE, de SIECLE, de PRONOTE, d’un ENT (CSV, "
        "AAF) ou OneRoster, et ceux laissés de côté."
    )
    read: _Parser = parts.add_parser("read", description=words, help=words)
    read.positional("file", type=Path, metavar=tr("FICHIER"), help=tr("la liste : un CSV, un XML ou un zip"))
    read.option("--json", action="store_true", help=tr("tout, en JSON"))
    read.set_defaults(run=runs["roster read"])


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text):
        raise argparse.ArgumentTypeError(tr("un nombre de {0} à {1} est attendu").format(0, 99_999))
    return int(text)


def _width(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 1 <= int(text) <= WIDTH_MAX_PX:
        raise argparse.ArgumentTypeError(tr("un nombre de 1 à {} est attendu").format(WIDTH_MAX_PX))
    return int(text)


def _refusal(message: str) -> str:
    """Translate an error of argparse. A message that is not known here becomes a general sentence."""
    for pattern, words in (
        (r"the following arguments are required: (.+)", tr("il manque {0}")),
        (r"unrecognized arguments: (.+)", tr("« {0} » est en trop")),
        (r"argument (.+?): expected (?:one argument|at least one argument)", tr("une valeur manque après {0}")),
        (r"argument (.+?): invalid choice: '?(.+?)'? \(choose from .+\)", tr("{0} ne peut pas être « {1} »")),
        (r"argument (.+?): ignored explicit argument .+", tr("{0} ne prend pas de valeur")),
        (r"argument (.+?): (.+)", tr("{0} : {1}")),
    ):
        if (found := re.fullmatch(pattern, message, re.DOTALL)) is not None:
            return words.format(*found.groups())
    return tr("la commande n’a pas été comprise")
