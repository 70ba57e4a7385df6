"""Errors of the commands `tni cahier`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tni.app.terminal import CommandError

if TYPE_CHECKING:
    from tni.services.cahier.names_report import NamesTrouble


class NoEntryError(CommandError):
    """No entry has this id."""

    status = 2

    def __init__(self, id: str) -> None:
        super().__init__(f"no entry {id}")
        self.id = id

    def user_message(self) -> str:
        from tni.ui.i18n import tr

        return tr("Aucune séance ne porte le numéro « {id} » : « tni cahier list » les montre.").format(id=self.id)


class ManyEntriesError(CommandError):
    """Several entries have an id that begins so."""

    status = 2

    def __init__(self, id: str) -> None:
        super().__init__(f"several entries {id}")
        self.id = id

    def user_message(self) -> str:
        from tni.ui.i18n import tr

        return tr("Plusieurs séances commencent par « {id} » : donner plus de chiffres.").format(id=self.id)


class NamesInEntryError(CommandError):
    """An entry has names of pupils that the teacher has not confirmed."""

    def __init__(self) -> None:
        super().__init__("names of pupils in the entry")

    def user_message(self) -> str:
        from tni.ui.i18n import tr

        return tr(
            "Rien n’est écrit : cette séance contient peut-être des noms d’élèves. Les retirer dans TNI, ou, une fois "
            "relus, ajouter --yes."
        )


class NamesNotReadError(CommandError):
    """The names of pupils in an entry cannot be looked for."""

    def __init__(self, trouble: NamesTrouble) -> None:
        super().__init__(f"names of pupils: {trouble.value}")
        self.trouble = trouble

    def user_message(self) -> str:
        from tni.services.cahier.names_report import NamesTrouble
        from tni.ui.i18n import tr

        if self.trouble is NamesTrouble.LOCKED:
            return tr(
                "Rien n’est écrit : les noms des élèves sont verrouillés, impossible de vérifier. Dans TNI, « Séances "
                "passées » les déverrouille, puis copie la séance ou écrit l’année de la classe."
            )
        return tr(
            "Rien n’est écrit : les noms des élèves ne sont plus lisibles, impossible de vérifier. Dans TNI, « Séances "
            "passées » fait relire la séance, puis la copie ou écrit l’année de la classe."
        )


class UnknownEntryFormatError(CommandError):
    """An entry cannot be written in the format that a file's name asks for."""

    status = 2

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: an entry can become .html, .txt or .json")
        self.path = path

    def user_message(self) -> str:
        from tni.ui.i18n import tr
        from tni.ui.messages.file_errors import quoted_name

        return tr(
            "{name} : une séance devient un fichier .html, .txt ou .json ; donner l’une de ces extensions."
        ).format(name=quoted_name(self.path))
