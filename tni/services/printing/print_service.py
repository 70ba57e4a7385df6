"""Use case of printing: finds printers, hands jobs to them or saves them as PDF, and takes them back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from tni.core.listeners import Listeners
from tni.core.printers import Printers
from tni.core.settings import PRINTER, Settings
from tni.core.tasks import TaskRunner
from tni.files.atomic import free_name
from tni.files.private import make_private_folder
from tni.services.printing.print_job import PrintBackend, PrintJob

_NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|\n\t', " "))


@dataclass(frozen=True, slots=True)
class PrintersFound:
    """The search for printers has ended. preferred: the printer to choose, "" for none."""

    printers: Printers
    preferred: str


@dataclass(frozen=True, slots=True)
class JobSent:
    """A printer has taken a job. request: to pass to `PrintService.cancel`; "" when it cannot be cancelled."""

    printer: str
    sheets: int
    request: str


@dataclass(frozen=True, slots=True)
class JobSaved:
    path: Path


@dataclass(frozen=True, slots=True)
class CancelAnswered:
    """taken_back: False when the job was already printed."""

    taken_back: bool


@dataclass(frozen=True, slots=True)
class PrintFailed:
    error: Exception


type PrintEvent = PrintersFound | JobSent | JobSaved | CancelAnswered | PrintFailed


def as_file_name(title: str) -> str:
    """Return a title as part of a file name, without characters that a system refuses; "" if nothing is left."""
    return " ".join(title.translate(_NOT_IN_NAMES).split())


class PrintService:
    """Use case of printing the open lesson. For the main thread; the work runs on the task runner.

    backend: finds the print backend at the first use. folder: for sheets saved as PDF.
    """

    def __init__(
        self, backend: Callable[[], PrintBackend], tasks: TaskRunner, settings: Settings, folder: Path
    ) -> None:
        self._find_backend, self._tasks, self._settings, self._folder = backend, tasks, settings, folder
        self._found: PrintBackend | None = None
        self._wanted = Event()
        self._listeners = Listeners[PrintEvent]()

    def subscribe(self, listener: Callable[[PrintEvent], None]) -> None:
        """Call `listener` on the main thread with the outcome of each command."""
        self._listeners.add(listener)

    @property
    def _backend(self) -> PrintBackend:
        if self._found is None:
            self._found = self._find_backend()
        return self._found

    def find_printers(self) -> None:
        """Search for printers; none are found if the system does not answer."""

        def done(printers: Printers) -> None:
            last = self._settings.get(PRINTER)
            self._listeners.tell(PrintersFound(printers, last if last in printers.names else printers.usual))

        self._tasks.submit(self._backend.printers, done, lambda _: done(Printers(())))

    def print(self, job: PrintJob) -> None:
        """Hand a job to its printer, which is preferred from now on."""
        backend = self._backend
        wanted = self._wanted = Event()
        wanted.set()
        self._settings.set(PRINTER, job.choices.printer)

        def done(request: str) -> None:
            if wanted.is_set() or request:  # otherwise withdrawn before it was handed over
                self._listeners.tell(JobSent(job.choices.printer, len(job.sheets) * job.choices.copies, request))

        self._tasks.submit(lambda: backend.send(job, wanted.is_set), done, self._fail)

    def withdraw(self) -> None:
        """Do not print the last job if it is not yet handed to the printer."""
        self._wanted.clear()

    def cancel(self, request: str) -> None:
        backend = self._backend
        self._tasks.submit(
            lambda: backend.cancel(request),
            lambda taken_back: self._listeners.tell(CancelAnswered(taken_back)),
            self._fail,
        )

    def save(self, job: PrintJob, name: str) -> None:
        """Save the sheets as a PDF of this name, or of one beside it if it is taken."""

        def write() -> Path:
            make_private_folder(self._folder)
            path = free_name(self._folder / f"{name}.pdf")
            job.write(path)
            return path

        self._tasks.submit(write, lambda path: self._listeners.tell(JobSaved(path)), self._fail)

    def _fail(self, error: Exception) -> None:
        self._listeners.tell(PrintFailed(error))
