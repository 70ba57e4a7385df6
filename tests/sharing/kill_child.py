"""Child that changes a lesson and exchanges it with a folder, again and again, until it is killed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.support.exchange_simulation import LESSON, decoded, hash_of, made_revision
from tni.core.ids import BlobId
from tni.library.exchange import LessonExchange, heads_of
from tni.library.shared_place import WriterId
from tni.sharing.folder import FolderPlace
from tni.store.shared_copies import SharedCopiesFolder


def main(copies_folder: str, place_folder: str) -> None:
    """Print the id of each revision once it is kept, and `exchanged` after each exchange."""
    place = FolderPlace(Path(place_folder))
    while True:
        copies = SharedCopiesFolder(Path(copies_folder), decoded)
        content = os.urandom(100_000)
        copies.keep(BlobId(hash_of(content)), [content])
        revision = made_revision(heads_of(copies.revisions(LESSON)), [hash_of(content)], "")
        copies.add(LESSON, revision)
        print(revision.id, flush=True)  # noqa: T201
        LessonExchange(place, copies, LESSON, WriterId("00000001"), decoded, lambda: os.urandom(4).hex()).run()
        print("exchanged", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
