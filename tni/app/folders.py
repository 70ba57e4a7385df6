"""Folders and files of the program, by the conventions of the system."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs, user_cache_dir

from tni.core.digest import sha256
from tni.store.lesson_file import WorkFolders
from tni.store.local_disk import local_folder
from tni.store.sync_clients import edits_in_place

NAME = "tni"


def library_index(library: Path) -> Path:
    """Return the file of a library's index, on a local disk. It may be deleted: the next search makes it anew."""
    key = sha256(os.fsencode(os.path.realpath(library))).hex()[:16]
    return local_folder(Path(user_cache_dir(NAME, appauthor=False)) / "libraries") / f"{key}.index"


def technician_folder() -> Path:
    """Return the folder of this computer's technician, with plugins and the policy on them. No variable of the
    environment moves it, since it is to hold against the user."""
    match sys.platform:
        case "win32":
            return Path(PlatformDirs(NAME, appauthor=False).site_data_dir)
        case "darwin":
            return Path("/Library/Application Support") / NAME
    return Path("/etc") / NAME


@dataclass(frozen=True, slots=True)
class Folders:
    """Folders of a user. library: the teacher's lessons. data: class lists, votes, séances. state: notes for the next
    start.
    exports: PDFs of séances.
    """

    library: Path
    data: Path
    config: Path
    state: Path
    exports: Path

    @classmethod
    def of_user(cls) -> Folders:
        dirs = PlatformDirs(NAME, appauthor=False)
        documents = Path(dirs.user_documents_dir) / "TNI"
        return cls(
            library=documents,
            data=Path(dirs.user_data_dir),
            config=Path(dirs.user_config_dir),
            state=Path(dirs.user_state_dir),
            exports=documents / "Séances",
        )

    @property
    def work_folders(self) -> WorkFolders:
        work = local_folder(self.state / "work")
        return WorkFolders(work=work, rescue=self.data / "rescue", edit_in_place=edits_in_place)

    @property
    def library_marks(self) -> Path:
        return self.state / "library.json"

    @property
    def sharing_list(self) -> Path:
        """Places and lessons that the teacher shares."""
        return self.data / "sharing" / "sharing.json"

    @property
    def outbox(self) -> Path:
        """Entries on their way to ENTs."""
        return self.data / "outbox.db"

    @property
    def written_pdfs(self) -> Path:
        """Notes of the PDFs that were written for entries."""
        return self.data / "written-pdfs.json"

    @property
    def ent_accounts(self) -> Path:
        """The teacher's accounts at ENTs, without their passwords."""
        return self.config / "ent-accounts.json"

    @property
    def lesson_pictures(self) -> Path:
        """Pictures of first pages, which may be lost."""
        return self.state / "pictures"

    @property
    def web_pictures(self) -> Path:
        """Pictures of the web that interactive items show, as pieces of maps. They may be lost."""
        return self.state / "web-pictures"

    @property
    def questions(self) -> Path:
        """The teacher's question collections, beside the lessons."""
        return self.library / "Questions"

    @property
    def resources(self) -> Path:
        """Pictures, sounds and links that the teacher keeps, beside the lessons."""
        return self.library / "Ressources"

    @property
    def templates(self) -> Path:
        """Lessons of which new ones are made, beside the lessons."""
        return self.library / "Modèles"

    @property
    def vocabularies(self) -> Path:
        """Vocabularies of the curriculum that the teacher has loaded, a file each."""
        return self.data / "vocabularies"

    @property
    def personal_dictionary(self) -> Path:
        """Words that the teacher has added to the spelling dictionary."""
        return self.data / "dictionary.json"

    @property
    def planning(self) -> Path:
        """Timetable and planned years."""
        return self.data / "planning"

    @property
    def plugins(self) -> Path:
        """Plugins that the teacher has installed."""
        return self.data / "plugins"

    @property
    def correction_codes(self) -> Path:
        """The teacher's codes for correcting copies."""
        return self.data / "correction-codes.json"

    @property
    def settings(self) -> Path:
        return self.config / "settings.json"

    @property
    def projectors(self) -> Path:
        return self.config / "projectors.json"

    @property
    def receivers(self) -> Path:
        return self.config / "receivers.json"

    @property
    def trained_receivers(self) -> Path:
        """Trained receivers, a file each."""
        return self.config / "receivers"

    @property
    def calibrations(self) -> Path:
        return self.config / "calibrations.json"

    @property
    def gpu(self) -> Path:
        return self.state / "gpu.json"

    @property
    def reports(self) -> Path:
        """Reports on files of other programs that became lessons, a file for each lesson."""
        return self.data / "reports"

    @property
    def last_lesson(self) -> Path:
        return self.state / "last-lesson.json"
