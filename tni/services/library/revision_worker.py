"""Process that saves one state of a lesson as a revision, started by `RevisionProcess`.

It writes one frame when the revision is on the disk, and none on an error. It ends with its parent or when it is
killed, at any moment without harm to earlier revisions.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from tni.core.errors import TniError
from tni.processes.pipe_frames import write_frame
from tni.processes.worker import receive_frames, take_output
from tni.store.library_history import LibraryHistory

NICENESS = 10
"""How far it stands back behind the program: it still gets on while the board is in use."""


def main(library: str, path: str, now: str, author: str, name: str) -> None:
    """Save the lesson in the file `path`, which is `name` in the folder `library`, as it is at the time `now`."""
    with suppress(OSError, AttributeError):  # not on Windows
        os.nice(NICENESS)
    output = take_output()
    receive_frames(lambda _head, _payload: None)  # ends this process with its parent
    with suppress(TniError, OSError):  # the program tries it again, and tells why it fails
        saved = LibraryHistory(Path(library)).save(Path(path), datetime.fromisoformat(now), author, name)
        known = {"id": None} if saved is None else {"id": saved.id, "is_new": saved.is_new}
        write_frame(output, known)
