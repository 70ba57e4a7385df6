"""Errors of `tni convert`, each with its sentence."""

from __future__ import annotations

from pathlib import Path

from tni.app.terminal import CommandError
from tni.ui.i18n import tr
from tni.ui.messages.file_errors import quoted_name


class SameFileError(CommandError):
    """Source and target are the same file. A lesson converted onto itself would lose its history."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: source and target are the same file")
        self.path = path

    def user_message(self) -> str:
        return tr("{name} ne peut pas être remplacé par lui-même : donner un autre nom.").format(
            name=quoted_name(self.path)
        )


class NoFolderError(CommandError):
    """The folder of the target does not exist."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: no such folder")
        self.folder = folder

    def user_message(self) -> str:
        return tr("Le dossier « {} » n’existe pas : le créer, ou en choisir un autre.").format(self.folder)


class NotAFileError(CommandError):
    """The source is a pipe, a socket or a device, which has no end or can be read once only."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no regular file")
        self.path = path

    def user_message(self) -> str:
        return tr("{name} n’est pas un fichier ordinaire : enregistrer son contenu dans un fichier.").format(
            name=quoted_name(self.path)
        )


class PartNotTakenError(CommandError):
    """A kind of file has no place for a part that was asked for. part: as `--with` names it."""

    status = 2

    def __init__(self, part: str, target: Path) -> None:
        super().__init__(f"{target}: takes no {part}")
        self.part, self.target = part, target

    def user_message(self) -> str:
        return tr(
            "--with {part} ne change rien à {name} : notes et plan vont dans une page web, extracts aussi dans un PDF, "
            "des images et le fichier d’une extension."
        ).format(part=self.part, name=quoted_name(self.target))


class PagesNotDrawnError(CommandError):
    """Pages of a PDF could not be drawn, and their pictures were not written. pages: from 1."""

    def __init__(self, source: Path, pages: list[int]) -> None:
        super().__init__(f"{source}: pages {pages} cannot be drawn")
        self.pages = pages

    def user_message(self) -> str:
        numbers = ", ".join(map(str, self.pages))
        if len(self.pages) == 1:
            return tr("Page {} : le PDF ne peut pas être affiché, l’image n’a pas été écrite.").format(numbers)
        return tr("Pages {} : le PDF ne peut pas être affiché, ces images n’ont pas été écrites.").format(numbers)


class NothingToConvertError(CommandError):
    """A folder has no file that can be read."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: no file that can be read")
        self.folder = folder

    def user_message(self) -> str:
        return tr("Le dossier « {} » n’a aucun fichier qui se convertit.").format(self.folder)


class TargetNoFolderError(CommandError):
    """The source is a folder, and the target is a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no folder")
        self.path = path

    def user_message(self) -> str:
        return tr("{name} est un fichier : donner le nom d’un dossier, puisque l’entrée en est un.").format(
            name=quoted_name(self.path)
        )


class ReportPlaceError(CommandError):
    """The report would replace what is no report, or is another file of the conversion."""

    status = 2

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no place for a report")
        self.path = path

    def user_message(self) -> str:
        return tr(
            "Le compte rendu ne peut pas remplacer {name}, qui n’en est pas un : donner un autre nom à --report."
        ).format(name=quoted_name(self.path))


class FolderNameTakenError(CommandError):
    """A folder for lessons cannot be made: a file has its name."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder}: a file")
        self.folder = folder

    def user_message(self) -> str:
        return tr("Le dossier « {} » n’a pas pu être créé, un fichier porte ce nom : le déplacer.").format(self.folder)
