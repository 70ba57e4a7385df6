"""Check for pupils' names of what is about to leave the computer. Nothing is handed on but a `ConfirmedEntry`, which
this check alone makes, once every name was confirmed, and every page with ink and file that was not read looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Protocol

from tni.cahier.entry import TITLE_MAX, CahierEntry, entry_to_json
from tni.cahier.name_removal import without_names
from tni.cahier.names_in_text import FoundName, NameFinder, PupilName
from tni.cahier.outgoing_entry import title_within
from tni.core.collation import fold
from tni.core.document_text import Unread
from tni.core.errors import TniError
from tni.core.ids import ClassId
from tni.planning.timetable import class_key
from tni.roster.errors import RosterError
from tni.roster.names_key import NamesState
from tni.roster.school_class import Pupil, SchoolClass
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_contents import LeavingFile, without_files
from tni.services.cahier.leaving_texts import (
    LeavingPage,
    LeavingText,
    LookReason,
    digest_of,
    entry_texts,
    joined_files,
    unquoted,
    with_texts,
    without_pages,
)
from tni.services.cahier.name_keys import NameKeys
from tni.services.cahier.names_report import (
    FileToLookAt,
    NameInText,
    NamesAnswers,
    NamesReport,
    NamesTrouble,
    PageToLookAt,
)


class UnconfirmedNamesError(TniError):
    """Something was to leave that the teacher has not confirmed."""


class PupilNamesPort(Protocol):
    """Interface to the class lists, see `tni.services.class_lists.class_list_service.ClassListService`."""

    @property
    def names_state(self) -> NamesState: ...
    def classes(self) -> list[SchoolClass]: ...
    def pupils(self, class_id: ClassId, *, with_left: bool = False) -> list[Pupil]: ...


class ConfirmedNamesPort(Protocol):
    """Interface to what the teacher has confirmed for good, see `tni.store.confirmed_names.ConfirmedNames`."""

    def holds(self, said: str) -> bool: ...
    def add(self, said: Iterable[str]) -> None: ...


_MADE_HERE = object()
_WHOLE = (Leaving.PASTE, Leaving.SEND, Leaving.ARCHIVE)
"""Ways out by which joined files go as well, so that their paths are part of what is confirmed."""


@dataclass(frozen=True, slots=True)
class ConfirmedEntry:
    """Entry that may leave the computer in one way. digest: of the texts, pages and files that were confirmed. files:
    SHA-256 of each joined file, by its path. Only `NamesCheck` makes one."""

    entry: CahierEntry
    leaving: Leaving
    digest: str
    proof: object
    files: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.proof is not _MADE_HERE:
            raise UnconfirmedNamesError("a confirmed entry is made by the check of names alone")

    def entry_for(self, leaving: Leaving) -> CahierEntry:
        """Return the entry. Raises: UnconfirmedNamesError if it was confirmed for another way out."""
        if leaving is not self.leaving:
            raise UnconfirmedNamesError(f"confirmed for {self.leaving}, not for {leaving}")
        return self.entry

    def changed_file(self, files: Mapping[str, str]) -> str | None:
        """Return the path of the first joined file that is not as it was confirmed; None without any. files: SHA-256 of
        each as it is now, by its path."""
        return next((path for path, sha256 in files.items() if self.files.get(path) != sha256), None)


def leaving_digest(
    entry: CahierEntry, leaving: Leaving, pages: Iterable[LeavingPage], files: Iterable[LeavingFile]
) -> str:
    """Return the digest of all that leaves: the texts, and the pages and files if they go with it."""
    texts = (f"{one.place.value} {one.text}" for one in entry_texts(entry, leaving))
    said = [leaving.value, entry_to_json(entry) if leaving in _WHOLE else "", *texts]
    taken = [f"{page.id} {page.digest}" for page in pages] if leaving.has_pages else []
    joined = [f"{one.sha256} {one.path}" for one in files] if leaving.has_files else []
    parts = (*said, "pages", *taken, "files", *joined)
    return digest_of(part.encode("utf-8", "surrogatepass") for part in parts)


class NamesCheck:
    """Check of entries. For the main thread.

    What the teacher has looked at is remembered while the program runs; what she has confirmed, in `confirmed`.
    """

    def __init__(self, lists: PupilNamesPort, confirmed: ConfirmedNamesPort) -> None:
        self._lists, self._confirmed = lists, confirmed
        self._looked_at: set[str] = set()
        self._unchecked: set[str] = set()
        self._finder: tuple[list[PupilName], NameFinder] = ([], NameFinder(()))

    def report(
        self,
        entry: CahierEntry,
        leaving: Leaving,
        pages: Sequence[LeavingPage] = (),
        files: Sequence[LeavingFile] = (),
    ) -> NamesReport:
        """Return what is to be confirmed. pages: those that go with it, with the texts of their PDFs. files: those that
        the teacher joined, as they are now."""
        going = tuple(pages) if leaving.has_pages else ()
        joined = tuple(files) if leaving.has_files else ()
        digest = leaving_digest(entry, leaving, going, joined)
        pupils, trouble = self._pupils(entry)
        if digest in self._unchecked:
            trouble = None
        texts = list(entry_texts(entry, leaving))
        texts += (text for page in going for text in page.texts)
        texts += (text for file in joined for text in file.texts)
        finder = self._finder_of(pupils)
        to_see = [page for page in going if _reasons(page) and page.digest not in self._looked_at]
        return NamesReport(
            entry,
            leaving,
            digest,
            tuple(self._names(finder, entry, texts)),
            tuple(PageToLookAt(page.id, page.number, page.digest, _reasons(page)) for page in to_see),
            trouble,
            tuple(self._unread(joined)),
        )

    def pupils_of(self, entry: CahierEntry) -> Sequence[PupilName]:
        """Return whom to look for in the files of an entry; what was found of exactly these is not searched again."""
        self._finder_of(self._pupils(entry)[0])
        return self._finder[0]

    def search(self, leaving: Leaving) -> Callable[[Iterable[CahierEntry]], list[CahierEntry]]:
        """Return a function for a worker that returns the entries with names that are to be confirmed, and perhaps
        some others: it takes every pupil for one of the class, and finds all of them if the lists, or the names in
        them, cannot be read."""
        pupils: dict[str, PupilName] = {}
        has_key = self._lists.names_state not in (NamesState.LOCKED, NamesState.LOST)
        try:
            for one in self._lists.classes():
                for pupil in self._lists.pupils(one.id, with_left=True):
                    if not (pupil.is_named or has_key):
                        return list
                    name = PupilName(pupil.id, pupil.first_name, pupil.last_name, pupil.usage_name)
                    pupils.setdefault(pupil.id, name)
        except RosterError:  # `report` says so of each
            return list
        finder = NameFinder(pupils.values())

        def search(entries: Iterable[CahierEntry]) -> list[CahierEntry]:
            return [one for one in entries if any(self._names(finder, one, entry_texts(one, leaving)))]

        return search

    def _finder_of(self, pupils: list[PupilName]) -> NameFinder:
        if self._finder[0] != pupils:
            self._finder = pupils, NameFinder(pupils)
        return self._finder[1]

    def _names(self, finder: NameFinder, entry: CahierEntry, texts: Iterable[LeavingText]) -> Iterable[NameInText]:
        for text in texts:
            is_searched = text.search is not None and text.search.pupils is self._finder[0]
            keys = NameKeys(entry, text.text)
            for found in text.search.found if text.search and is_searched else finder.find(text.text):
                key = keys.key_of(found)
                if not self._confirmed.holds(key):
                    yield NameInText(text, found, key)

    def _unread(self, files: Iterable[LeavingFile]) -> Iterable[FileToLookAt]:
        for file in files:
            digest = f"{file.sha256 or file.path} file"
            is_known = digest in self._looked_at and file.unread is not Unread.AWAY
            if file.unread is not None and not is_known:
                yield FileToLookAt(file.path, digest, file.unread)

    def _pupils(self, entry: CahierEntry) -> tuple[list[PupilName], NamesTrouble | None]:
        """Return whom to look for: each name of the classes taught, and the full names of everybody else."""
        state = self._lists.names_state
        found: dict[str, PupilName] = {}
        is_missing = False
        try:
            classes = self._lists.classes()
            ids = _taught(classes, entry)
            for one in sorted(classes, key=lambda one: one.id not in ids):
                taught = one.id in ids
                for pupil in self._lists.pupils(one.id, with_left=True):
                    is_missing |= not pupil.is_named and (taught or state is NamesState.LOCKED)
                    name = PupilName(pupil.id, pupil.first_name, pupil.last_name, pupil.usage_name, not taught)
                    found.setdefault(pupil.id, name)
        except RosterError:
            return [], NamesTrouble.LOST
        trouble = {NamesState.LOCKED: NamesTrouble.LOCKED, NamesState.LOST: NamesTrouble.LOST}.get(state)
        return list(found.values()), trouble if is_missing else None

    # -- answers

    def keep(self, names: Iterable[NameInText]) -> None:
        """Confirm names: they may leave."""
        self._confirmed.add({name.key for name in names})

    def looked_at(self, digests: Iterable[str]) -> None:
        """Confirm pages and files that the teacher has looked at, by the digests that they had then."""
        self._looked_at.update(digests)

    def go_unchecked(self, report: NamesReport) -> None:
        """Confirm that exactly this leaves though its names could not be checked."""
        self._unchecked.add(report.digest)

    def go_unchecked_together(self, entries: Iterable[CahierEntry], leaving: Leaving) -> None:
        """Confirm likewise that exactly these entries leave, by a way out without pages and files."""
        self._unchecked.update(leaving_digest(entry, leaving, (), ()) for entry in entries)

    def answer(
        self,
        report: NamesReport,
        answers: NamesAnswers,
        pages: Sequence[LeavingPage] = (),
        files: Sequence[LeavingFile] = (),
        renamed: Mapping[str, str] = MappingProxyType({}),
    ) -> CahierEntry:
        """Take answers, and return the entry that follows from them: without the names that are removed and without the
        pages and files that are left out. A name that was kept stays so in a line from which another one was removed.
        pages, files: as for `report`. renamed: see `with_texts`."""
        self.keep(answers.kept)
        if answers.looked_at:
            self.looked_at(page.digest for page in report.pages if page.id not in answers.left_out)
        if answers.files_looked_at:
            self.looked_at(file.digest for file in report.files if file.path not in answers.files_left_out)
        entry = without_files(report.entry, answers.files_left_out) if answers.files_left_out else report.entry
        entry = without_pages(without_some_names(entry, answers.removed, renamed), answers.left_out)
        joined = {one.path for one in joined_files(entry)}
        files = [replace(one, path=renamed.get(one.path, one.path)) for one in files]
        now = self.report(
            entry,
            report.leaving,
            [page for page in pages if page.id not in answers.left_out],
            [one for one in files if one.path in joined],
        )
        if answers.removed:
            kept = {(name.text.place, fold(name.found.written)) for name in answers.kept}
            self.keep(name for name in now.names if (name.text.place, fold(name.found.written)) in kept)
        if answers.unchecked:
            self.go_unchecked(now)
        return entry

    def confirmed(
        self, report: NamesReport, pages: Sequence[LeavingPage] = (), files: Sequence[LeavingFile] = ()
    ) -> ConfirmedEntry:
        """Return the entry of a report as one that may leave. pages, files: as for `report`. Raises:
        UnconfirmedNamesError while there is anything to confirm."""
        now = self.report(report.entry, report.leaving, pages, files)
        if not now.is_clear or now.digest != report.digest:
            counts = f"{len(now.names)} names, {len(now.pages)} pages, {len(now.files)} files"
            raise UnconfirmedNamesError(f"{counts}, trouble: {now.trouble}")
        digests = {one.path: one.sha256 for one in files}
        return ConfirmedEntry(report.entry, report.leaving, now.digest, _MADE_HERE, digests)


def _reasons(page: LeavingPage) -> frozenset[LookReason]:
    return page.reasons if page.pdf is None else page.reasons | {LookReason.PDF}


def _taught(lists: Sequence[SchoolClass], entry: CahierEntry) -> set[ClassId]:
    """Return the lists of the classes taught, however the class is spelt: all lists if one of the classes has none by
    that name, since its pupils may be in any."""
    named = {class_key(name) for name in (entry.class_name, *entry.classes) if name.strip()}
    keys = {one.id: class_key(one.name) for one in lists}
    wanted = {class_key(name) for name in entry.classes if name.strip()} or named
    known = set(keys.values())
    if not wanted or not (wanted <= known or _is_own_list(keys, entry)):
        return set(keys)
    return {id for id, key in keys.items() if id == entry.class_id or key in named}


def _is_own_list(keys: Mapping[ClassId, str], entry: CahierEntry) -> bool:
    """Return whether the list of the séance is that of the group itself."""
    return entry.class_id is not None and keys.get(entry.class_id) == class_key(entry.class_name)


def without_some_names(
    entry: CahierEntry, names: Iterable[NameInText], renamed: Mapping[str, str] = MappingProxyType({})
) -> CahierEntry:
    """Return an entry without these names; see `with_texts`. A title that gets too long by that is cut."""
    found: dict[str, list[FoundName]] = {}
    for name in names:
        if name.text.page is None and not name.text.file:
            found.setdefault(name.text.text, []).append(name.found)

    def changed(text: str) -> str:
        plain = unquoted(text)  # a link that hides a name loses it as it is read
        return without_names(plain, found[plain]) if plain in found else without_names(text, found.get(text, ()))

    made = with_texts(entry, changed, renamed)
    return made if made.title == entry.title else replace(made, title=title_within(made.title, TITLE_MAX))


class LetOut(Protocol):
    """Way out for an entry. `then` gets the confirmed one, at once if there is nothing to confirm, or never. otherwise:
    what is done without answers, where nothing leaves by that."""

    def __call__(
        self,
        entry: CahierEntry,
        leaving: Leaving,
        then: Callable[[ConfirmedEntry], None],
        otherwise: Callable[[], None] | None = None,
    ) -> None: ...


class _NoLists:
    """Class lists of a computer that has none, and what was confirmed there."""

    names_state = NamesState.UNSET

    def classes(self) -> list[SchoolClass]:
        return []

    def pupils(self, class_id: ClassId, *, with_left: bool = False) -> list[Pupil]:  # noqa: ARG002
        return []

    def holds(self, said: str) -> bool:  # noqa: ARG002
        return False

    def add(self, said: Iterable[str]) -> None:
        """Keep nothing."""


def let_out_unlisted(
    entry: CahierEntry,
    leaving: Leaving,
    then: Callable[[ConfirmedEntry], None],
    otherwise: Callable[[], None] | None = None,  # noqa: ARG001
) -> None:
    """Let an entry out where there is no class list, as in pictures of a sheet. No page is confirmed by it."""
    check = NamesCheck(_NoLists(), _NoLists())
    then(check.confirmed(check.report(entry, leaving)))
