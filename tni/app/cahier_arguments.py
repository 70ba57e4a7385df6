"""Arguments of the commands `tni cahier list|show|export|send`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tni.ui.i18n import tr


def add_cahier(parser: Any, runs: Mapping[str, Any], limit: Callable[[str], int]) -> None:
    """Add the arguments of the commands to the parser of `tni cahier`. runs: as for `tni.app.arguments.parse`. limit:
    reads a number."""
    parser.description = tr("Les séances du cahier de textes, et leur envoi à l’ENT.")
    title, metavar = tr("Commandes "), "list|show|export|send"
    parts = parser.add_subparsers(title=title, dest="part", required=True, metavar=metavar, prog="tni cahier")
    words = tr("Lister les dernières séances, et où en est leur envoi.")
    listed = parts.add_parser("list", description=words, help=words)
    most = tr("combien de séances au plus ; {} par défaut").format(30)
    listed.option("--limit", type=limit, default=30, metavar=tr("NOMBRE"), help=most)
    words = tr("Montrer une séance, et ce que l’ENT en a gardé.")
    show = parts.add_parser("show", description=words, help=words)
    words = tr("Écrire une séance dans un fichier : page web, texte ou seance.json.")
    export = parts.add_parser("export", description=words, help=words)
    for part in (show, export):
        part.positional("id", metavar=tr("SÉANCE"), help=tr("le début de son numéro, que list donne"))
    export.positional("out", type=Path, metavar=tr("SORTIE"), help=tr("un .html, un .txt ou un .json"))
    export.option("--replace", action="store_true", help=tr("remplacer le fichier qui existe déjà"))
    export.option("--yes", action="store_true", help=tr("écrire aussi les noms d’élèves, une fois relus"))
    words = tr(
        "Envoyer maintenant ce qui attend, pendant les heures d’envoi. L’état de sortie est 1 si une séance attend "
        "une décision, ou si l’envoi n’est pas possible ; 0 pour ce qui attend seulement son heure."
    )
    send = parts.add_parser("send", description=words, help=words)
    send.option("--now", action="store_true", help=tr("même hors des heures d’envoi"))
    for part in (listed, show, send):
        part.option("--json", action="store_true", help=tr("le résultat, en JSON"))
    for name, part in (("list", listed), ("show", show), ("export", export), ("send", send)):
        part.set_defaults(run=runs[f"cahier {name}"])
