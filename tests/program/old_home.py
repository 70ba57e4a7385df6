"""Data home that a trial version of 0.1.0 wrote, copied for a test: settings, class lists, votes, séances, lessons.

`data_of_0_1_0` holds the files under their names. Databases, lessons and journals are compressed, as NAME.gz, and
"@HOME@" stands for the home's own path, which working copies and the note of the last lesson contain. The content is
made up. The files are never written anew: what they hold was on disks before the code that reads them now.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tni.app.folders import Folders
from tni.core.ids import ClassId
from tni.store.roster import RosterStore

DATA = Path(__file__).parent / "data_of_0_1_0"
PASSPHRASE = "les élèves de la salle 12"
"""What the names of the pupils are locked with."""


def old_home(home: Path) -> Folders:
    """Copy the home to a folder, which may be missing. Its folders are those of `tests.support.running_program`."""
    for source in sorted(path for path in DATA.rglob("*") if path.is_file()):
        target = home / source.relative_to(DATA)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".gz":
            target.with_suffix("").write_bytes(gzip.decompress(source.read_bytes()))
        else:
            target.write_bytes(source.read_bytes().replace(b"@HOME@", str(home).encode()))
    return Folders(
        library=home / "lessons",
        data=home / "data",
        config=home / "config",
        state=home / "state",
        exports=home / "lessons" / "exports",
    )


@contextmanager
def opened_classes(home: Folders) -> Iterator[RosterStore]:
    """The class lists, with the pupils' names."""
    store = RosterStore(home.data / "classes.db")
    store.names.unlock_by(PASSPHRASE)
    try:
        yield store
    finally:
        store.close()


def class_named(roster: RosterStore, name: str) -> ClassId:
    return next(one.id for one in roster.classes() if one.name == name)
