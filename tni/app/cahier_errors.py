"""Errors of the commands `tni cahier`."""

from __future__ import annotations

from pathlib import Path

from tni.app.terminal import CommandError


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


class NotHandedOverError(CommandError):
    """An entry was never handed over to be sent, or its text is erased, so it has no neutral form yet."""

    def __init__(self, id: str) -> None:
        super().__init__(f"entry {id} was not handed over")
        self.id = id

    def user_message(self) -> str:
        from tni.ui.i18n import tr

        return tr(
            "La séance « {id} » n’est pas dans les envois : la confirmer d’abord, ou choisir .html ou .txt."
        ).format(id=self.id)


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
