"""`tni quiz read|convert`: banks of questions of other programs, and what of them could not be kept."""

from __future__ import annotations

import sys
from pathlib import Path

from tni.app import terminal
from tni.files.atomic import write_atomically
from tni.formats.banks.as_json import as_json as json_of
from tni.formats.banks.errors import UnknownBankKindError
from tni.formats.banks.kinds import FORMATS, BankKind, bounded, kind_of, kind_to_write, read, write
from tni.ui.i18n import tr
from tni.ui.words import banks as words
from tni.ui.words.sentences_files import named


class BankThereError(terminal.SpokenError):
    """What is there is replaced only when that was asked for."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: is there already")
        self.path = path

    def say(self) -> str:
        if self.path.is_dir():
            return tr("{name} est un dossier : donnez le nom d’un fichier.").format(name=named(self.path))
        return tr("{name} existe déjà, et n’a pas été remplacé : choisissez un autre nom, ou ajoutez --force.").format(
            name=named(self.path)
        )


def print_bank(path: Path, *, as_json: bool) -> int:
    """What a bank holds, on stdout; as JSON, losses go to stderr. Raises: BankFileError, OSError."""
    data = bounded(path)
    kind = kind_of(data, path.name)
    found = read(data, path.name, kind=kind)
    if as_json:
        terminal.write_json(json_of(found.bank))
    terminal.speak()
    lines = list(words.loss_lines(found.losses))
    if as_json:
        for line in lines:
            terminal.tell(line)
        return 0
    shown = [words.counted(len(found.bank.items), FORMATS[kind].name), *words.item_lines(found.bank.items)]
    _print([*shown, *([words.not_read(), *lines] if lines else [words.all_kept()])])
    return 0


def convert_bank(source: Path, target: Path, *, to: str, force: bool) -> int:
    """Write a bank in another format. to: its name, "" for what the target's name says. force: replace what is there.

    Raises: BankFileError, BankThereError, WriteError, OSError.
    """
    kind = named_kind(to) if to else kind_to_write(target.name)
    found = read(bounded(source), source.name)
    if target.is_dir() or (target.exists() and not force):
        raise BankThereError(target)
    made = write(found.bank, kind)
    write_atomically(target, made.data)
    terminal.speak()
    lines = [str(target)]
    for heading, losses in ((words.not_read(), found.losses), (words.not_written(), made.losses)):
        if losses:
            lines += [heading, *words.loss_lines(losses)]
    _print(lines if len(lines) > 1 else [*lines, words.all_kept()])
    return 0


def named_kind(name: str) -> BankKind:
    """Raises: UnknownBankKindError."""
    try:
        return BankKind(name.lower())
    except ValueError:
        raise UnknownBankKindError(name) from None


def _print(lines: list[str]) -> None:
    sys.stdout.writelines(f"{terminal.clean(line)}\n" for line in lines)
