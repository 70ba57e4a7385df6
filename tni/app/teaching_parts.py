"""Parts of the program that are created after the page is shown: class lists, votes, séances, devices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tni.app.folders import Folders
from tni.core.clock import SystemClock
from tni.core.lazy import Lazy
from tni.core.settings import Settings
from tni.ui.event_loop.threads import QtMainThread, ThreadTaskRunner
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.app.stores import Stores
    from tni.devices.discovery import Devices
    from tni.services.cahier.entry_wordings import WordingStore
    from tni.services.cahier.pdf_notes import PdfNotes
    from tni.services.cahier.plan_files import PlanFiles
    from tni.services.cahier.plan_service import JoinedToHomework
    from tni.services.classroom import ClassroomStores
    from tni.services.projector.projector_service import ProjectorNetworkPort
    from tni.services.questions.questions_service import QuestionsService
    from tni.services.voting.cards_service import CardCameras
    from tni.ui.seance.main_window_lesson import MainWindowLesson
    from tni.ui.teaching.hotplug_controller import HotplugController
    from tni.ui.teaching.teaching_controller import TeachingController


@dataclass(frozen=True, slots=True)
class TeachingParts:
    """Databases, and the controllers of teaching and of devices."""

    stores: Stores
    teaching: TeachingController
    devices: HotplugController


@dataclass(frozen=True, slots=True)
class ClassroomHardware:
    """Hardware that takes the place of what is connected to the computer; None for that itself."""

    devices: Devices | None
    projectors: ProjectorNetworkPort | None
    cameras: CardCameras | None


def make_teaching(
    main_controller: MainController,
    folders: Folders,
    settings: Settings,
    hardware: ClassroomHardware,
    clock: SystemClock,
    main: QtMainThread,
    tasks: ThreadTaskRunner,
    pictures: ThreadTaskRunner,
) -> TeachingParts:
    """Create the parts of teaching. Called at the first access; their modules are loaded then."""
    from tni.app.device_services import make_device_services
    from tni.app.shipped_files import papers_folder
    from tni.app.stores import Stores
    from tni.app.voting_devices import card_cameras, phone_server
    from tni.services.classroom import Classroom, Runtime, VotingDevices
    from tni.services.projector.projector_service import ProjectorService
    from tni.store.projectors_file import ProjectorsFile
    from tni.ui.seance.main_window_lesson import MainWindowLesson
    from tni.ui.teaching.hotplug_controller import HotplugController
    from tni.ui.teaching.phone_pictures import PhonePictures
    from tni.ui.teaching.teaching_controller import TeachingController

    stores = Stores.open(folders.data, main, main_controller.fail)
    made = make_device_services(folders, settings, stores.roster, hardware.devices, clock, main, tasks)
    projectors = partial(_open_projectors, hardware.projectors, clock)
    runtime = Runtime(clock, main, tasks, settings, pictures)
    lesson = MainWindowLesson(main_controller)
    classroom = Classroom(
        _classroom_stores(stores, folders),
        VotingDevices(made.receivers, phone_server(folders.data / "phones", main), hardware.cameras or card_cameras()),
        lesson,
        PhonePictures(main_controller),
        runtime,
    )
    classroom.seances.joined_homework = _joined_homework(lesson, folders.data / "joined", tasks)
    classroom.seances.pdf_title = lesson.pdf_title
    teaching = TeachingController(
        main_controller,
        classroom,
        ProjectorService(ProjectorsFile(folders.projectors), projectors, main, clock, settings),
        partial(_open_questions, folders, settings, tasks),
        folders.exports,
        papers_folder(),
        runtime,
    )
    hotplug = HotplugController(
        main_controller, made.hotplug, made.boards, made.opt_in_boards, made.make_recorder, clock
    )
    return TeachingParts(stores, teaching, hotplug)


def _classroom_stores(stores: Stores, folders: Folders) -> ClassroomStores:
    from tni.services.cahier.entry_wordings import OpenedWordings
    from tni.services.classroom import ClassroomStores
    from tni.store.system_keyring import SystemKeyring
    from tni.store.teacher_paced_file import TeacherPacedFile

    return ClassroomStores(
        stores.roster,
        SystemKeyring(),
        stores.votes,
        stores.seances,
        TeacherPacedFile(folders.data / "led.json"),
        OpenedWordings(partial(_open_wordings, folders.data / "wordings.json")),
        Lazy(partial(_open_pdf_notes, folders.written_pdfs)),
    )


def _joined_homework(lesson: MainWindowLesson, folder: Path, tasks: ThreadTaskRunner) -> Callable[[], JoinedToHomework]:
    """Return what tells what the open lesson's plan joins to its homework. What it needs is loaded with the first plan
    that joins something."""
    files: list[PlanFiles] = []

    def joined() -> JoinedToHomework:
        from tni.services.cahier.plan_service import JoinedToHomework

        plan = lesson.editor.document.plan
        if plan is None or not (plan.homework_files or plan.homework_pages):
            return JoinedToHomework()
        if not files:
            from tni.services.cahier.plan_files import PlanFiles

            files.append(PlanFiles(folder, lambda: lesson.blobs, tasks))
        return files[0].joined(lesson.editor.document)

    return joined


def _open_projectors(given: ProjectorNetworkPort | None, clock: SystemClock) -> ProjectorNetworkPort:
    if given is not None:
        return given
    from tni.app.broadcast_addresses import broadcast_addresses
    from tni.devices.projector.network import ProjectorNetwork  # sockets are loaded with the first projector

    return ProjectorNetwork(clock, broadcast_addresses)


def _open_wordings(file: Path) -> WordingStore:
    from tni.store.entry_wordings_file import EntryWordingsFile  # when a séance ends

    return EntryWordingsFile(file)


def _open_pdf_notes(file: Path) -> PdfNotes:
    from tni.store.written_pdfs_file import WrittenPdfsFile  # with the first PDF

    return WrittenPdfsFile(file)


def _open_questions(folders: Folders, settings: Settings, tasks: ThreadTaskRunner) -> QuestionsService:
    from tni.app.foreign_files import PluginQuestions
    from tni.services.questions.question_library import QuestionLibrary
    from tni.services.questions.questions_service import QuestionsService  # many lessons have no bank questions

    return QuestionsService(QuestionLibrary(folders.questions), tasks, PluginQuestions(folders, settings))
