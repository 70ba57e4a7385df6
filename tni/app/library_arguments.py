"""Arguments of `tni library index|search|check|restore`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tni.ui.i18n import tr


def add_library(parser: Any, runs: dict[str, Callable[..., int]]) -> None:
    """Add the commands to the parser of `tni library`. runs: function by command name."""
    title, metavar = tr("Commandes "), "index|search|check|restore"
    parts = parser.add_subparsers(title=title, dest="part", required=True, metavar=metavar, prog="tni library")
    words = tr("Mettre à jour l’index, et signaler les leçons qui ne peuvent pas être lues.")
    index = parts.add_parser("index", description=words, help=words)
    words = tr("Chercher des pages, la meilleure d’abord. L’index est fait ou mis à jour avant.")
    search = parts.add_parser("search", description=words, help=words)
    for part in (index, search):
        part.positional("folder", type=Path, metavar=tr("DOSSIER"), help=tr("le dossier des leçons"))
        part.option("--json", action="store_true", help=tr("le résultat, en JSON"))
    search.positional(
        "words", nargs="+", metavar=tr("MOTS"), help=tr("les mots ; « entre guillemets », ils se suivent")
    )
    value = tr("VALEUR")
    for name, kind in (
        ("level", tr("le niveau, comme « 6e »")),
        ("subject", tr("la matière")),
        ("class", tr("la classe avec qui la leçon a été faite")),
        ("tag", tr("l’étiquette")),
    ):
        search.option(f"--{name}", action="append", default=[], metavar=value, help=kind)
    need = tr("le besoin pour lequel elle est adaptée : dys, sight, hearing ou motor")
    search.option("--need", type=_need, action="append", default=[], metavar=value, help=need)
    day = tr("AAAA-MM-JJ")
    search.option("--since", type=_day, metavar=day, help=tr("modifiée ce jour-là ou après"))
    search.option("--until", type=_day, metavar=day, help=tr("modifiée ce jour-là ou avant"))
    search.option("--quiz", action="store_true", help=tr("seulement avec des questions"))
    search.option("--in", dest="within", default="", metavar=tr("DOSSIER"), help=tr("seulement dans ce sous-dossier"))
    most = tr("combien de pages au plus ; {} par défaut").format(30)
    search.option("--limit", type=limit, default=30, metavar=tr("NOMBRE"), help=most)
    for part, name in ((index, "index"), (search, "search")):
        part.set_defaults(run=runs[f"library {name}"])
    _library_history(parts, runs)


def _library_history(parts: Any, runs: dict[str, Callable[..., int]]) -> None:
    folder, lessons = tr("DOSSIER"), tr("le dossier des leçons")
    words = tr("Chercher ce qui est abîmé. L’état de sortie est 1 s’il en reste.")
    check = parts.add_parser("check", description=words, help=words)
    check.positional("folder", type=Path, metavar=folder, help=lessons)
    mend = tr("réparer ce dont il existe une copie ; une leçon abîmée reste, sa copie est mise à côté")
    check.option("--mend", action="store_true", help=mend)
    check.option("--backup", type=Path, metavar=folder, help=tr("vérifier aussi les sauvegardes de ce dossier"))
    check.set_defaults(run=runs["library check"])
    words = tr("Écrire toutes les leçons comme elles étaient à une date. Aucun fichier n’est remplacé.")
    restore = parts.add_parser("restore", description=words, help=words)
    restore.positional("folder", type=Path, metavar=folder, help=lessons)
    restore.positional("out", type=Path, metavar=tr("SORTIE"), help=tr("le dossier où les mettre"))
    date = tr("2026-10-03, pour la fin de ce jour, ou 2026-10-03T14:30")
    restore.option("--as-of", required=True, metavar="DATE", help=date)
    restore.option("--backup", type=Path, metavar=folder, help=tr("prendre les sauvegardes de ce dossier"))
    restore.set_defaults(run=runs["library restore"])


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(tr("une date comme 2026-09-01 est attendue")) from None


def _need(text: str) -> str:
    from tni.document.lesson_plan import Need  # needed by no other command

    if text not in {need.value for need in Need}:
        raise argparse.ArgumentTypeError(tr("dys, sight, hearing ou motor est attendu"))
    return text


def limit(text: str) -> int:
    """Return a count from the command line. Raises: ArgumentTypeError."""
    if not re.fullmatch(r"[0-9]{1,5}", text) or not int(text):
        raise argparse.ArgumentTypeError(tr("un nombre de {0} à {1} est attendu").format(1, 99_999))
    return int(text)
