"""Controllers of the tools beside and over the page: keyboard, typing, curtain, stopwatch, capture."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tni.core.clock import Clock
from tni.core.ids import PageId
from tni.document.pointer import Changed, ChangedFlag
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.chrome.commands import CommandGroup, CommandId
from tni.ui.main_window.page_panel_controller import PagePanelController
from tni.ui.main_window.text_edit_controller import TextEditController
from tni.ui.main_window.window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tni.core.tasks import TaskRunner
    from tni.ui.chrome.keyboard_offer import KeyboardOffer
    from tni.ui.chrome.on_screen_keyboard import OnScreenKeyboard
    from tni.ui.main_window.capture import Capture
    from tni.ui.main_window.class_port import ClassPort
    from tni.ui.main_window.class_tools import ClassTools
    from tni.ui.main_window.credit_actions import CreditActions
    from tni.ui.main_window.extract_actions import ExtractActions
    from tni.ui.main_window.formula_actions import FormulaActions
    from tni.ui.main_window.panel_typing import PanelTyping
    from tni.ui.main_window.picture_actions import PictureActions
    from tni.ui.main_window.preparing_actions import PreparingActions
    from tni.ui.main_window.property_actions import PropertyActions
    from tni.ui.main_window.showing_controller import ShowingController
    from tni.ui.main_window.straighten_actions import StraightenActions
    from tni.ui.main_window.tour import Tour
    from tni.ui.panels.help_panel import HelpPanel
    from tni.ui.panels.shortcuts_sheet import ShortcutsSheet
    from tni.ui.panels.stopwatch import Stopwatch

SHOWING = (
    CommandId.CURTAIN, CommandId.SPOTLIGHT, CommandId.READING_BAND, CommandId.MAGNIFIER, CommandId.ZOOM_AREA,
)  # fmt: skip
"""Commands that show or hide a part of the page."""


class Instruments:
    """Panels and tools of the main window. Each is imported and made at its first use."""

    def __init__(
        self,
        window: MainWindow,
        shown: Callable[[], ShownLesson],
        clock: Clock,
        class_port: Callable[[], ClassPort],
    ) -> None:
        """class_port: returns the class being taught, for the random draw and the window in which help is asked for."""
        self._window, self._shown, self._clock, self._class_port = window, shown, clock, class_port
        self.pages = PagePanelController(window, shown)
        self._keyboard: OnScreenKeyboard | None = None
        self._formulas: FormulaActions | None = None
        self._offered_keyboard: KeyboardOffer | None = None
        self._showing: ShowingController | None = None
        self._stopwatch: Stopwatch | None = None
        self._shortcuts: ShortcutsSheet | None = None
        self._capture: Capture | None = None
        self._extracts: ExtractActions | None = None
        self._help: HelpPanel | None = None
        self._help_typing: PanelTyping | None = None
        self._tour: Tour | None = None
        self._credits: CreditActions | None = None
        self._pictures: PictureActions | None = None
        self.tasks: TaskRunner | None = None
        self._straightening: StraightenActions | None = None
        self._properties: PropertyActions | None = None
        self.typing = TextEditController(
            window.canvas, lambda: shown().editor, lambda: shown().fonts, window.do, self._typing_began
        )
        window.arranged.connect(self._follow)
        window.drawer.typing_began.connect(self._type_in_drawer, Qt.ConnectionType.SingleShotConnection)
        commands = window.commands
        for command in (*commands.of(CommandGroup.LESSON), *commands.of(CommandGroup.SEANCE)):
            # Whatever leaves the lesson includes the text being typed.
            commands[command].triggered.connect(self.typing.finish)
        commands[CommandId.KEYBOARD].toggled.connect(self._show_keyboard)
        commands[CommandId.FORMULA].triggered.connect(lambda _checked=False: self.formulas.toggle())
        for command in SHOWING:
            commands[command].toggled.connect(lambda on, one=command: self.showing.show(one, is_on=on))
        commands[CommandId.STOPWATCH].toggled.connect(self._show_stopwatch)
        commands[CommandId.RANDOM_PUPIL].toggled.connect(lambda on: self.class_tools.show_draw(is_open=on))
        commands[CommandId.GROUPS].toggled.connect(lambda on: self.class_tools.show_groups(is_open=on))
        commands[CommandId.SHORTCUTS].triggered.connect(self._show_shortcuts)
        commands[CommandId.HELP].triggered.connect(self._show_help)
        commands[CommandId.TOUR].triggered.connect(self._start_tour)
        commands[CommandId.CREDIT].triggered.connect(lambda _checked=False: self.credits.toggle())
        commands[CommandId.PROPERTIES].toggled.connect(lambda on: self.properties.show(is_open=on))
        commands[CommandId.GUIDES].triggered.connect(lambda _checked=False: self.preparing.toggle_guides())
        commands[CommandId.MASTERS].triggered.connect(lambda _checked=False: self.preparing.toggle_masters())
        commands[CommandId.PICTURE].triggered.connect(lambda _checked=False: self.pictures.toggle())
        commands[CommandId.STRAIGHTEN].triggered.connect(lambda _checked=False: self.straightening.toggle())
        commands[CommandId.MAKE_CONSTRUCTION].triggered.connect(self._make_construction)
        commands[CommandId.CREDITS_PAGE].triggered.connect(lambda _checked=False: self.credits.put_page())
        commands[CommandId.CAPTURE].triggered.connect(lambda _checked=False: self.capture.capture_screen())
        commands[CommandId.CAPTURE_AREA].triggered.connect(lambda _checked=False: self.capture.capture_area())

    def _make_construction(self) -> None:
        from tni.ui.main_window.drawing_actions import make_construction_of_selection  # with the first figure

        self.typing.finish()
        make_construction_of_selection(self._window)

    # -- following the lesson

    def show(self, changed: Changed) -> None:
        what = changed.what
        if what & ChangedFlag.EDITOR:
            self.typing.follow()
            self._follow_formula()
        elif what & ChangedFlag.TOOL:
            self.typing.refresh()  # in another colour or size
        self.pages.show(changed)
        if self._showing is not None:
            self._showing.follow(changed)

    def show_all(self) -> None:
        """Refresh everything for another lesson or layer."""
        self.typing.follow()
        self._follow_formula()
        self.pages.show_all()

    def page_changed(self, page: PageId) -> None:
        """Follow a page that looks different although the lesson has not changed."""
        self.pages.page_changed(page)
        if self._showing is not None:
            self._showing.page_changed()

    # -- keyboard and typing

    def handle_command(self, command: CommandId) -> bool:
        """Run a command on the formula or text being typed, if it applies. Returns whether it did."""
        is_composed = self._formulas is not None and self._formulas.handle_command(command)
        return is_composed or self.typing.handle_command(command)

    @property
    def formulas(self) -> FormulaActions:
        """Composing of formulas; made at the first use."""
        if self._formulas is None:
            from tni.ui.main_window.formula_actions import FormulaActions

            self._formulas = FormulaActions(self._window, self._shown, self.typing)
        return self._formulas

    def _follow_formula(self) -> None:
        editing = self._shown().editor.editing
        if self._formulas is not None or (editing is not None and editing.formula):
            self.formulas.follow()

    def _show_keyboard(self, on: bool) -> None:
        window = self._window
        if on:
            window.commands[CommandId.PAGE_PANEL].setChecked(False)
            if self._formulas is not None:
                self._formulas.finish()  # both lie along the bottom
            if self._keyboard is None:
                from tni.ui.chrome.on_screen_keyboard import OnScreenKeyboard

                self._keyboard = OnScreenKeyboard(window.kit, window)
                self._keyboard.hide_wanted.connect(lambda: window.commands[CommandId.KEYBOARD].setChecked(False))
            window.canvas.keeps_scale = True
            window.dock(self._keyboard)
            return
        window.canvas.keeps_scale = False
        if not window.commands[CommandId.PAGE_PANEL].isChecked():
            self.typing.enlarge_page(lambda: window.dock(None))

    def _typing_began(self, on: bool) -> None:
        """Open the on-screen keyboard when typing begins on a board used by touch or pen, because a board has no
        keyboard. Offer it where a mouse is used."""
        keyboard = self._window.commands[CommandId.KEYBOARD]
        if not on:
            keyboard.setChecked(False)
        elif self._window.canvas.input.last_was_touch:
            keyboard.setChecked(True)
        self._offer_keyboard()

    def _offer_keyboard(self) -> None:
        keyboard = self._window.commands[CommandId.KEYBOARD]
        if not self.typing.is_open or keyboard.isChecked():
            if self._offered_keyboard is not None:
                self._offered_keyboard.hide()
            return
        if self._offered_keyboard is None:
            from tni.ui.chrome.keyboard_offer import KeyboardOffer

            self._offered_keyboard = KeyboardOffer(self._window.kit, keyboard, self._window)
        self._offered_keyboard.offer(self._window.page_area)

    def _type_in_drawer(self, by_touch: bool) -> None:
        from tni.ui.main_window.drawer_typing import DrawerTyping

        self._drawer_typing = DrawerTyping(self._window, by_touch=by_touch)

    # -- over the page

    @property
    def showing(self) -> ShowingController:
        """Tools that show or hide a part of the page; made at the first use."""
        if self._showing is None:
            from tni.ui.main_window.showing_controller import ShowingController

            self._showing = ShowingController(self._window, self._shown)
        return self._showing

    def lay_covers(self) -> QWidget | None:
        """Lay curtain, spotlight and the like over the page or question that is shown now, and return the lowest of
        them; None without one."""
        return None if self._showing is None else self._showing.lay_covers()

    def _show_stopwatch(self, on: bool) -> None:
        commands = self._window.commands
        if self._stopwatch is None:
            from tni.ui.panels.stopwatch import Stopwatch

            self._stopwatch = Stopwatch(self._window.kit, self._clock.monotonic, self._window)
            self._stopwatch.closed.connect(lambda: commands[CommandId.STOPWATCH].setChecked(False))
        if on:
            self._stopwatch.open_at(self._window.page_area.topRight())
        elif self._stopwatch.isVisible():
            self._stopwatch.put_away()

    @cached_property
    def class_tools(self) -> ClassTools:
        """Random draw, groups and noise meter; made at the first use."""
        from tni.ui.main_window.class_tools import ClassTools

        return ClassTools(self._window, self._class_port)

    def _show_shortcuts(self) -> None:
        parent, style = self._class_port().asking_host()
        if self._shortcuts is not None and self._shortcuts.parentWidget() is not parent:
            self._shortcuts.hide()
            self._shortcuts.deleteLater()
            self._shortcuts = None
        if self._shortcuts is None:
            from tni.ui.panels.shortcuts_sheet import ShortcutsSheet

            self._shortcuts = ShortcutsSheet(style, self._window.commands, parent)
        self._shortcuts.toggle()

    def _show_help(self) -> None:
        window = self._window
        parent, style = self._class_port().asking_host()
        if self._help is not None and self._help.parentWidget() is not parent:
            self._help.put_away()
            self._help.deleteLater()
            self._help = self._help_typing = None
        if self._help is None:
            from tni.ui.panels.help_panel import HelpPanel

            self._help = HelpPanel(style, window.commands, parent)
            if parent is window:
                from tni.ui.main_window.panel_typing import PanelTyping

                self._help_typing = PanelTyping(window, self._help, self._help, self._help.topic_shown)
        if self._help.isVisible():
            self._help.put_away()
            return
        self._help.set_area(window.panel_area(parent))
        self._help.open_at()
        self._help.search.setFocus()

    @property
    def credits(self) -> CreditActions:
        """Credits of what was taken from elsewhere; made at the first use."""
        if self._credits is None:
            from tni.ui.main_window.credit_actions import CreditActions

            self._credits = CreditActions(self._window, lambda: self._shown().editor)
        return self._credits

    @cached_property
    def preparing(self) -> PreparingActions:
        """Guides and master pages; made at the first use."""
        from tni.ui.main_window.preparing_actions import PreparingActions

        return PreparingActions(self._window, self._shown)

    @property
    def properties(self) -> PropertyActions:
        """Property sheet; made at the first use."""
        if self._properties is None:
            from tni.ui.main_window.property_actions import PropertyActions

            self._properties = PropertyActions(self._window, lambda: self._shown().editor)
        return self._properties

    @property
    def pictures(self) -> PictureActions:
        """Changes of pictures; made at the first use."""
        if self._pictures is None:
            from tni.ui.main_window.picture_actions import PictureActions

            self._pictures = PictureActions(self._window, lambda: self._shown().editor)
        return self._pictures

    @property
    def straightening(self) -> StraightenActions:
        """Straightening of pictures, by a worker; made at the first use."""
        if self._straightening is None:
            from tni.ui.main_window.straighten_actions import StraightenActions

            assert self.tasks is not None
            self._straightening = StraightenActions(self._window, lambda: self._shown().editor, self.tasks)
        return self._straightening

    def _start_tour(self) -> None:
        if self._tour is None:
            from tni.ui.main_window.tour import Tour

            self._tour = Tour(self._window)
        self._tour.start()

    def _follow(self) -> None:
        self.typing.reveal()  # the on-screen keyboard takes room from the page
        self._offer_keyboard()
        self.lay_covers()

    # -- capture

    @property
    def capture(self) -> Capture:
        if self._capture is None:
            from tni.ui.main_window.capture import Capture

            self._capture = Capture(self._window, self._shown, self.extracts)
        return self._capture

    @property
    def extracts(self) -> ExtractActions:
        """Extracts of the screen, of the page and of books; made at the first use."""
        if self._extracts is None:
            from tni.ui.main_window.extract_actions import ExtractActions

            self._extracts = ExtractActions(self._window, lambda: self._shown().editor)
        return self._extracts
