"""Connection of the commands on tools, items, pages and paper to the lesson editor, and of its state to the chrome."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tni.document.erase import EraseBy, EraseWhat
from tni.document.items import ShapeKind
from tni.document.page_format import A4_LANDSCAPE, A4_PORTRAIT, ENDLESS, SCREEN_4_3, SCREEN_16_9, PageFormat, Paper
from tni.document.pointer import Changed, ChangedFlag
from tni.document.tools.select import SelectBy
from tni.ink.pen import PenKind
from tni.services.lesson.lesson_editor import PEN_TOOLS, LessonEditor, ToolName
from tni.services.lesson.style_choices import has_selected_part
from tni.services.lesson.text_commands import RetypeObstacle
from tni.services.lesson.tool_choices import (
    choose_colour,
    choose_erased,
    choose_eraser_size,
    choose_text_size,
    choose_width,
    ink_style,
    is_filled,
    selection_style,
    text_style,
    toggle_fill,
    use_eraser,
    use_select,
    use_shape,
)
from tni.ui.chrome.commands import SHAPE_COMMANDS, CommandId
from tni.ui.chrome.inks import WIDTHS_MM, ink_colours
from tni.ui.chrome.tab_order import put_after
from tni.ui.chrome.tool_popovers import EraserPopover, PenPopover, SelectPopover, ShapePopover, TextPopover, ToolPopover
from tni.ui.i18n import tr
from tni.ui.main_window.page_removal import delete_pages
from tni.ui.main_window.ruling_actions import RULINGS, RulingActions, command_of
from tni.ui.main_window.stage_actions import StageActions
from tni.ui.main_window.style_actions import StyleActions
from tni.ui.main_window.window import MainWindow

if TYPE_CHECKING:
    from tni.ui.main_window.read_aloud import ReadAloud
    from tni.ui.panels.selection_bar import SelectionBar

ZOOM_STEP = 1.25
_TOOLS = {
    CommandId.PEN: ToolName.PEN,
    CommandId.FELT: ToolName.FELT,
    CommandId.CHALK: ToolName.CHALK,
    CommandId.HIGHLIGHTER: ToolName.HIGHLIGHTER,
    CommandId.SKETCH: ToolName.SKETCH,
    CommandId.TEXT: ToolName.TEXT,
    CommandId.LASER: ToolName.LASER,
    CommandId.HAND: ToolName.HAND,
}
_SELECTS = {CommandId.SELECT: SelectBy.RECTANGLE, CommandId.LASSO: SelectBy.LASSO}
_ERASERS = {CommandId.ERASE_STROKES: EraseBy.STROKE, CommandId.ERASE_AREA: EraseBy.AREA}
_SHAPES = {
    CommandId.LINE: ShapeKind.LINE,
    CommandId.ARROW: ShapeKind.ARROW,
    CommandId.RECTANGLE: ShapeKind.RECTANGLE,
    CommandId.ELLIPSE: ShapeKind.ELLIPSE,
    CommandId.TRIANGLE: ShapeKind.TRIANGLE,
}
_PAPERS = {CommandId.PAPER_WHITE: Paper.WHITE, CommandId.PAPER_SOFT: Paper.SOFT, CommandId.PAPER_BLACK: Paper.BLACK}
_FORMATS: dict[CommandId, PageFormat] = {
    CommandId.FORMAT_16_9: SCREEN_16_9,
    CommandId.FORMAT_4_3: SCREEN_4_3,
    CommandId.FORMAT_A4: A4_PORTRAIT,
    CommandId.FORMAT_A4_LANDSCAPE: A4_LANDSCAPE,
    CommandId.FORMAT_ENDLESS: ENDLESS,
}
_ON_SELECTION = (
    CommandId.CUT,
    CommandId.COPY,
    CommandId.DUPLICATE,
    CommandId.DELETE,
    CommandId.FRONT,
    CommandId.BACK,
    CommandId.LOCK,
    CommandId.GROUP,
    CommandId.TURN_ACROSS,
    CommandId.TURN_DOWN,
)


class EditActions:
    """Edit commands of the main window. editor: returns the lesson editor, called each time because another lesson may
    have been opened. handle_while_typing: runs a command on the text being typed and returns whether it applied."""

    def __init__(
        self,
        window: MainWindow,
        editor: Callable[[], LessonEditor],
        handle_while_typing: Callable[[CommandId], bool],
    ) -> None:
        self._window, self._editor, self._handle_while_typing = window, editor, handle_while_typing
        self._commands, self._do = window.commands, window.do
        self._popovers: dict[str, ToolPopover] = {}
        self._beside: SelectionBar | None = None
        self._connect()
        window.bar.colour_chosen.connect(self._choose_colour)
        window.bar.width_chosen.connect(self._choose_width)
        window.bar.options_wanted.connect(self._open_options)
        window.canvas.changed.connect(self.show)
        self.show_all()

    # -- commands

    def _connect(self) -> None:
        for command, tool in _TOOLS.items():
            self._on(command, partial(LessonEditor.use, tool=tool))
        for command, by in _SELECTS.items():
            self._on(command, partial(use_select, by=by))
        for command, erase_by in _ERASERS.items():
            self._on(command, partial(use_eraser, by=erase_by))
        for command, shape in _SHAPES.items():
            self._on(command, partial(use_shape, kind=shape))
        for command, paper in _PAPERS.items():
            self._on(command, partial(LessonEditor.set_paper, paper=paper))
        RulingActions(self._window, self._editor)
        self._styles = StyleActions(self._window, self._editor)
        self.stage = StageActions(self._window, self._editor)
        self._voice: ReadAloud | None = None
        self._commands[CommandId.READ_ALOUD].triggered.connect(lambda _checked=False: self._read_aloud())
        for command, format_ in _FORMATS.items():
            self._on(command, partial(LessonEditor.set_format, format_=format_))
        self._on(CommandId.ERASE_INK, LessonEditor.erase_ink)
        self._on(CommandId.UNDO, LessonEditor.undo)
        self._on(CommandId.REDO, LessonEditor.redo)
        self._on(CommandId.DUPLICATE, LessonEditor.duplicate_selection)
        self._on(CommandId.DELETE, LessonEditor.delete_selection)
        self._on(CommandId.SELECT_ALL, lambda s: s.use(ToolName.SELECT) | s.select_all())
        self._on(CommandId.FRONT, LessonEditor.bring_to_front)
        self._on(CommandId.BACK, LessonEditor.send_to_back)
        self._on(CommandId.LOCK, lambda s: s.unlock() if s.selection_is_locked else s.lock())
        self._on(CommandId.GROUP, lambda s: s.ungroup() if s.selection_is_group else s.group())
        self._on(CommandId.TURN_ACROSS, lambda s: s.turn_over(across=True))
        self._on(CommandId.TURN_DOWN, lambda s: s.turn_over(across=False))
        self._on(CommandId.FILL, toggle_fill)
        self._on(CommandId.NEXT_PAGE, LessonEditor.next_page)
        self._on(CommandId.PREVIOUS_PAGE, LessonEditor.previous_page)
        self._on(CommandId.ADD_PAGE, LessonEditor.add_page)
        self._on(CommandId.DUPLICATE_PAGE, LessonEditor.duplicate_page)
        self._commands[CommandId.DELETE_PAGE].triggered.connect(lambda _checked=False: self._delete_page())
        self._on(CommandId.ZOOM_IN, lambda s: s.zoom(ZOOM_STEP, *self._middle()))
        self._on(CommandId.ZOOM_OUT, lambda s: s.zoom(1 / ZOOM_STEP, *self._middle()))
        self._on(CommandId.ZOOM_FIT, LessonEditor.fit)
        self._commands[CommandId.RETYPE].triggered.connect(lambda _checked=False: self._retype())

    def _on(self, command: CommandId, act: Callable[[LessonEditor], Changed]) -> None:
        self._commands[command].triggered.connect(partial(self._run, command, act))

    def _run(self, command: CommandId, act: Callable[[LessonEditor], Changed], _checked: bool = False) -> None:
        if not self._handle_while_typing(command):
            self._do(act)

    def _delete_page(self) -> None:
        if not self._handle_while_typing(CommandId.DELETE_PAGE):
            delete_pages(self._window)

    def _middle(self) -> tuple[float, float]:
        port = self._editor().viewport
        return port.width_px / 2, port.height_px / 2

    # -- colours and widths

    def _choose_colour(self, colour: str) -> None:
        self._do(lambda s: choose_colour(s, colour))

    def _choose_width(self, width_mm: float) -> None:
        self._do(lambda s: choose_width(s, width_mm))

    def _choose_text_size(self, size_mm: float) -> None:
        self._do(lambda s: choose_text_size(s, size_mm))

    def _choose_eraser_size(self, width_mm: float) -> None:
        self._do(lambda s: choose_eraser_size(s, width_mm / 2))

    def _choose_erased(self, what: EraseWhat) -> None:
        self._do(lambda s: choose_erased(s, what))

    def _retype(self) -> None:
        match self._editor().retype_obstacle:
            case None:
                self._do(LessonEditor.retype_selection)
            case RetypeObstacle.NO_INK:
                self._window.notices.show(
                    tr("Rien à recopier : sélectionner d’abord une écriture au stylo, d’un toucher ou au lasso.")
                )
            case RetypeObstacle.LOCKED:
                self._window.notices.show(tr("Cette écriture est verrouillée : la déverrouiller d’abord."))

    def _open_options(self, command: str, button: object) -> None:
        """Open a tool's popover, which is made at its first use."""
        window = self._window
        dark = self._editor().page.paper is Paper.BLACK
        key = f"{command}-{dark}"
        if key not in self._popovers:
            made = self._make_popover(CommandId(command), dark)
            if made is None:
                return
            self._popovers[key] = made
        self._show_choice(self._popovers[key])
        self._popovers[key].open_by(button, window.bar.edge)  # type: ignore[arg-type]

    def _make_popover(self, command: CommandId, dark: bool) -> ToolPopover | None:
        window, kit = self._window, self._window.kit
        match command:
            case CommandId.PEN | CommandId.FELT | CommandId.CHALK | CommandId.HIGHLIGHTER:
                pen = PenPopover(kit, self._commands, PEN_TOOLS[_TOOLS[command]], window, on_dark=dark)
                pen.colour_chosen.connect(self._choose_colour)
                pen.width_chosen.connect(self._choose_width)
                return pen
            case CommandId.ERASE_STROKES | CommandId.ERASE_AREA:
                eraser = EraserPopover(kit, self._commands, window)
                eraser.size_chosen.connect(self._choose_eraser_size)
                eraser.what_chosen.connect(self._choose_erased)
                return eraser
            case CommandId.SELECT | CommandId.LASSO:
                return SelectPopover(kit, self._commands, window)
            case command if command in SHAPE_COMMANDS:
                return ShapePopover(kit, self._commands, window)
            case CommandId.TEXT:
                text = TextPopover(kit, self._commands, window, on_dark=dark)
                text.colour_chosen.connect(self._choose_colour)
                text.size_chosen.connect(self._choose_text_size)
                return text
            case _:
                return None

    def _show_choice(self, popover: ToolPopover) -> None:
        """Mark a tool's current settings in its popover."""
        match popover:
            case EraserPopover():
                eraser = self._editor().styles.eraser
                popover.show_choice(eraser.radius_mm * 2, eraser.what)
            case PenPopover():
                popover.show_choice(*ink_style(self._editor()))
            case TextPopover():
                popover.show_choice(*text_style(self._editor()))

    # -- display

    def show_all(self) -> None:
        """Refresh everything in the chrome for another lesson."""
        self._commands[self._tool_command()].setChecked(True)
        self.show(Changed(~ChangedFlag.NOTHING))

    def show(self, changed: Changed) -> None:
        """Refresh the parts of the chrome that a change affects."""
        session, what = self._editor(), changed.what
        if what & (ChangedFlag.UNDO | ChangedFlag.PAGE | ChangedFlag.PAGES | ChangedFlag.EDITOR):
            typing = session.editing is not None  # text being typed has an undo history of its own
            self._commands[CommandId.UNDO].setEnabled(session.can_undo or typing)
            self._commands[CommandId.REDO].setEnabled(session.can_redo or typing)
        if what & (ChangedFlag.PAGE | ChangedFlag.PAGES):
            self._show_page(session)
        self.stage.show(changed)
        if what & (ChangedFlag.UNDO | ChangedFlag.PAGE | ChangedFlag.PAGES | ChangedFlag.STAGE):
            self._window.bar.set_onward(CommandId.ADD_PAGE if session.ends_written else CommandId.NEXT_PAGE)
        if what & (ChangedFlag.TOOL | ChangedFlag.PAGE | ChangedFlag.PAGES | ChangedFlag.EDITOR):
            self._show_inks(session)
        if what & (ChangedFlag.SELECTION | ChangedFlag.PAGE | ChangedFlag.UNDO):
            self._show_selection(session)
        if what & (ChangedFlag.TOOL | ChangedFlag.SELECTION | ChangedFlag.PAGE | ChangedFlag.UNDO | ChangedFlag.EDITOR):
            self._styles.show()
        if session.selection or self._beside is not None:
            self._show_beside(session)

    def _show_beside(self, editor: LessonEditor) -> None:
        """Show the actions beside the selected items. They are made at the first selection."""
        window = self._window
        if self._beside is None:
            from tni.ui.panels.selection_bar import SelectionBar

            beside = self._beside = SelectionBar(window.kit, self._commands, window)
            put_after(window.canvas, beside)  # what lies over the page comes after it
            others = window.notices.obstacles
            window.notices.obstacles = lambda: others() + ([beside.geometry()] if beside.isVisible() else [])
            self._beside.more_wanted.connect(self._open_edit_sheet)
            self._beside.style_wanted.connect(self._open_selection_style)
            window.arranged.connect(lambda: self._show_beside(self._editor()))
            window.panels_placed.connect(self._make_way)
        self._beside.follow(editor, window.canvas)

    def _make_way(self) -> None:
        """Leave panels that were opened or moved alone."""
        if self._beside is not None and self._beside.isVisible():
            self._show_beside(self._editor())
            self._window.notices.stack()

    def _open_selection_style(self, button: QWidget) -> None:
        """Open colours, sizes and other styles of the selected items."""
        editor, window = self._editor(), self._window
        dark = editor.page.paper is Paper.BLACK
        colour, size_mm, is_text = selection_style(editor)
        dashes = bool(editor.selected_shapes)
        key = f"selection-{is_text}-{dashes}-{dark}"
        if key not in self._popovers:
            made: PenPopover | TextPopover = (
                TextPopover(window.kit, self._commands, window, on_dark=dark, dashes=dashes)
                if is_text
                else PenPopover(
                    window.kit, self._commands, PenKind.PEN, window, on_dark=dark, selected=True, dashes=dashes
                )
            )
            made.colour_chosen.connect(self._choose_colour)
            if isinstance(made, TextPopover):
                made.size_chosen.connect(self._choose_text_size)
            else:
                made.width_chosen.connect(self._choose_width)
            self._popovers[key] = made
        popover = self._popovers[key]
        assert isinstance(popover, PenPopover | TextPopover)
        popover.show_choice(colour, size_mm)
        popover.open_by(button)

    def _read_aloud(self) -> None:
        if self._voice is None:
            from tni.ui.main_window.read_aloud import ReadAloud

            self._voice = ReadAloud(self._window, self._editor)
        self._voice.toggle()

    def _open_edit_sheet(self) -> None:
        from tni.ui.chrome.drawer_sheets import sheet_of

        window = self._window
        window.drawer.show_sheet(sheet_of(CommandId.GROUP, self._commands))
        window.drawer.open_by(window.bar.more_button, window.bar.edge)

    def _show_page(self, editor: LessonEditor) -> None:
        pages, index, page = editor.pages, editor.page_index, editor.page
        self._window.show_page(index + 1, len(pages))
        for command, paper in _PAPERS.items():
            self._commands[command].setChecked(paper is page.paper)
        for command in (*RULINGS, CommandId.RULING_MORE):
            self._commands[command].setChecked(command is command_of(page.ruling))
        for command, format_ in _FORMATS.items():
            self._commands[command].setChecked(format_ == page.format)

    def _show_inks(self, editor: LessonEditor) -> None:
        bar, dark = self._window.bar, editor.page.paper is Paper.BLACK
        kind = PEN_TOOLS.get(editor.tool, PenKind.PEN)
        bar.set_inks(ink_colours(kind, on_dark=dark))
        if editor.tool is ToolName.TEXT:
            bar.set_text_sizes()
            colour, size = text_style(editor)
        else:
            bar.set_widths(WIDTHS_MM[kind])
            colour, size = ink_style(editor)
        bar.set_colour(colour)
        bar.set_width(size)
        self._commands[CommandId.FILL].setChecked(is_filled(editor))
        self._commands[self._tool_command()].setChecked(True)

    def _tool_command(self) -> CommandId:
        session = self._editor()
        match session.tool:
            case ToolName.SELECT:
                return next(c for c, by in _SELECTS.items() if by is session.styles.select)
            case ToolName.ERASER:
                return next(c for c, kind in _ERASERS.items() if kind is session.styles.eraser.by)
            case ToolName.SHAPE:
                return next(c for c, kind in _SHAPES.items() if kind is session.styles.shape.kind)
            case ToolName.PLACE | ToolName.PLUGIN:
                return CommandId.SELECT
            case ToolName.CORRECT:
                return CommandId.CORRECT
            case _:
                return next(c for c, tool in _TOOLS.items() if tool is session.tool)

    def _show_selection(self, editor: LessonEditor) -> None:
        some = bool(editor.selection)
        for command in _ON_SELECTION:
            self._commands[command].setEnabled(some)
        locked = editor.selection_is_locked
        for command in (CommandId.CUT, CommandId.DELETE):
            self._commands[command].setEnabled(some and not locked)
        if editor.has_chosen_guide:
            self._commands[CommandId.DELETE].setEnabled(True)
        if has_selected_part(editor):  # of the text being typed
            for command in (CommandId.CUT, CommandId.COPY):
                self._commands[command].setEnabled(True)
        self._commands[CommandId.LOCK].setChecked(locked)
        self._commands[CommandId.GROUP].setChecked(editor.selection_is_group)
        self._commands[CommandId.FILL].setChecked(is_filled(editor))
