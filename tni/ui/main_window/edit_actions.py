"""Connection of the commands on tools, items, pages and paper to the lesson editor, and of its state to the chrome."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from tni.core.errors import TniError
from tni.document.erase import EraseBy
from tni.document.items import (
    A4_LANDSCAPE,
    A4_PORTRAIT,
    ENDLESS,
    SCREEN_4_3,
    SCREEN_16_9,
    PageFormat,
    Paper,
    Ruling,
    ShapeKind,
    Text,
)
from tni.document.pointer import Changed, ChangedFlag
from tni.document.tool_styles import PALETTES, colour_on
from tni.document.tools.select import SelectBy
from tni.ink.pen import PenKind
from tni.services.lesson.lesson_editor import PEN_TOOLS, LessonEditor, ToolName
from tni.ui.chrome.commands import SHAPE_COMMANDS, CommandGroup, CommandId
from tni.ui.chrome.drawer import TABS
from tni.ui.chrome.inks import WIDTHS_MM, ink_colours
from tni.ui.chrome.tool_popovers import EraserPopover, PenPopover, SelectPopover, ShapePopover, TextPopover, ToolPopover
from tni.ui.main_window.window import MainWindow
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
_RULINGS = {
    CommandId.RULING_BLANK: Ruling.BLANK,
    CommandId.RULING_SQUARED: Ruling.SQUARED,
    CommandId.RULING_SEYES: Ruling.SEYES,
    CommandId.RULING_DOTTED: Ruling.DOTTED,
}
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
)


class EditActions:
    """Edit commands of the main window. editor: returns the lesson editor, called each time because another lesson may
    have been opened. failed: shows an error to the teacher."""

    def __init__(
        self, window: MainWindow, editor: Callable[[], LessonEditor], failed: Callable[[TniError], None]
    ) -> None:
        self._window, self._editor, self._failed = window, editor, failed
        self._commands = window.commands
        self.handle_while_typing: Callable[[CommandId], bool] = lambda _command: False
        """Runs a command on the text being typed and returns whether it applied. Set by the owner of the text
        editor."""
        self._popovers: dict[str, ToolPopover] = {}
        self._beside: SelectionBar | None = None
        self._connect()
        window.bar.colour_chosen.connect(self.choose_colour)
        window.bar.width_chosen.connect(self.choose_width)
        window.bar.options_wanted.connect(self._open_options)
        window.canvas.changed.connect(self.show)
        self.show_all()

    # -- commands

    def do(self, command: Callable[[LessonEditor], Changed]) -> None:
        """Run a command on the lesson editor and show what it changed."""
        try:
            changed = command(self._editor())
        except TniError as error:
            self._failed(error)
            return
        self._window.canvas.show_changes(changed)

    def _connect(self) -> None:
        for command, tool in _TOOLS.items():
            self._on(command, partial(LessonEditor.use, tool=tool))
        for command, by in _SELECTS.items():
            self._on(command, partial(_use_select, by=by))
        for command, kind in _ERASERS.items():
            self._on(command, partial(_use_eraser, kind=kind))
        for command, shape in _SHAPES.items():
            self._on(command, partial(_use_shape, kind=shape))
        for command, paper in _PAPERS.items():
            self._on(command, partial(LessonEditor.set_paper, paper=paper))
        for command, ruling in _RULINGS.items():
            self._on(command, partial(LessonEditor.set_ruling, ruling=ruling))
        for command, format_ in _FORMATS.items():
            self._on(command, partial(LessonEditor.set_format, format_=format_))
        self._on(CommandId.UNDO, LessonEditor.undo)
        self._on(CommandId.REDO, LessonEditor.redo)
        self._on(CommandId.DUPLICATE, LessonEditor.duplicate_selection)
        self._on(CommandId.DELETE, LessonEditor.delete_selection)
        self._on(CommandId.SELECT_ALL, lambda s: s.use(ToolName.SELECT) | s.select_all())
        self._on(CommandId.FRONT, LessonEditor.bring_to_front)
        self._on(CommandId.BACK, LessonEditor.send_to_back)
        self._on(CommandId.LOCK, lambda s: s.unlock() if _all_locked(s) else s.lock())
        self._on(CommandId.GROUP, lambda s: s.ungroup() if _one_group(s) else s.group())
        self._on(CommandId.NEXT_PAGE, LessonEditor.next_page)
        self._on(CommandId.PREVIOUS_PAGE, LessonEditor.previous_page)
        self._on(CommandId.ADD_PAGE, LessonEditor.add_page)
        self._on(CommandId.DUPLICATE_PAGE, LessonEditor.duplicate_page)
        self._on(CommandId.DELETE_PAGE, LessonEditor.delete_pages)
        self._on(CommandId.ZOOM_IN, lambda s: s.zoom(ZOOM_STEP, *self._middle()))
        self._on(CommandId.ZOOM_OUT, lambda s: s.zoom(1 / ZOOM_STEP, *self._middle()))
        self._on(CommandId.ZOOM_FIT, LessonEditor.fit)

    def _on(self, command: CommandId, act: Callable[[LessonEditor], Changed]) -> None:
        self._commands[command].triggered.connect(partial(self._run, command, act))

    def _run(self, command: CommandId, act: Callable[[LessonEditor], Changed], _checked: bool = False) -> None:
        if not self.handle_while_typing(command):
            self.do(act)

    def _middle(self) -> tuple[float, float]:
        port = self._editor().viewport
        return port.width_px / 2, port.height_px / 2

    # -- colours and widths

    def choose_colour(self, colour: str) -> None:
        session = self._editor()
        kind = PEN_TOOLS.get(session.tool, PenKind.PEN)
        colours = PALETTES[kind].on(session.page.paper)
        chosen = colours.index(colour) if colour in colours else colour
        styles = session.styles
        match session.tool:
            case tool if tool in PEN_TOOLS and kind is not PenKind.PEN:
                styles = styles.with_ink(kind, replace(styles.ink(kind), colour=chosen))
            case ToolName.TEXT:
                styles = replace(styles, text=replace(styles.text, colour=chosen))
                self.do(lambda s: s.set_styles(styles) | s.restyle_typed(colour=chosen))
                return
            case ToolName.SELECT if session.selection:
                self.do(lambda s: s.colour_selection(chosen))
                return
            case _:
                figure = replace(styles.shape, ink=replace(styles.shape.ink, colour=chosen))
                styles = replace(styles, pen=replace(styles.pen, colour=chosen), shape=figure)
        self.do(lambda s: s.set_styles(styles) | _back_to_ink(s))

    def choose_width(self, width_mm: float) -> None:
        session = self._editor()
        styles = session.styles
        match session.tool:
            case tool if (kind := PEN_TOOLS.get(tool, PenKind.PEN)) is not PenKind.PEN:
                styles = styles.with_ink(kind, replace(styles.ink(kind), width_mm=width_mm))
            case ToolName.TEXT:
                self._choose_text_size(width_mm)
                return
            case ToolName.SELECT if session.selection:
                self.do(lambda s: s.widen_selection(width_mm))
                return
            case _:
                figure = replace(styles.shape, ink=replace(styles.shape.ink, width_mm=width_mm))
                styles = replace(styles, pen=replace(styles.pen, width_mm=width_mm), shape=figure)
        self.do(lambda s: s.set_styles(styles) | _back_to_ink(s))

    def _choose_eraser(self, radius_mm: float) -> None:
        styles = self._editor().styles
        eraser = replace(styles.eraser, by=EraseBy.AREA, radius_mm=radius_mm)
        self.do(lambda s: s.set_styles(replace(styles, eraser=eraser)) | s.use(ToolName.ERASER))

    def _choose_text_size(self, size_mm: float) -> None:
        session = self._editor()
        styles = replace(session.styles, text=replace(session.styles.text, size_mm=size_mm))
        selected = any(isinstance(session.document.item(i), Text) for i in session.selection)
        if session.editing is not None:
            self.do(lambda s: s.set_styles(styles) | s.restyle_typed(size_mm=size_mm))
            return
        self.do(lambda s: s.set_styles(styles) | (s.resize_text(size_mm) if selected else s.use(ToolName.TEXT)))

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
                pen.colour_chosen.connect(self.choose_colour)
                pen.width_chosen.connect(self.choose_width)
                return pen
            case CommandId.ERASE_STROKES | CommandId.ERASE_AREA:
                eraser = EraserPopover(kit, self._commands, window)
                eraser.size_chosen.connect(lambda size: self._choose_eraser(size / 2))
                return eraser
            case CommandId.SELECT | CommandId.LASSO:
                return SelectPopover(kit, self._commands, window)
            case command if command in SHAPE_COMMANDS:
                return ShapePopover(kit, self._commands, window)
            case CommandId.TEXT:
                text = TextPopover(kit, window, on_dark=dark)
                text.colour_chosen.connect(self.choose_colour)
                text.size_chosen.connect(self._choose_text_size)
                return text
            case _:
                return None

    def _show_choice(self, popover: ToolPopover) -> None:
        """Mark a tool's current settings in its popover."""
        session = self._editor()
        styles, paper = session.styles, session.page.paper
        match popover:
            case PenPopover():
                kind = PEN_TOOLS.get(session.tool, PenKind.PEN)
                popover.show_choice(styles.ink(kind).pen(kind, paper).colour, styles.ink(kind).width_mm)
            case EraserPopover():
                popover.show_choice(styles.eraser.radius_mm * 2)
            case TextPopover():
                popover.show_choice(*_text_style(session))

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
        if what & (ChangedFlag.UNDO | ChangedFlag.PAGE | ChangedFlag.PAGES):
            self._window.bar.set_onward(CommandId.ADD_PAGE if _ends_written(session) else CommandId.NEXT_PAGE)
        if what & (ChangedFlag.TOOL | ChangedFlag.PAGE | ChangedFlag.PAGES | ChangedFlag.EDITOR):
            self._show_inks(session)
        if what & (ChangedFlag.SELECTION | ChangedFlag.PAGE | ChangedFlag.UNDO):
            self._show_selection(session)
        if session.selection or self._beside is not None:
            self._show_beside(session)

    def _show_beside(self, editor: LessonEditor) -> None:
        """Show the actions beside the selected items. They are made at the first selection."""
        window = self._window
        if self._beside is None:
            self._beside = SelectionBar(window.kit, self._commands, window)
            self._beside.more_wanted.connect(self._open_edit_sheet)
            window.arranged.connect(lambda: self._show_beside(self._editor()))
        self._beside.follow(editor, window.canvas)

    def _open_edit_sheet(self) -> None:
        window = self._window
        window.drawer.show_sheet(next(i for i, groups in enumerate(TABS) if CommandGroup.EDIT in groups))
        window.drawer.open_by(window.bar.more_button, window.bar.edge)

    def _show_page(self, editor: LessonEditor) -> None:
        pages, index, page = editor.pages, editor.page_index, editor.page
        self._window.show_page(index + 1, len(pages))
        self._commands[CommandId.PREVIOUS_PAGE].setEnabled(index > 0)
        self._commands[CommandId.NEXT_PAGE].setEnabled(index + 1 < len(pages))
        for command, paper in _PAPERS.items():
            self._commands[command].setChecked(paper is page.paper)
        for command, ruling in _RULINGS.items():
            self._commands[command].setChecked(ruling is page.ruling)
        for command, format_ in _FORMATS.items():
            self._commands[command].setChecked(format_ == page.format)

    def _show_inks(self, editor: LessonEditor) -> None:
        paper, styles, bar = editor.page.paper, editor.styles, self._window.bar
        dark = paper is Paper.BLACK
        kind = PEN_TOOLS.get(editor.tool, PenKind.PEN)
        bar.set_inks(ink_colours(kind, on_dark=dark))
        if editor.tool is ToolName.TEXT:
            bar.set_text_sizes()
            colour, size = _text_style(editor)
        else:
            bar.set_widths(WIDTHS_MM[kind])
            colour, size = styles.ink(kind).pen(kind, paper).colour, styles.ink(kind).width_mm
        bar.set_colour(colour)
        bar.set_width(size)
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
            case ToolName.PLACE:
                return CommandId.SELECT
            case _:
                return next(c for c, tool in _TOOLS.items() if tool is session.tool)

    def _show_selection(self, editor: LessonEditor) -> None:
        some = bool(editor.selection)
        for command in _ON_SELECTION:
            self._commands[command].setEnabled(some)
        locked = _all_locked(editor)
        for command in (CommandId.CUT, CommandId.DELETE):
            self._commands[command].setEnabled(some and not locked)
        self._commands[CommandId.LOCK].setChecked(locked)
        self._commands[CommandId.GROUP].setChecked(some and _one_group(editor))


def _ends_written(editor: LessonEditor) -> bool:
    """Return whether the last page is shown and has content. The button for the next page then adds one, so that
    pressing it repeatedly adds at most one empty page."""
    page, count = editor.page, editor.document.count
    return editor.page_index + 1 == len(editor.pages) and (page.pdf is not None or count(page.id) > 0)


def _use_eraser(editor: LessonEditor, kind: EraseBy) -> Changed:
    styles = replace(editor.styles, eraser=replace(editor.styles.eraser, by=kind))
    return editor.set_styles(styles) | editor.use(ToolName.ERASER)


def _use_select(editor: LessonEditor, by: SelectBy) -> Changed:
    return editor.set_styles(replace(editor.styles, select=by)) | editor.use(ToolName.SELECT)


def _use_shape(editor: LessonEditor, kind: ShapeKind) -> Changed:
    styles = replace(editor.styles, shape=replace(editor.styles.shape, kind=kind))
    return editor.set_styles(styles) | editor.use(ToolName.SHAPE)


def _back_to_ink(editor: LessonEditor) -> Changed:
    """Change to the pen after a choice of colour or width, if the current tool has none."""
    inked = (*PEN_TOOLS, ToolName.SHAPE, ToolName.SKETCH, ToolName.TEXT)
    return editor.use(ToolName.PEN) if editor.tool not in inked else Changed()


def _text_style(editor: LessonEditor) -> tuple[str, float]:
    """Return colour and size of text. Text being typed may have its own."""
    style, typed = editor.styles.text, editor.typed
    if typed is not None:
        return typed.colour, typed.size_mm
    return colour_on(style.colour, editor.page.paper), style.size_mm


def _all_locked(editor: LessonEditor) -> bool:
    items = [editor.document.item(i) for i in editor.selection]
    return bool(items) and all(i is not None and i.locked for i in items)


def _one_group(editor: LessonEditor) -> bool:
    groups = {i.group for k in editor.selection if (i := editor.document.item(k)) is not None}
    return len(groups) == 1 and None not in groups
