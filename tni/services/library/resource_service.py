"""Resources of the teacher: pictures, sounds and links that the teacher keeps for several lessons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.file_names import safe_stem
from tni.core.listeners import Listeners
from tni.core.picture import EncodedPicture
from tni.core.tasks import MainThread, TaskRunner
from tni.core.web_address import host_of
from tni.document.lesson_plan import Credit
from tni.files.resource_errors import NotAResourceError, ResourceGoneError, ResourceTooLargeError
from tni.library.resource import Resource, ResourceKind, kind_of_name
from tni.services.lesson.picture_files import is_picture, read_picture_file, thumbnail_of
from tni.store.resource_credits import CREDIT_END
from tni.store.resource_folder import ResourceFolder

if TYPE_CHECKING:
    from tni.services.library.link_check import LinkCheck, LinkReport

SOUND_MAX_BYTES = 40_000_000
"""Largest sound that is kept, and put into a lesson."""
type OnFailed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class ResourcesState:
    """State of the resources. is_listed: False until the folder was read for the first time. checked, to_check: links
    that the check under way has done, and all that it has; 0 of 0 without one."""

    resources: tuple[Resource, ...] = ()
    is_listed: bool = False
    checked: int = 0
    to_check: int = 0


@dataclass(frozen=True, slots=True)
class ResourceSound:
    """Sound to put into a lesson. data: the file."""

    data: bytes = field(repr=False)
    title: str
    seconds: float
    credit: Credit | None


@dataclass(frozen=True, slots=True)
class ResourceIntake:
    """Result of adding files. added: their paths. failed: why the others were not added."""

    added: tuple[str, ...]
    failed: tuple[TniError, ...]


class ResourceService:
    """Use case of the resources, for the main thread. tasks: reads and writes files. network: asks for pages."""

    def __init__(
        self,
        folder: ResourceFolder,
        tasks: TaskRunner,
        network: TaskRunner,
        main: MainThread,
        clock: Clock,
        make_check: Callable[[], LinkCheck],
    ) -> None:
        self._folder, self._tasks, self._network, self._main, self._clock = folder, tasks, network, main, clock
        self._make_check = make_check
        self._check: LinkCheck | None = None
        self._page_check: LinkCheck | None = None
        self._state = ResourcesState()
        self._listeners = Listeners[ResourcesState]()

    @property
    def folder(self) -> Path:
        return self._folder.path

    @property
    def state(self) -> ResourcesState:
        return self._state

    def subscribe(self, listener: Callable[[ResourcesState], None]) -> None:
        self._listeners.add(listener)

    # -- the folder

    def refresh(self, failed: OnFailed) -> None:
        """Read the folder again."""
        self._tasks.submit(self._scan, lambda found: self._set(resources=found, is_listed=True), failed)

    def add_files(self, paths: Sequence[Path], done: Callable[[ResourceIntake], None], failed: OnFailed) -> None:
        """Copy files into the folder. What is not taken is reported."""
        self._change(lambda: self._take_in(paths), done, failed)

    def add_picture(
        self, data: bytes, title: str, credit: Credit | None, done: Callable[[str], None], failed: OnFailed
    ) -> None:
        """Add a picture from its bytes."""
        self._change(lambda: self._add(data, title, credit, Path(title)), done, failed)

    def add_sound(
        self, data: bytes, title: str, credit: Credit | None, done: Callable[[str], None], failed: OnFailed
    ) -> None:
        """Add a sound from its bytes."""
        self._change(lambda: self._add(data, title, credit, Path(title)), done, failed)

    def add_link(
        self, address: str, title: str, picture: bytes | None, done: Callable[[str], None], failed: OnFailed
    ) -> None:
        """Add a link, or change the one with this address. address: a web address."""

        def work() -> str:
            suffix = "" if picture is None else _picture_suffix(picture)
            if picture is not None and not suffix:
                raise NotAResourceError(Path(title))
            return self._folder.add_link(address, title, picture, suffix)

        self._change(work, done, failed)

    def keep_link(self, address: str, title: str, done: Callable[[str], None], failed: OnFailed) -> None:
        """Add a link; one with this address that is there stays as the teacher has named it."""
        self._change(lambda: self._kept_link(address, title), done, failed)

    def thumbnail(self, path: str, side_px: int, use: Callable[[bytes], None]) -> None:
        """Pass a thumbnail of a picture to `use`, as PNG; b"" if it cannot be read."""

        def work() -> bytes:
            return thumbnail_of(path, self._folder.read(path), side_px)

        self._tasks.submit(work, use, lambda _error: use(b""))

    def files_of(self, resource: Resource) -> list[Path]:
        """Return the files of a resource that are there: its own, a link's picture, and its credit."""
        names = (resource.path, resource.picture, resource.path + CREDIT_END)
        return [path for name in names if name and (path := self._folder.path / name).exists()]

    # -- for a lesson

    def read_picture_file(self, path: Path, done: Callable[[EncodedPicture], None], failed: OnFailed) -> None:
        """Read a picture from anywhere, for a link's card."""

        def work() -> EncodedPicture:
            return read_picture_file(path)

        self._tasks.submit(work, done, failed)

    def read_picture(
        self, resource: Resource, done: Callable[[EncodedPicture, Credit | None], None], failed: OnFailed
    ) -> None:
        """Read a picture, fit for a lesson."""

        def work() -> tuple[EncodedPicture, Credit | None]:
            return read_picture_file(self._folder.path / resource.path), self._folder.credit(resource.path)

        self._tasks.submit(work, lambda found: done(*found), failed)

    def read_sound(self, resource: Resource, done: Callable[[ResourceSound], None], failed: OnFailed) -> None:
        """Read a sound, fit for a lesson."""

        def work() -> ResourceSound:
            file = self._folder.path / resource.path
            data = self._folder.read(resource.path)
            _check_sound(data, file)
            return ResourceSound(data, resource.title, resource.seconds, self._folder.credit(resource.path))

        self._tasks.submit(work, done, failed)

    # -- links

    def check_links(self, done: Callable[[LinkReport], None], failed: OnFailed) -> None:
        """Ask for the pages of all links, and mark those that are gone. Does nothing while a check is under way."""
        links = [one for one in self._state.resources if one.kind is ResourceKind.LINK]
        if self._check is not None or not links:
            return
        check = self._check = self._make_check()
        self._set(checked=0, to_check=len({one.address for one in links}))

        def progress(number: int) -> None:
            self._main.post(lambda: self._set(checked=number) if self._check is check else None)

        def ended() -> None:
            self._check = None
            self._set(checked=0, to_check=0)

        def checked(report: LinkReport) -> None:
            ended()
            self._change(lambda: self._mark(links, report), done, failed)

        def broken(error: Exception) -> None:
            ended()
            failed(error)

        self._network.submit(lambda: check.run([one.address for one in links], progress), checked, broken)

    def check_page(self, address: str, done: Callable[[LinkReport], None]) -> None:
        """Ask for a page that the teacher opens, to tell why a browser shows nothing. An error tells nothing."""
        if self._page_check is not None:
            self._page_check.cancel()
        check = self._page_check = self._make_check()
        self._network.submit(lambda: check.run([address]), done, lambda _error: None)

    def has_link_to(self, host: str, done: Callable[[bool], None], failed: OnFailed) -> None:
        """Say whether the teacher keeps a link to a host."""
        self._tasks.submit(lambda: any(host_of(one.address) == host for one in self._folder.scan()), done, failed)

    def cancel_check(self) -> None:
        for check in (self._check, self._page_check):
            if check is not None:
                check.cancel()

    # -- private

    def _set(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._listeners.tell(self._state)

    def _change[T](self, work: Callable[[], T], done: Callable[[T], None], failed: OnFailed) -> None:
        """Do work on the folder, list it again, and report."""

        def ended(found: tuple[T, tuple[Resource, ...]]) -> None:
            self._set(resources=found[1], is_listed=True)
            done(found[0])

        self._tasks.submit(lambda: (work(), self._scan()), ended, failed)

    def _scan(self) -> tuple[Resource, ...]:
        from tni.formats.sound_reader import sound_seconds

        return tuple(
            replace(one, seconds=sound_seconds(str(self._folder.path / one.path)))
            if one.kind is ResourceKind.SOUND and one.path.lower().endswith(".wav")
            else one
            for one in self._folder.scan()
        )

    def _take_in(self, paths: Sequence[Path]) -> ResourceIntake:
        added, failed = list[str](), list[TniError]()
        for path in paths:
            try:
                if kind_of_name(path.name) is ResourceKind.LINK:
                    link = self._folder.read_link(path)
                    added.append(self._kept_link(link.address, link.title or path.stem))
                elif kind_of_name(path.name) is None:
                    raise NotAResourceError(path)
                else:
                    added.append(self._add(self._folder.read_new(path), path.stem, None, path))
            except TniError as error:
                failed.append(error)
        return ResourceIntake(tuple(added), tuple(failed))

    def _kept_link(self, address: str, title: str) -> str:
        return self._folder.link_with(address) or self._folder.add_link(address, title)

    def _add(self, data: bytes, title: str, credit: Credit | None, source: Path) -> str:
        """Add a picture or a sound by its content. source: named in errors."""
        if suffix := _picture_suffix(data):
            return self._folder.add(data, title, suffix, credit)
        return self._folder.add(data, title, _check_sound(data, source), credit)

    def _mark(self, links: Sequence[Resource], report: LinkReport) -> LinkReport:
        """Mark the links whose pages are gone, and unmark those that are there again."""
        from tni.services.library.link_check import LinkState

        today = self._clock.now().date().isoformat()
        days = {LinkState.GONE: today, LinkState.THERE: ""}
        for link in links if not report.is_offline else ():
            day = days.get(report.states.get(link.address, LinkState.SILENT))
            if day is not None:
                with suppress(ResourceGoneError, ResourceTooLargeError):  # thrown away or moved during the check
                    self._folder.mark_dead(link.path, link.address, day)
        return report


_PICTURE_HEADS = (
    (b"\x89PNG", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF8", ".gif"), (b"II*", ".tif"), (b"MM\0*", ".tif"),
    (b"BM", ".bmp"),
)  # fmt: skip


def _picture_suffix(data: bytes) -> str:
    """Return the suffix of a picture by its content; "" if it is none that a lesson takes."""
    suffix = next((suffix for head, suffix in _PICTURE_HEADS if data.startswith(head)), "")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        suffix = ".webp"
    elif data[4:8] == b"ftyp":
        suffix = ".heic"
    return suffix if suffix and is_picture(data) else ""


def _check_sound(data: bytes, source: Path) -> str:
    """Return the suffix of a sound by its content. Raises: NotAResourceError, ResourceTooLargeError."""
    from tni.formats.sound_reader import sound_suffix

    if not (suffix := sound_suffix(data)):
        raise NotAResourceError(source)
    if len(data) > SOUND_MAX_BYTES:
        raise ResourceTooLargeError(source, SOUND_MAX_BYTES)
    return suffix


def sound_file(data: bytes, title: str) -> str:
    """Return the name of the file in which a sound of a lesson is opened: its suffix fits its content, whatever the
    lesson says. Raises: NotAResourceError for what is no sound."""
    return (safe_stem(title) or "TNI") + _check_sound(data, Path(title))
