"""Arguments of `tni plugin list|enable|disable|install|remove|test`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tni.ui.i18n import tr


def add_plugin(parser: Any, runs: dict[str, Callable[..., int]]) -> None:
    """Add the commands to the parser of `tni plugin`. runs: function by command name."""
    metavar = "list|enable|disable|install|remove|test"
    parts = parser.add_subparsers(
        title=tr("Commandes "), dest="part", required=True, metavar=metavar, prog="tni plugin"
    )
    as_json = tr("le résultat, en JSON")
    words = tr("Lister les extensions, et ce que chacune peut faire.")
    listed = parts.add_parser("list", description=words, help=words)
    listed.option("--json", action="store_true", help=as_json)
    words = tr("Activer une extension.")
    enable = parts.add_parser("enable", description=words, help=words)
    words = tr("Désactiver une extension.")
    disable = parts.add_parser("disable", description=words, help=words)
    words = tr("Retirer une extension installée en plus, avec ses fichiers.")
    remove = parts.add_parser("remove", description=words, help=words)
    for part in (enable, disable, remove):
        part.positional("id", metavar=tr("EXTENSION"), help=tr("son nom dans « tni plugin list »"))
    words = tr("Installer une extension, après avoir montré ce qu’elle pourra faire.")
    install = parts.add_parser("install", description=words, help=words)
    install.positional("file", type=Path, metavar=tr("FICHIER.zip"), help=tr("l’extension"))
    install.option("--yes", action="store_true", help=tr("installer sans poser la question"))
    words = tr("Essayer une extension comme TNI s’en servira. L’état de sortie est 1 s’il y a des fautes.")
    tested = parts.add_parser("test", description=words, help=words)
    tested.positional("folder", type=Path, metavar=tr("DOSSIER"), help=tr("le dossier ou le fichier de l’extension"))
    tested.option("--json", action="store_true", help=as_json)
    for name, part in (
        ("list", listed),
        ("enable", enable),
        ("disable", disable),
        ("install", install),
        ("remove", remove),
        ("test", tested),
    ):
        part.set_defaults(run=runs[f"plugin {name}"])
