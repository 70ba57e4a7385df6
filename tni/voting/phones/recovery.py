"""Files from which phone voting continues after a crash: the session's description, and the journals of its votes."""

from __future__ import annotations

import json
import logging
from collections.abc import Container
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from tni.core.errors import TniError
from tni.files.atomic import write_atomically
from tni.files.private import make_private_folder
from tni.quiz.phones import PhoneVote
from tni.voting.phones.codes import is_code

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SavedAccess:
    """Description of the running session, as stored: its code, and where its server listens."""

    code: str
    address: str
    port: int


class RecoveryFiles:
    """Folder with the files of phone sessions."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._description = folder / "session.json"

    def journal(self, code: str) -> Path:
        """Return the path of a session's journal."""
        return self._folder / f"{code}.journal"

    def make_folder(self) -> None:
        """Create the folder, in which the server keeps its journal; the server reports a folder that it cannot use."""
        try:
            make_private_folder(self._folder)
        except OSError as error:
            _log.warning("the folder of phones cannot be created: %s", error)

    def save(self, access: SavedAccess) -> None:
        """Store the description of the running session; without it, voting goes on but would not outlive a crash."""
        try:
            make_private_folder(self._folder)
            write_atomically(self._description, json.dumps(asdict(access)).encode(), private=True)
        except (OSError, TniError) as error:
            _log.warning("a session of phones would not outlive a crash: %s", error)

    def delete(self) -> None:
        """Delete the description of the session that ends."""
        with suppress(OSError):
            self._description.unlink(missing_ok=True)

    def saved(self) -> SavedAccess | None:
        """Return the description of the session that a crash interrupted."""
        try:
            found = json.loads(self._description.read_bytes())
            code, address, port = found["code"], found["address"], found["port"]
        except (OSError, ValueError, TypeError, KeyError):
            return None
        is_sound = isinstance(code, str) and is_code(code) and isinstance(address, str) and type(port) is int
        return SavedAccess(code, address, port) if is_sound and 0 < port < 65536 else None

    def left_over(self, running: Container[Path]) -> list[tuple[Path, list[PhoneVote]]]:
        """Return the journals, other than the `running` ones, each with its votes that the program has not
        confirmed."""
        found = []
        for path in sorted(self._folder.glob("*.journal")):
            if path not in running:
                with suppress(OSError, TniError):
                    found.append((path, unconfirmed_votes(path, None)))
        return found


def unconfirmed_votes(journal: Path, key: bytes | None) -> list[PhoneVote]:
    """Read the votes that the program has not confirmed from a journal. key: see `anonymity`. Raises: OSError,
    TniError."""
    from tni.voting.phones.anonymity import AnonymousVoteCipher
    from tni.voting.phones.journal import JournalFile  # only journals that a crash left need it here
    from tni.voting.phones.poll_state import PollState

    file, state = JournalFile(journal, AnonymousVoteCipher(key)), PollState()
    file.close()
    for record in file.records:
        state.apply(record)
    return list(state.owed.values())
