"""Use case of the curriculum: load vocabularies, propose fields for a lesson, write its notice.

Vocabularies are the built-in short lists, and what the teacher has loaded from official files. A proposal is for her to
accept: nothing is applied here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tni.core.format_errors import EmptyFileError
from tni.core.listeners import Listeners
from tni.core.tasks import TaskRunner
from tni.files.regular_file import open_regular
from tni.library.built_in_vocabularies import built_in_packs, built_in_vocabularies
from tni.library.curriculum_proposal import CurriculumProposals, CurriculumProposer
from tni.library.lesson_notice import LessonNotice
from tni.library.vocabulary import Vocabularies, VocabularyKind, VocabularyPack
from tni.services.curriculum.lesson_notices import write_notice
from tni.store.vocabulary_files import VocabularyFiles, pack_from_json

READ_LIMIT_S = 30.0
_MOST_BYTES = 40_000_000


@dataclass(frozen=True, slots=True)
class CurriculumState:
    """Vocabularies as views show them. loaded: packs that the teacher has loaded. problem: of the last command, None
    when all is well. is_reading: a file is being read."""

    vocabularies: Vocabularies
    loaded: tuple[VocabularyPack, ...] = ()
    problem: Exception | None = None
    is_reading: bool = False


class CurriculumService:
    """Vocabularies and what is done with them. For the main thread.

    state: listeners given to `subscribe` are called after each change of it.
    """

    def __init__(self, files: VocabularyFiles, tasks: TaskRunner) -> None:
        self._files, self._tasks = files, tasks
        self._listeners = Listeners[()]()
        self._proposer: CurriculumProposer | None = None
        self._has_started = False
        self.state = CurriculumState(built_in_vocabularies())

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` on the main thread after each change of `state`."""
        self._listeners.add(listener)

    def start(self) -> None:
        """Read the vocabularies that were loaded before, once."""
        if not self._has_started:
            self._has_started = True
            self._submit(self._files.load, lambda packs: self._take((*packs, *self.state.loaded)))

    def load(
        self,
        path: Path,
        kind: VocabularyKind | None = None,
        loaded: Callable[[VocabularyPack], None] = lambda _pack: None,
    ) -> None:
        """Load a vocabulary for good, from SKOS or from a pack in JSON. kind: what it is for, where its file does not
        say so. Another version stands beside it; the same one is replaced."""

        def work() -> VocabularyPack:
            pack = _read_pack(path)
            if kind is not None:
                pack = replace(pack, kind=kind)
            self._files.save(pack)
            return pack

        def done(pack: VocabularyPack) -> None:
            self._take((*(one for one in self.state.loaded if _identity(one) != _identity(pack)), pack))
            loaded(pack)

        self._submit(work, done)

    def remove(self, pack: VocabularyPack) -> None:
        """Remove a loaded vocabulary. Lessons keep its keys."""
        rest = tuple(one for one in self.state.loaded if _identity(one) != _identity(pack))
        self._submit(lambda: self._files.remove(pack), lambda _: self._take(rest))

    def propose(self, title: str, texts: Sequence[str], done: Callable[[CurriculumProposals], None]) -> None:
        """Propose levels, subjects and domains for a lesson on a worker; `done` gets them on the main thread."""
        vocabularies, proposer = self.state.vocabularies, self._proposer

        def work() -> tuple[CurriculumProposer, CurriculumProposals]:
            made = proposer or CurriculumProposer(vocabularies)
            return made, made.propose(title, texts)

        def ended(found: tuple[CurriculumProposer, CurriculumProposals]) -> None:
            if vocabularies is self.state.vocabularies:
                self._proposer = found[0]
            done(found[1])

        self._tasks.submit(work, ended, self._failed)

    def write_notice(self, notice: LessonNotice, path: Path, done: Callable[[], None]) -> None:
        """Write a lesson's notice on a worker: ScoLOMFR, or JSON-LD for a path that ends with `.jsonld`."""
        vocabularies = self.state.vocabularies
        self._submit(lambda: write_notice(notice, vocabularies, path), lambda _: done())

    def _take(self, packs: tuple[VocabularyPack, ...]) -> None:
        self._proposer = None
        self._show(CurriculumState(Vocabularies([*built_in_packs(), *packs]), packs))

    def _submit[T](self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        def ended(found: T) -> None:
            self._show(replace(self.state, is_reading=False))
            done(found)

        self._show(replace(self.state, problem=None, is_reading=True))
        self._tasks.submit(work, ended, self._failed)

    def _failed(self, error: Exception) -> None:
        self._show(replace(self.state, problem=error, is_reading=False))

    def _show(self, state: CurriculumState) -> None:
        self.state = state
        self._listeners.tell()


def _read_pack(path: Path) -> VocabularyPack:
    """Read a vocabulary. Raises: TniError, OSError."""
    from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint

    with open_regular(path) as file:
        data = file.read(_MOST_BYTES + 1)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return pack_from_json(data.removeprefix(b"\xef\xbb\xbf"))
    found = SandboxedReader(READ_LIMIT_S).read(SandboxEntryPoint.VOCABULARY, data)
    if not isinstance(found, VocabularyPack):
        raise EmptyFileError
    return found


def _identity(pack: VocabularyPack) -> tuple[str, str]:
    return pack.id, pack.version
