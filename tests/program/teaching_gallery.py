"""Pictures of teaching for looking at: `python -m tests.program.teaching_gallery OUT [SIZE ...] [SCENE ...]`."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import cv2
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from tests.program.gallery import SIZES, Board, picture
from tests.program.sending_scenes import SENDING_SCENES
from tests.program.vote_scenes import VOTE_SCENES, taught
from tests.support.card_cameras import FakeCameras
from tests.support.card_scenes import Looks, Scene
from tests.support.running_program import wait_for
from tests.support.teaching_room import Room, room
from tests.support.widgets import click, named
from tni.api.devices import DeviceInfo, Vote
from tni.app.qt import STYLE
from tni.core.camera import CameraFault, FoundCamera
from tni.core.clock import SystemClock
from tni.core.ids import ClickerId, QuestionId
from tni.core.known_devices import KnownKeypad
from tni.core.projector import (
    ConnectionFailure,
    FoundProjector,
    ProjectorFault,
    ProjectorLamp,
    ProjectorPart,
    ProjectorPower,
    ProjectorSource,
    ProjectorStatus,
    ProjectorUnavailable,
    SetBlank,
    StatusReceived,
)
from tni.core.receiver_training import TrainingPrompt
from tni.devices.clickers.iclicker2 import IClicker2Base
from tni.devices.ports import NullPort
from tni.quiz.card_camera import CameraFailed, PreviewImage
from tni.quiz.card_codes import CardSet
from tni.quiz.question import Question, QuestionKind, true_false
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.round import RoundPhase
from tni.roster.class_list import PupilRow
from tni.services.receivers.keypad_setup import KeypadsState
from tni.services.receivers.receiver_trainer import ReceiverCandidate, TrainingPhase, TrainingState
from tni.services.voting.round_outcome import RoundOutcome
from tni.services.voting.round_state import RoundState
from tni.services.voting.vote_state import QuestionState
from tni.ui import i18n
from tni.ui.chrome.button import IconButton
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.style_sheet import apply_to_window
from tni.ui.classes.receiver_training_panel import ReceiverTrainingPanel
from tni.ui.i18n import tr
from tni.ui.vote.cards_box import CardsBox
from tni.ui.vote.result_panel import ResultPanel
from tni.ui.vote.vote_strip import VoteStrip
from tni.voting.cards.scan import CardScanner

NUMBERS = tuple(range(1, 28))
ANSWERED = tuple(n for n in NUMBERS if n % 3)


def state(
    phase: RoundPhase, *, key: str | None = None, counts: dict[str, int] | None = None, **other: object
) -> RoundState:
    answered = ANSWERED if phase is not RoundPhase.READY else ()
    question = other.pop("question", None) or Question(id=QuestionId("q"), key=key)
    success = None if counts is None or key is None else counts[key] / sum(counts.values())
    wrong = None if counts is None or key is None else "C"
    before = other.pop("before", None)
    made: dict[str, object] = {
        "question": question,
        "phase": phase,
        "present": 27,
        "answered": answered,
        "missing": tuple(n for n in NUMBERS if n not in answered),
        "absent_voted": (),
        "outcome": None if counts is None else RoundOutcome(counts, counts, success, wrong, before),
        "not_recorded": 0,
        "unknown": (ClickerId("iclicker:11223300"),),
        "polling": True,
        **other,
    }
    return RoundState(**made)  # type: ignore[arg-type]


def _strip(board: Board, view: QuestionState) -> VoteStrip:
    strip = VoteStrip(board.kit, SystemClock(), board)
    strip.show_vote(view)
    area = board.page.geometry()
    strip.place(area)
    area.setBottom(strip.y() - 1)
    board.page.setGeometry(area)
    result = ResultPanel(board.kit, board)
    result.show_vote(view)
    result.place(area)
    return strip


def vote_begun(board: Board) -> None:
    _strip(board, QuestionState(state(RoundPhase.OPEN, answered=(), missing=NUMBERS)))


def vote_open(board: Board) -> None:
    strip = _strip(
        board, QuestionState(state(RoundPhase.OPEN, not_recorded=3), opened_s=SystemClock().monotonic() - 65)
    )
    named(strip, IconButton, tr("Montrer le temps")).setChecked(True)


def vote_shown(board: Board) -> None:
    _strip(board, QuestionState(state(RoundPhase.REVEALED, key="B", counts={"A": 2, "B": 11, "C": 5, "D": 0})))


def vote_twice(board: Board) -> None:
    counts, before = {"A": 1, "B": 15, "C": 2, "D": 0}, {"A": 4, "B": 7, "C": 6, "D": 1}
    _strip(board, QuestionState(state(RoundPhase.REVEALED, key="B", counts=counts, before=before)))


def vote_true_false(board: Board) -> None:
    _strip(
        board, QuestionState(state(RoundPhase.REVEALED, question=true_false(QuestionId("q")), counts={"A": 14, "B": 4}))
    )


SCENES: dict[str, Callable[[Board], None]] = {
    "vote-begun": vote_begun,
    "vote-open": vote_open,
    "vote-shown": vote_shown,
    "vote-twice": vote_twice,
    "vote-true-false": vote_true_false,
}


def lesson(here: Room) -> None:
    """Something to look at: two pages and words on them."""
    do = here.board.window.do
    do(lambda s: s.set_info(title="Les fractions"))
    do(lambda s: s.add_text("Quelle fraction est égale à 1/2 ?\nA : 2/3   B : 3/6   C : 2/1   D : 5/12", 30, 30))
    do(lambda s: s.set_notes("Laisser chercher deux minutes.\nNe pas donner la règle tout de suite."))
    do(lambda s: s.add_page())
    do(lambda s: s.add_text("Exercice 4", 30, 30))
    do(lambda s: s.previous_page())
    here.roster.import_pupils([PupilRow(f"ÉLÈVE{n}", "Noé") for n in range(1, 28)], default_class="6eB")
    for number in range(4, 28):
        here.roster.set_clicker(ClickerId(f"iclicker:000000{number:02d}"), number)


def first_question(here: Room) -> QWidget:
    here.teaching.ask_picture_width()
    return here.board.window


def start(here: Room) -> QWidget:
    here.teaching.seance.ask_class()
    return here.board.window


def resume(here: Room) -> QWidget:
    here.teaching.seance.begin(None, "5eA", "Maths")
    here.teaching.seance.begin(None, "5eB", "Maths")
    here.teaching.seance.ask_resume()
    return here.board.window


def cahier(here: Room) -> QWidget:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    here.board.window.do(lambda s: s.next_page())
    here.teaching.seance.ask_end()
    here.teaching.seance.cahier_controller.sheet.homework.text.setPlainText("Exercice 4 page 12")
    here.teaching.seance.cahier_controller.sheet.homework.has_due.setChecked(True)
    return here.board.window


def past(here: Room) -> QWidget:
    for name in ("5eA", "4eB", "6eC"):
        here.teaching.seance.begin(None, name, "Maths")
    here.teaching.seance.show_past()
    for _ in range(20):
        QTest.qWait(30)
    return here.board.window


def classes(here: Room) -> QWidget:
    here.teaching.lists.show()
    return here.board.window


def importing(here: Room) -> QWidget:
    here.teaching.lists.show()
    file = here.folder / "5eC.csv"
    file.write_bytes("Nom;Prénom;Né(e) le\nALBERT;Zoé;1/2/2014\nBENALI;Samir;3/4/2014\n".encode("cp1252"))
    here.teaching.lists.sheet.show_file(file)
    wait_for(lambda: not here.teaching.lists.sheet.preview.progress.isVisible(), "the list", 30)
    return here.board.window


def kit(here: Room) -> QWidget:
    here.teaching.lists.show()
    sheet = here.teaching.lists.sheet
    click(sheet, tr("Télécommandes"))
    click(sheet.kit_panel, tr("Numéroter"))
    return here.board.window


def kit_heard(here: Room) -> QWidget:
    here.teaching.lists.show()
    sheet = here.teaching.lists.sheet
    click(sheet, tr("Télécommandes"))
    click(sheet.kit_panel, tr("Tester les télécommandes"))
    here.teaching.on_events([Vote(ClickerId(f"iclicker:{n}"), "A", 0.0) for n in ("00000001", "00000003", "82E9701B")])
    return here.board.window


def kit_base(here: Room) -> QWidget:
    """With the frequencies of a base to be chosen from, and the teacher's remote known."""
    here.teaching.clickers.plug("base", IClicker2Base("BC"), NullPort(), key="1881:0150:", name="i>clicker Base")
    here.teaching.clickers.set_remote(ClickerId("iclicker:82E9701B"))
    here.teaching.lists.show()
    panel = here.teaching.lists.sheet.kit_panel
    click(here.teaching.lists.sheet, tr("Télécommandes"))
    click(panel.receiver_row, tr("Fréquence"))
    return here.board.window


def keypad_found(here: Room) -> QWidget:
    kit(here)
    panel = here.teaching.lists.sheet.kit_panel
    click(panel, tr("Arrêter"))
    panel.keypad_row.show_keypads(KeypadsState((KnownKeypad(1, 2, "1-1.2", "Trust Numpad"),), found="Gembird KPD-1"))
    return here.board.window


def keypads_added(here: Room) -> QWidget:
    kit(here)
    panel = here.teaching.lists.sheet.kit_panel
    click(panel, tr("Arrêter"))
    known = tuple(KnownKeypad(1, 2, f"1-1.{port}", "USB Keypad") for port in range(1, 7))
    panel.keypad_row.show_keypads(KeypadsState(known, added="USB Keypad"))
    click(panel.keypad_row, tr("Pavés ajoutés"))
    return here.board.window


def keypad_refused(here: Room) -> QWidget:
    kit(here)
    panel = here.teaching.lists.sheet.kit_panel
    click(panel, tr("Arrêter"))
    panel.keypad_row.show_keypads(KeypadsState(searching=True, readable=1, refused=("Dell KB216 Wired Keyboard",)))
    return here.board.window


def _learning(here: Room) -> ReceiverTrainingPanel:
    here.teaching.lists.show()
    sheet = here.teaching.lists.sheet
    sheet.findChild(QStackedWidget).setCurrentWidget(sheet.learn_panel)
    return sheet.learn_panel


def learn_which(here: Room) -> QWidget:
    box = ReceiverCandidate("box", DeviceInfo(0x1234, 0x5678, "Vote box"))
    bit = ReceiverCandidate("bit", DeviceInfo(0x0D28, 0x0204, "BBC micro:bit CMSIS-DAP"), "/dev/ttyACM0")
    _learning(here).show_state(TrainingState(candidates=(box, bit)))
    return here.board.window


def learn_press(here: Room) -> QWidget:
    prompt = TrainingPrompt("C", 0, True, 9, 16)
    _learning(here).show_state(TrainingState(TrainingPhase.PRESSING, prompt=prompt, may_end=True))
    return here.board.window


def learn_understood(here: Room) -> QWidget:
    _learning(here).show_state(TrainingState(TrainingPhase.TRYING, keys=tuple("ABCD"), distinguishes_clickers=True))
    return here.board.window


def _strangers(here: Room, *, choosing: bool) -> QWidget:
    (six,) = [c.id for c in here.roster.classes() if c.name == "6eB"]
    here.teaching.seance.begin(six, "6eB", "Maths")
    here.teaching.windows.show_teacher()
    window = here.teaching.windows.teacher
    window.resize(1366, 768)
    here.teaching.vote.ask(QuestionDraft())
    now_s = SystemClock().monotonic()
    clickers = [*(f"iclicker:000000{n:02d}" for n in range(1, 12)), "iclicker:82E9701B", "line:micro-7"]
    here.teaching.on_events([Vote(ClickerId(clicker), "B", now_s) for clicker in clickers])
    for _ in range(10):
        QTest.qWait(20)
    if choosing:
        next(b for b in window.vote.findChildren(TextButton) if b.value == "iclicker:82E9701B").click()
    return window


def teacher_strangers(here: Room) -> QWidget:
    return _strangers(here, choosing=False)


def teacher_gives(here: Room) -> QWidget:
    return _strangers(here, choosing=True)


def private(here: Room) -> QWidget:
    here.board.commands[CommandId.TEACHER_WINDOW].trigger()
    return here.board.window


def teacher(here: Room) -> QWidget:
    here.teaching.seance.begin(here.class_id, "5eA", "Maths")
    here.teaching.windows.show_teacher()
    window = here.teaching.windows.teacher
    window.resize(min(1366, here.board.window.width()), min(768, here.board.window.height()))
    return window


def teacher_vote(here: Room) -> QWidget:
    (six,) = [c.id for c in here.roster.classes() if c.name == "6eB"]
    here.teaching.seance.begin(six, "6eB", "Maths")
    here.teaching.windows.show_teacher()
    window = here.teaching.windows.teacher
    window.resize(1366, 768)
    here.teaching.vote.ask(QuestionDraft())
    votes = [
        Vote(ClickerId(f"iclicker:000000{n:02d}"), "ABBCBCBD"[n % 8], SystemClock().monotonic()) for n in range(1, 25)
    ]
    here.teaching.on_events(votes)
    for _ in range(10):
        QTest.qWait(20)
    here.teaching.voting.set_key("B")
    here.teaching.voting.reveal()
    return window


CAMERAS = FakeCameras()


def _cards(here: Room) -> CardsBox:
    """6eB before a made-up camera, in its teacher's window on a screen of its own."""
    taught(here, teacher=True)
    here.teaching.windows.teacher.resize(1366, 768)
    return here.teaching.windows.teacher.vote.cards


def teacher_cards_asked(here: Room) -> QWidget:
    CAMERAS.found = [FoundCamera("/dev/video0", "Visualiseur Salle 12")]
    click(_cards(here), tr("Lire des cartes"))
    return here.teaching.windows.teacher


def teacher_cards(here: Room) -> QWidget:
    _cards(here).open_wanted.emit("/dev/video0", CardSet.TNI)
    here.teaching.vote.ask(QuestionDraft())
    scene = Scene(CardSet.TNI, 4, Looks(side_px=44.0), cards=24)
    sightings = CardScanner(CardSet.TNI).see(scene.picture(0))
    small = cv2.resize(scene.picture(0), (480, 270), interpolation=cv2.INTER_AREA)
    CAMERAS.last.deliver(PreviewImage(480, 270, small.tobytes(), tuple(sightings)))
    for number in range(1, 19):
        CAMERAS.last.read(number, "ABBC"[number % 4])
    for _ in range(10):
        QTest.qWait(20)
    return here.teaching.windows.teacher


def board_cards(here: Room) -> QWidget:
    teacher_cards(here)
    return here.board.window


def teacher_cards_lost(here: Room) -> QWidget:
    window = teacher_cards(here)
    CAMERAS.last.deliver(CameraFailed(CameraFault.ABSENT))
    return window


def cards(here: Room) -> QWidget:
    here.teaching.lists.show()
    here.teaching.lists.sheet.show_cards()
    return here.board.window


def board_vote(here: Room) -> QWidget:
    teacher_vote(here)
    return here.board.window


def _votes(here: Room) -> None:
    """A lesson with 6eB: three questions, one asked twice, one without a right answer; a clicker of nobody."""
    (six,) = [c.id for c in here.roster.classes() if c.name == "6eB"]
    here.teaching.seance.begin(six, "6eB", "Maths")
    here.teaching.voting.typed = "Quelle fraction est égale à un demi ?"
    for turn, (kind, key) in enumerate(
        [(QuestionKind.CHOICE, "B"), (None, "B"), (QuestionKind.TRUE_FALSE, "A"), (QuestionKind.CHOICE, None)]
    ):
        here.teaching.asking.ask_again() if kind is None else here.teaching.vote.ask(QuestionDraft(kind))
        letters = "AB" if kind is QuestionKind.TRUE_FALSE else "ABBCBCBD"
        now = SystemClock().monotonic()
        here.teaching.on_events(
            [
                Vote(ClickerId(f"iclicker:000000{n:02d}"), letters[(n * (turn + 1)) % len(letters)], now)
                for n in (*range(1, 26), 44)
                if (n + turn) % 6
            ]
        )
        for _ in range(10):
            QTest.qWait(20)
        here.teaching.voting.set_key(key)
        here.teaching.voting.reveal()
    here.teaching.voting.put_away()


def results(here: Room) -> QWidget:
    _votes(here)
    here.teaching.results.open()
    return here.board.window


def teacher_results(here: Room) -> QWidget:
    _votes(here)
    here.teaching.windows.show_teacher()
    window = here.teaching.windows.teacher
    window.resize(1366, 768)
    here.teaching.results.open()
    return window


def no_results(here: Room) -> QWidget:
    here.teaching.results.open(here.class_id)
    return here.board.window


def tiles(here: Room) -> QWidget:
    here.board.window.bar.more_button.click()
    return here.board.window


def hidden(here: Room) -> QWidget:
    here.board.commands[CommandId.HIDE_BOARD].trigger()
    return here.board.window


def _heard(here: Room, *, found: bool = False) -> None:
    """A projector of class 2 that is on, with a warning, as its service would have heard of it."""
    service = here.teaching.projector.service
    service.add("192.168.1.50", name="Salle 12")
    service.add("192.168.1.51", protocol="escvp", name="Salle 14")
    service.choose(service.state.known[0].id)
    sources = (
        ProjectorSource("11"),
        ProjectorSource("31", "HDMI 1"),
        ProjectorSource("32", "HDMI 2"),
        ProjectorSource("51"),
    )
    status = ProjectorStatus(
        power=ProjectorPower.ON,
        source="31",
        sources=sources,
        is_blank=True,
        is_frozen=False,
        lamps=(ProjectorLamp(1840, True),),
        filter_hours=212,
        faults=(ProjectorFault(ProjectorPart.FILTER, serious=False),),
        class_number=1,
    )
    here.projectors.lines[-1].tell(StatusReceived(status))
    service.drain()
    service.ask(SetBlank(False))
    if found:
        service.search()
        for host in ("192.168.1.52", "192.168.1.53"):
            here.projectors.ears[-1].found(FoundProjector(host, ""))
        here.projectors.ears[-1].over()


def projector_empty(here: Room) -> QWidget:
    here.trigger(CommandId.PROJECTOR)
    return here.board.window


def projector(here: Room) -> QWidget:
    _heard(here, found=True)
    here.trigger(CommandId.PROJECTOR)
    return here.board.window


def projector_locked(here: Room) -> QWidget:
    _heard(here)
    here.projectors.lines[-1].tell(ProjectorUnavailable(ConnectionFailure.WRONG_PASSWORD))
    here.trigger(CommandId.PROJECTOR)
    return here.board.window


def teacher_projector(here: Room) -> QWidget:
    window = teacher(here)
    _heard(here)
    return window


def board_warm(here: Room) -> QWidget:
    here.trigger(CommandId.RULING_SEYES)
    here.board.kit.theme.set_page_light("soft", 1.0)
    return here.board.window


def board_dark(here: Room) -> QWidget:
    here.board.kit.theme.set_page_light("dark", 0.5)
    return here.board.window


ROOM_SCENES: dict[str, Callable[[Room], QWidget]] = {
    "first-question": first_question,
    "start": start,
    "resume": resume,
    "cahier": cahier,
    "past": past,
    "classes": classes,
    "importing": importing,
    "kit": kit,
    "kit-heard": kit_heard,
    "kit-base": kit_base,
    "keypad-found": keypad_found,
    "keypad-refused": keypad_refused,
    "keypads-added": keypads_added,
    "learn-which": learn_which,
    "learn-press": learn_press,
    "learn-understood": learn_understood,
    "teacher-strangers": teacher_strangers,
    "teacher-gives": teacher_gives,
    "private": private,
    "teacher": teacher,
    "teacher-vote": teacher_vote,
    "board-vote": board_vote,
    "cards": cards,
    "teacher-cards-asked": teacher_cards_asked,
    "teacher-cards": teacher_cards,
    "teacher-cards-lost": teacher_cards_lost,
    "board-cards": board_cards,
    "hidden": hidden,
    "results": results,
    "teacher-results": teacher_results,
    "no-results": no_results,
    "tiles": tiles,
    "projector-empty": projector_empty,
    "projector": projector,
    "projector-locked": projector_locked,
    "teacher-projector": teacher_projector,
    "board-warm": board_warm,
    "board-dark": board_dark,
    **SENDING_SCENES,
    **VOTE_SCENES,
}


def _room_scene(app: QApplication, name: str, size: tuple[int, int], scheme: str, file: Path) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        room(app, Path(folder), size=size, scheme=scheme, width_mm=0, cameras=CAMERAS.access) as here,
    ):
        look = here.board.kit.theme
        look.set_metrics(Metrics.wall(size))
        here.board.window.arrange()
        lesson(here)
        widget = ROOM_SCENES[name](here)
        for _ in range(10):
            QTest.qWait(20)
        widget.grab().save(str(file))


def main(arguments: list[str]) -> int:
    app = QApplication([*sys.argv[:1], *STYLE])
    i18n.install(app, "fr")
    out, sizes = Path(arguments[0]), [a for a in arguments[1:] if re.fullmatch(r"\d+x\d+", a)] or list(SIZES)
    every = {**SCENES, **ROOM_SCENES}
    wanted = [a for a in arguments[1:] if a in every] or list(every)
    schemes = [a for a in arguments[1:] if a in ("light", "dark")] or ["light", "dark"]
    out.mkdir(parents=True, exist_ok=True)
    for size in sizes:
        width, height = map(int, size.split("x"))
        for scheme in schemes:
            for name in wanted:
                if name in ROOM_SCENES:
                    _room_scene(app, name, (width, height), scheme, out / f"{size}-{scheme}-{name}.png")
                    continue
                board = Board(QSize(width, height), scheme)
                apply_to_window(board, board.look)
                picture(app, board, SCENES[name], out / f"{size}-{scheme}-{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
