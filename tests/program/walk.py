"""Pictures of the running board for looking at, got by pressing its buttons on a screen of its own:
`python -m tests.program.walk OUT [SCENE ...] [--size WxH] [--theme light|dark] [--language fr|en]`.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget

from tests.program import walk_boards, walk_phones, walk_questions, walk_showing
from tests.program.walker import Walker, walking
from tests.support.display import PrivateDisplay
from tests.support.running_program import wait_for
from tests.support.widgets import button
from tni.api.devices import Vote
from tni.app.qt import make_application
from tni.core.clock import SystemClock
from tni.core.ids import ClickerId
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
from tni.document.overlay import Handle
from tni.quiz.question import QuestionKind
from tni.quiz.question_draft import QuestionDraft
from tni.services.class_lists.names_key_service import PassphrasePrompt
from tni.ui.chrome.choice_buttons import ColourButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.drawer_sheets import drawer_sheets, sheet_of
from tni.ui.classes.pupils_page import PupilsPage
from tni.ui.i18n import tr
from tni.ui.main_window.tour import TourPanel, tour_steps
from tni.ui.panels.help_panel import HelpPanel
from tni.ui.panels.help_topics import help_topics
from tni.ui.panels.random_pupil import RandomPupilPanel

SIZE = "1280x720"
WORDS = ((0.10, 0.30), (0.14, 0.16), (0.18, 0.30), (0.22, 0.16), (0.26, 0.32))
LOOP = ((0.35, 0.2), (0.55, 0.3), (0.35, 0.4), (0.55, 0.2), (0.45, 0.45))


def _colours(w: Walker) -> list[ColourButton]:
    return [button for button in w.window.bar.findChildren(ColourButton) if button.isVisible()]


def write(w: Walker) -> None:
    """A little ink in two colours."""
    w.press(CommandId.PEN)
    w.draw(*WORDS)
    w.click(_colours(w)[2])
    w.draw((0.32, 0.18), (0.36, 0.3), (0.40, 0.18))


# -- the bar


def bar(w: Walker) -> None:
    w.shot("blank")
    for edge in (CommandId.BAR_LEFT, CommandId.BAR_RIGHT, CommandId.BAR_BOTTOM):
        w.press(edge)
        w.shot(f"bar-{edge}")
    for edge in (CommandId.BAR_LEFT, CommandId.BAR_RIGHT, CommandId.BAR_BOTTOM):
        w.press(edge)
        w.keys("F8")
        w.shot(f"words-{edge}")
        w.keys("F8")
    write(w)
    w.click(w.button("Ranger" if _french(w) else "Put the bar away"))
    w.shot("bar-away")
    w.click(w.button("Montrer" if _french(w) else "Show the bar"))
    for _ in range(3):
        w.keys("Tab")
    w.shot("focus-ring")


def _french(w: Walker) -> bool:
    return w.program.main_controller.commands[CommandId.PEN].iconText() == "Stylo fin"


def popovers(w: Walker) -> None:
    w.keys("Alt_L", "p")
    for command in (CommandId.PEN, CommandId.HIGHLIGHTER, CommandId.ERASE_STROKES, CommandId.RECTANGLE, CommandId.TEXT):
        w.options(command)
        w.shot(f"popover-{command}")
        w.keys("Escape")
    w.keys("Alt_L", "p")


def tools(w: Walker) -> None:
    write(w)
    w.press(CommandId.HIGHLIGHTER)
    w.draw(*LOOP)
    w.draw((0.05, 0.24), (0.45, 0.24))
    w.shot("highlighter")
    w.keys("Alt_L", "p")
    w.draw((0.6, 0.6), (0.8, 0.6))
    for key, name, y in (("l", "line", 0.5), ("f", "arrow", 0.6), ("r", "rectangle", 0.65), ("e", "ellipse", 0.65)):
        x = {"line": 0.05, "arrow": 0.05, "rectangle": 0.25, "ellipse": 0.45}[name]
        w.keys("Alt_L", key)
        w.draw((x, y), (x + 0.15, y + 0.2), hold=True)
        w.shot(f"shape-{name}")
        w.let_go()
    w.keys("Alt_L", "g")
    w.draw((0.3, 0.1), (0.36, 0.24), hold=True)
    w.shot("eraser-strokes")
    w.let_go()
    w.keys("Alt_L", "Shift_L", "g")
    w.draw((0.4, 0.4), (0.5, 0.3), hold=True)
    w.shot("eraser-area")
    w.let_go()
    w.keys("Alt_L", "x")
    w.draw((0.5, 0.5), (0.7, 0.3), hold=True)
    w.shot("laser")
    w.let_go()
    w.keys("Alt_L", "m")
    w.draw((0.5, 0.5), (0.6, 0.4), hold=True)
    w.shot("hand")
    w.let_go()
    w.keys("Control_L", "0")


def figures(w: Walker) -> None:
    """Ink that a resting pen makes a figure of, and the pen of figures."""
    w.keys("Alt_L", "p")
    w.draw((0.1, 0.15), (0.3, 0.16), (0.295, 0.4), (0.105, 0.39), (0.1, 0.16), hold=True)
    wait_for(lambda: bool(w.program.main_controller.editor.overlay().drafts), "the figure")
    w.shot("held-rectangle")
    end = w.place((0.07, 0.12))
    w.x.move(end.x(), end.y())
    w.shot("held-larger")
    w.let_go()
    w.shot("held-kept")
    w.keys("Alt_L", "a")
    w.draw((0.45, 0.4), (0.6, 0.1), (0.68, 0.42), (0.45, 0.41))
    w.draw((0.45, 0.6), (0.7, 0.75), (0.66, 0.69), (0.7, 0.75), (0.65, 0.77))
    w.shot("sketched")
    w.keys("Control_L", "z")
    w.shot("sketched-undone")
    w.keys("Alt_L", "Shift_L", "t")
    w.draw((0.75, 0.1), (0.92, 0.4), hold=True)
    w.shot("shape-triangle")
    w.let_go()
    w.keys("Alt_L", "v")
    w.tap((0.93 - 0.17 / 4 - 0.01, 0.4))
    w.shot("triangle-selected")
    w.draw((0.75 + 0.17 / 2, 0.1), (0.78, 0.2), hold=True)
    w.shot("corner-led")
    w.let_go()
    w.shot("corner-kept")
    w.keys("Alt_L", "p")


def arrows(w: Walker) -> None:
    """A head drawn apart, ends that are led, and a highlighter that rests."""
    w.keys("Alt_L", "p")
    w.draw((0.1, 0.15), (0.4, 0.17))
    w.draw((0.36, 0.12), (0.4, 0.17), (0.355, 0.21), hold=True)
    wait_for(lambda: bool(w.program.main_controller.editor.overlay().drafts), "the arrow")
    w.shot("head-held")
    w.let_go()
    w.keys("Alt_L", "a")
    w.draw((0.1, 0.4), (0.4, 0.55))
    w.draw((0.36, 0.46), (0.4, 0.55), (0.34, 0.56))
    w.shot("arrows")
    w.keys("Alt_L", "v")
    w.tap((0.25, 0.475))
    w.shot("arrow-selected")
    w.draw((0.4, 0.55), (0.5, 0.42), hold=True)
    w.shot("arrow-end-led")
    w.keys("Escape")
    w.let_go()
    w.shot("arrow-end-dropped")
    w.keys("Escape")
    w.keys("Alt_L", "p")
    w.draw(*((x + 0.55, y) for x, y in WORDS))
    w.keys("Alt_L", "s")
    w.draw((0.6, 0.25), (0.85, 0.26), hold=True)
    wait_for(lambda: bool(w.program.main_controller.editor.overlay().drafts), "the line")
    w.shot("highlighter-held")
    w.let_go()
    w.draw((0.6, 0.5), (0.85, 0.5), (0.85, 0.75), (0.6, 0.75), (0.6, 0.5), hold=True)
    wait_for(lambda: bool(w.program.main_controller.editor.overlay().drafts), "the rectangle")
    w.let_go()
    w.shot("highlighter-kept")
    w.keys("Alt_L", "v")
    w.tap((0.7, 0.5))
    w.draw((0.7, 0.5), (0.72, 0.55), hold=True)
    w.shot("highlighter-moving")
    w.let_go()
    w.keys("Escape")
    w.keys("Alt_L", "p")


def small(w: Walker) -> None:
    """Small things are tapped, framed and moved; a tap on nothing lets go."""
    w.keys("Alt_L", "p")
    w.draw((0.1, 0.2), (0.105, 0.2))
    w.draw((0.2, 0.2), (0.21, 0.21), (0.2, 0.22))
    w.draw((0.3, 0.2), (0.33, 0.2))
    w.draw((0.4, 0.2), (0.5, 0.2))
    w.keys("Alt_L", "v")
    for name, x in (("dot", 0.1), ("sign", 0.205), ("dash", 0.315), ("line", 0.45)):
        w.tap((x, 0.2 + 0.01 * (name == "sign")))
        w.shot(f"small-{name}")
    w.draw((0.45, 0.2), (0.5, 0.4))
    w.shot("small-line-moved")
    w.tap((0.8, 0.8))
    w.shot("small-none")
    w.keys("Control_L", "Shift_L", "t")
    w.shot("retype-nothing")
    w.keys("Escape")
    w.keys("Alt_L", "p")


def pens(w: Walker) -> None:
    """Every pen on white and on the black board."""
    for paper in (CommandId.PAPER_WHITE, CommandId.PAPER_BLACK):
        w.press(paper)
        w.keys("Escape")
        for row, keys in enumerate((("p",), ("Shift_L", "p"), ("Shift_L", "c"), ("s",))):
            w.keys(*keys)
            w.settle()  # the dots are those of this pen
            for n in range(2):
                w.click(_colours(w)[n])
                at, down = 0.42 * n, 0.19 * row
                w.draw(*((at + 1.1 * x, 0.55 * y + down) for x, y in WORDS))
                w.draw(*((at + 0.7 * x + 0.04, 0.6 * y + down - 0.02) for x, y in LOOP))
        w.shot(f"pens-{paper}")
        w.keys("Alt_L", "Shift_L", "c")
        w.options(CommandId.CHALK)
        w.shot(f"popover-chalk-{paper}")
        w.keys("Escape")


def text(w: Walker) -> None:
    w.keys("Alt_L", "t")
    w.tap((0.1, 0.2))
    for letter in ("l", "a", "space", "n", "o", "t", "e"):
        w.keys(letter)
    w.shot("text")
    w.keys("Control_L", "k")
    w.shot("text-keyboard")
    w.keys("Control_L", "k")
    w.keys("Escape")
    w.keys("Alt_L", "p")


def selection(w: Walker) -> None:
    write(w)
    w.keys("Alt_L", "r")
    w.draw((0.5, 0.2), (0.7, 0.5))
    w.keys("Alt_L", "v")
    w.draw((0.05, 0.1), (0.45, 0.4), hold=True)
    w.shot("selecting")
    w.let_go()
    w.shot("selected")
    w.keys("Control_L", "l")
    w.shot("selected-locked")
    w.keys("Control_L", "l")
    w.keys("Alt_L", "v")
    w.tap((0.1, 0.29))
    w.shot("tapped")
    w.draw((0.1, 0.29), (0.3, 0.6), hold=True)
    w.shot("moving")
    w.let_go()
    w.shot("moved")
    w.keys("Alt_L", "Shift_L", "v")
    w.tap((0.95, 0.9))
    w.draw((0.45, 0.15), (0.45, 0.55), (0.75, 0.55), (0.75, 0.15), (0.5, 0.12), hold=True)
    w.shot("lasso")
    w.let_go()
    w.options(CommandId.LASSO)
    w.shot("popover-select")
    w.keys("Escape")
    w.keys("Alt_L", "v")
    frame = w.program.main_controller.editor.frame
    if frame is not None:
        view, page, canvas = (
            w.program.main_controller.editor.view,
            w.program.main_controller.editor.page.format,
            w.window.canvas,
        )
        x, y = frame.handles(canvas.chrome_scale * canvas.devicePixelRatioF() / view.scale)[Handle.COPY]
        from_handle = x / page.width_mm, y / page.height_mm
        w.draw(from_handle, (from_handle[0] + 0.1, from_handle[1] + 0.3), hold=True)
        w.shot("copying")
        w.let_go()
    w.keys("Control_L", "a")
    w.keys("Control_L", "Shift_L", "t")
    for letter in ("m", "e", "s", "u", "r", "e"):
        w.keys(letter)
    w.shot("retyping")
    w.keys("Escape")
    w.shot("retyped")
    w.keys("Control_L", "z")
    w.keys("Control_L", "a")
    w.shot("selected-all")
    w.click(w.button("Autres actions" if _french(w) else "More actions"))
    w.shot("selected-more")
    w.keys("Escape")
    w.keys("Control_L", "g")
    w.keys("Control_L", "d")
    w.shot("duplicated")
    w.sheet(sheet_of(CommandId.DUPLICATE, w.program.main_controller.commands))
    w.shot("drawer-edit-selected")
    w.keys("Escape")
    w.keys("Delete")
    w.shot("deleted")
    w.keys("Alt_L", "p")


# -- the drawer and what comes out of it


def drawer(w: Walker) -> None:
    for i in range(len(drawer_sheets())):
        w.sheet(i)
        w.shot(f"drawer-{i}")
    w.keys("Escape")
    w.press(CommandId.BAR_LEFT)
    w.sheet(3)
    w.shot("drawer-left")
    w.keys("Escape")
    w.press(CommandId.BAR_BOTTOM)


def sheets(w: Walker) -> None:
    w.press(CommandId.SETTINGS)
    w.shot("settings")
    for page in (tr("Stylo et doigts"), tr("Technique"), tr("ENT et extensions")):
        w.click(w.button(page))
        w.shot(f"settings-{page}")
    w.keys("Escape")
    w.keys("F1")
    w.shot("help")
    panel = w.window.findChild(HelpPanel)
    panel.show_topic(help_topics()[2])
    w.shot("help-topic")
    panel.search.setText("zzz")
    w.shot("help-nothing")
    w.keys("Escape")
    w.press(CommandId.TOUR)
    for step in range(len(tour_steps())):
        w.shot(f"tour-{step}")
        w.click(w.window.findChild(TourPanel).next)
    w.keys("Shift_L", "F1")
    w.shot("shortcuts")
    w.keys("Escape")
    for command in (CommandId.OPEN, CommandId.EXPORT_PDF):
        w.press(command)
        w.shot(f"dialog-{command}")
        w.keys("Escape")


def papers(w: Walker) -> None:
    write(w)
    w.press(CommandId.HIGHLIGHTER)
    w.draw((0.05, 0.24), (0.45, 0.24))
    w.keys("Alt_L", "p")
    for paper in (CommandId.PAPER_WHITE, CommandId.PAPER_SOFT, CommandId.PAPER_BLACK):
        w.press(paper)
        for ruling in (
            CommandId.RULING_SQUARED,
            CommandId.RULING_SEYES,
            CommandId.RULING_DOTTED,
            CommandId.RULING_BLANK,
        ):
            w.press(ruling)
            w.shot(f"{paper}-{ruling}")
    w.press(CommandId.PAPER_SOFT)
    w.press(CommandId.RULING_SEYES)
    for page in (
        CommandId.FORMAT_4_3,
        CommandId.FORMAT_A4,
        CommandId.FORMAT_A4_LANDSCAPE,
        CommandId.FORMAT_ENDLESS,
        CommandId.FORMAT_16_9,
    ):
        w.press(page)
        w.shot(page)


def pages(w: Walker) -> None:
    write(w)
    w.keys("F4")
    w.shot("pages-one")
    for _ in range(29):
        w.program.main_controller.commands[CommandId.ADD_PAGE].trigger()
    w.settle(40)
    w.shot("pages-thirty")
    w.keys("Prior")
    w.click(w.button("Dupliquer la page" if _french(w) else "Duplicate the page"))
    w.shot("pages-duplicated")
    w.keys("F4")
    w.shot("page-of-many")


def instruments(w: Walker) -> None:
    write(w)
    w.press(CommandId.CURTAIN)
    w.shot("curtain")
    w.draw((0.5, 0.02), (0.5, 0.4))
    w.shot("curtain-pulled")
    w.press(CommandId.CURTAIN)
    w.press(CommandId.STOPWATCH)
    w.shot("stopwatch")
    w.press(CommandId.STOPWATCH)
    w.press(CommandId.RANDOM_PUPIL)
    w.shot("random-empty")
    w.press(CommandId.RANDOM_PUPIL)
    w.press(CommandId.KEYBOARD)
    w.shot("keyboard")
    w.press(CommandId.KEYBOARD)
    w.press(CommandId.CAPTURE)
    w.settle(60)
    w.shot("captured")
    w.keys("Alt_L", "p")


def notices(w: Walker) -> None:
    write(w)
    board, folder = w.program.main_controller, w.out / "bad"
    folder.mkdir(exist_ok=True)
    for name in ("abîmée.tni", "vide.pdf", "photo.png"):
        (folder / name).write_bytes(b"no such format")
        board.current_lesson.open(folder / name)
        w.settle(40)
    w.shot("notices-bad-files")
    for notice in list(board.window.notices.shown):
        notice.close()
    board.show_notice("Page supprimée.")
    w.shot("notice")


# -- teaching


def seance(w: Walker) -> None:
    write(w)
    w.press(CommandId.RESUME)
    w.shot("resume-empty")
    w.keys("Escape")
    w.press(CommandId.START_SEANCE)
    w.shot("seance-start")
    w.keys("Escape")
    w.program.teaching.seance.begin(w.class_id, "5e A", "Maths")
    w.shot("seance-begun")
    w.press(CommandId.RANDOM_PUPIL)
    w.window.findChild(RandomPupilPanel).draw()
    w.settle(60)
    w.shot("random-pupil")
    w.press(CommandId.RANDOM_PUPIL)
    w.press(CommandId.RESUME)
    w.shot("resume")
    w.keys("Escape")
    w.press(CommandId.END_SEANCE)
    w.shot("cahier")
    w.keys("Escape")
    w.program.teaching.seance.show_past()
    w.settle(40)
    w.shot("past-seances")
    w.keys("Escape")


def vote(w: Walker) -> None:
    teaching = w.program.teaching
    w.press(CommandId.ASK)
    w.shot("vote-without-class")
    w.keys("Alt_L", "c")
    w.keys("Alt_L", "d")
    w.shot("vote-without-class-shown")
    teaching.seance.begin(w.class_id, "5e A", "Maths")
    for kind, answers in ((QuestionKind.CHOICE, "ABBCBD"), (QuestionKind.TRUE_FALSE, "ABBABB")):
        teaching.vote.ask(QuestionDraft(kind))
        w.shot(f"vote-{kind.value}-open")
        now = SystemClock().monotonic()
        said = [Vote(ClickerId(f"iclicker:{n:08d}"), letter, now) for n, letter in enumerate(answers, 1)]
        teaching.on_events(said[:4])
        w.settle(20)
        w.shot(f"vote-{kind.value}-some")
        teaching.on_events(said)
        w.settle(20)
        w.keys("Alt_L", "c")
        w.shot(f"vote-{kind.value}-closed")
        w.keys("Alt_L", "d")
        w.shot(f"vote-{kind.value}-shown")


def private(w: Walker) -> None:
    """What names are on: the class sheet, its imports, the kit, the teacher's window, on one screen."""
    write(w)
    w.press(CommandId.TEACHER_WINDOW)
    w.shot("private-question")
    w.keys("Escape")
    teaching = w.program.teaching
    teaching.lists.show()
    w.shot("classes")
    corpus = os.environ.get("TNI_CORPUS")
    files = sorted(p for p in Path(corpus, "roster").rglob("*") if p.is_file()) if corpus else []
    for file in files:
        teaching.lists.sheet.show_file(file)
        wait_for(lambda: not teaching.lists.sheet.preview.progress.isVisible(), "the list", 30)
        w.shot(f"import-{file.stem}{file.suffix.replace('.', '-')}")
    sheet = teaching.lists.sheet
    for asking in PassphrasePrompt:
        sheet.findChild(QStackedWidget).setCurrentWidget(sheet.names)
        sheet.names.ask(asking)
        w.shot(f"names-{asking.value}")
    sheet.findChild(PupilsPage).names_wanted.emit()
    sheet.findChild(PupilsPage).table.selectRow(1)
    button(sheet, tr("Supprimer la classe")).click()
    w.shot("classes-pupil")
    button(sheet, tr("Télécommandes")).click()
    sheet.kit_panel.numbering_wanted.emit()
    w.shot("kit")
    w.keys("Escape")
    teaching.windows.show_teacher()
    w.settle(40)
    w.shot("teacher-window")
    teaching.windows.teacher.close()
    w.press(CommandId.HIDE_BOARD)
    w.shot("board-hidden")
    w.program.main_controller.commands[CommandId.HIDE_BOARD].trigger()


def projector(w: Walker) -> None:
    """A projector chosen by keys, heard, worked, and lost; on one screen and in the teacher's window."""
    service, wires = w.program.teaching.projector.service, w.projectors
    w.keys("F7")
    w.shot("projector-none")
    service.search()
    for host in ("192.168.1.52", "192.168.1.53"):
        wires.ears[-1].found(FoundProjector(host, ""))
    wires.ears[-1].over()
    w.settle(5)
    w.shot("projector-search")
    service.add("192.168.1.50", name="Salle 12")
    wires.lines[-1].tell(ProjectorUnavailable(ConnectionFailure.NEEDS_PASSWORD))
    w.settle(5)
    w.shot("projector-password")
    sources = (ProjectorSource("11"), ProjectorSource("31", "HDMI 1"), ProjectorSource("51"))
    faults = (ProjectorFault(ProjectorPart.LAMP, serious=True), ProjectorFault(ProjectorPart.FILTER, serious=False))
    status = ProjectorStatus(
        power=ProjectorPower.ON,
        source="31",
        sources=sources,
        is_blank=True,
        is_frozen=True,
        lamps=(ProjectorLamp(1840, True),),
        filter_hours=212,
        faults=faults,
        class_number=1,
    )
    wires.lines[-1].tell(StatusReceived(status))
    service.ask(SetBlank(False))
    w.settle(5)
    w.shot("projector-on")
    w.keys("Escape")
    w.program.teaching.windows.show_teacher()
    w.settle(40)
    w.shot("projector-teacher")
    wires.lines[-1].tell(ProjectorUnavailable(ConnectionFailure.UNREACHABLE))
    w.settle(5)
    w.shot("projector-lost")
    w.program.teaching.windows.teacher.close()


SCENES: dict[str, Callable[[Walker], None]] = {
    scene.__name__: scene
    for scene in (
        bar, popovers, pens, tools, figures, arrows, small, text, selection, drawer, sheets, papers, pages, instruments,
        notices, seance, vote, private, projector, walk_boards.asked, walk_boards.plugged, walk_boards.calibrated,
        walk_boards.recorded, walk_questions.questions, walk_phones.phones, walk_showing.showing,
    )
}  # fmt: skip


def _tidy(w: Walker) -> None:
    """Nothing over the page, and a new lesson on it."""
    for _ in range(4):
        w.keys("Escape")
    teaching = w.program.teaching
    teaching.seance.lesson_changed()
    for notice in list(w.program.main_controller.window.notices.shown):
        notice.close()
    w.program.main_controller.commands[CommandId.NEW].trigger()
    w.program.main_controller.commands[CommandId.PEN].trigger()
    for notice in list(w.program.main_controller.window.notices.shown):
        notice.close()
    w.x.move(5, 5)
    w.settle()


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.program.walk", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("scenes", nargs="*", metavar="SCENE", help=", ".join(SCENES))
    parser.add_argument("--size", default=SIZE, help="of the screen, in pixels")
    parser.add_argument("--theme", default="light", choices=("light", "dark"))
    parser.add_argument("--language", default="fr", choices=("fr", "en"))
    parser.add_argument("--here", action="store_true", help="on the display that is there")
    options = parser.parse_args(arguments)
    if unknown := set(options.scenes) - set(SCENES):
        parser.error(f"no such scene: {', '.join(sorted(unknown))}")
    return options


def main(arguments: Sequence[str]) -> int:
    options = _options(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    if not options.here:
        with PrivateDisplay(f"{options.size}x24") as display:
            command = [sys.executable, "-m", "tests.program.walk", *arguments, "--here"]
            return subprocess.call(command, env={**os.environ, "DISPLAY": display.name})
    random.seed(4)
    app = make_application(options.language, ["tni"])
    with (
        tempfile.TemporaryDirectory() as home,
        walking(app, Path(home), options.out, theme=options.theme, language=options.language) as walker,
    ):
        for name in options.scenes or SCENES:
            _tidy(walker)
            SCENES[name](walker)
        for flaw in walker.flaws:
            sys.stdout.write(flaw + "\n")
    return int(bool(walker.flaws))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
