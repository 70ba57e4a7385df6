"""Wires the commands on tools, items, pages and paper to the board's session, and shows its state in the chrome."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from tni.board.erase import EraseBy
from tni.board.items import (
    A4_LANDSCAPE,
    A4_PORTRAIT,
    BOARD_4_3,
    BOARD_16_9,
    ENDLESS,
    PageFormat,
    Paper,
    Ruling,
    ShapeKind,
    Text,
)
from tni.board.pointer import Changed, What
from tni.board.style import PALETTES, colour_on
from tni.board.tools.select import SelectBy
from tni.core.errors import TniError
from tni.ink.pen import PenKind
from tni.session.board_session import PENS, BoardSession, ToolName
from tni.ui.board.window import BoardWindow
from tni.ui.chrome.commands import FIGURES, Group, Id
from tni.ui.chrome.drawer import SHEETS
from tni.ui.chrome.inks import WIDTHS_MM, pen_inks
from tni.ui.chrome.popovers import EraserPopover, PenPopover, SelectPopover, ShapePopover, TextPopover, ToolPopover
from tni.ui.panels.selection_bar import SelectionBar

ZOOM_STEP = 1.25
_TOOLS = {
    Id.PEN: ToolName.PEN,
    Id.FELT: ToolName.FELT,
    Id.CHALK: ToolName.CHALK,
    Id.HIGHLIGHTER: ToolName.HIGHLIGHTER,
    Id.SKETCH: ToolName.SKETCH,
    Id.TEXT: ToolName.TEXT,
    Id.LASER: ToolName.LASER,
    Id.HAND: ToolName.HAND,
}
_SELECTS = {Id.SELECT: SelectBy.RECTANGLE, Id.LASSO: SelectBy.LASSO}
_ERASERS = {Id.ERASE_STROKES: EraseBy.STROKE, Id.ERASE_AREA: EraseBy.AREA}
_SHAPES = {
    Id.LINE: ShapeKind.LINE,
    Id.ARROW: ShapeKind.ARROW,
    Id.RECTANGLE: ShapeKind.RECTANGLE,
    Id.ELLIPSE: ShapeKind.ELLIPSE,
    Id.TRIANGLE: ShapeKind.TRIANGLE,
}
_PAPERS = {Id.PAPER_WHITE: Paper.WHITE, Id.PAPER_SOFT: Paper.SOFT, Id.PAPER_BLACK: Paper.BLACK}
_RULINGS = {
    Id.RULING_BLANK: Ruling.BLANK,
    Id.RULING_SQUARED: Ruling.SQUARED,
    Id.RULING_SEYES: Ruling.SEYES,
    Id.RULING_DOTTED: Ruling.DOTTED,
}
_FORMATS: dict[Id, PageFormat] = {
    Id.FORMAT_16_9: BOARD_16_9,
    Id.FORMAT_4_3: BOARD_4_3,
    Id.FORMAT_A4: A4_PORTRAIT,
    Id.FORMAT_A4_LANDSCAPE: A4_LANDSCAPE,
    Id.FORMAT_ENDLESS: ENDLESS,
}
_ON_SELECTION = (Id.CUT, Id.COPY, Id.DUPLICATE, Id.DELETE, Id.FRONT, Id.BACK, Id.LOCK, Id.GROUP)


class BoardActions:
    """session: asked for each time, for another lesson may have been opened. failed: shows an error to the teacher."""

    def __init__(
        self, window: BoardWindow, session: Callable[[], BoardSession], failed: Callable[[TniError], None]
    ) -> None:
        self._window, self._session, self._failed = window, session, failed
        self._commands = window.commands
        self.typing_takes: Callable[[Id], bool] = lambda _command: False
        """Does a command on the words being typed, if it is meant for them; set by whoever opens the editor."""
        self._popovers: dict[str, ToolPopover] = {}
        self._beside: SelectionBar | None = None
        self._connect()
        window.bar.colour_chosen.connect(self.choose_colour)
        window.bar.width_chosen.connect(self.choose_width)
        window.bar.options_wanted.connect(self._open_options)
        window.canvas.changed.connect(self.show)
        self.show_all()

    # -- doing

    def do(self, command: Callable[[BoardSession], Changed]) -> None:
        """Run a command on the session and show what it changed."""
        try:
            changed = command(self._session())
        except TniError as error:
            self._failed(error)
            return
        self._window.canvas.show_changes(changed)

    def _connect(self) -> None:
        for command, tool in _TOOLS.items():
            self._on(command, partial(BoardSession.use, tool=tool))
        for command, by in _SELECTS.items():
            self._on(command, partial(_use_select, by=by))
        for command, kind in _ERASERS.items():
            self._on(command, partial(_use_eraser, kind=kind))
        for command, shape in _SHAPES.items():
            self._on(command, partial(_use_shape, kind=shape))
        for command, paper in _PAPERS.items():
            self._on(command, partial(BoardSession.set_paper, paper=paper))
        for command, ruling in _RULINGS.items():
            self._on(command, partial(BoardSession.set_ruling, ruling=ruling))
        for command, format_ in _FORMATS.items():
            self._on(command, partial(BoardSession.set_format, format_=format_))
        self._on(Id.UNDO, BoardSession.undo)
        self._on(Id.REDO, BoardSession.redo)
        self._on(Id.DUPLICATE, BoardSession.duplicate_selection)
        self._on(Id.DELETE, BoardSession.delete_selection)
        self._on(Id.SELECT_ALL, lambda s: s.use(ToolName.SELECT) | s.select_all())
        self._on(Id.FRONT, BoardSession.bring_to_front)
        self._on(Id.BACK, BoardSession.send_to_back)
        self._on(Id.LOCK, lambda s: s.unlock() if _all_locked(s) else s.lock())
        self._on(Id.GROUP, lambda s: s.ungroup() if _one_group(s) else s.group())
        self._on(Id.NEXT_PAGE, BoardSession.next_page)
        self._on(Id.PREVIOUS_PAGE, BoardSession.previous_page)
        self._on(Id.ADD_PAGE, BoardSession.add_page)
        self._on(Id.DUPLICATE_PAGE, BoardSession.duplicate_page)
        self._on(Id.DELETE_PAGE, BoardSession.delete_pages)
        self._on(Id.ZOOM_IN, lambda s: s.zoom(ZOOM_STEP, *self._middle()))
        self._on(Id.ZOOM_OUT, lambda s: s.zoom(1 / ZOOM_STEP, *self._middle()))
        self._on(Id.ZOOM_FIT, BoardSession.fit)

    def _on(self, command: Id, act: Callable[[BoardSession], Changed]) -> None:
        self._commands[command].triggered.connect(partial(self._run, command, act))

    def _run(self, command: Id, act: Callable[[BoardSession], Changed], _checked: bool = False) -> None:
        if not self.typing_takes(command):
            self.do(act)

    def _middle(self) -> tuple[float, float]:
        port = self._session().viewport
        return port.width_px / 2, port.height_px / 2

    # -- colours and widths

    def choose_colour(self, colour: str) -> None:
        session = self._session()
        kind = PENS.get(session.tool, PenKind.PEN)
        colours = PALETTES[kind].on(session.page.paper)
        chosen = colours.index(colour) if colour in colours else colour
        styles = session.styles
        match session.tool:
            case tool if tool in PENS and kind is not PenKind.PEN:
                styles = styles.with_ink(kind, replace(styles.ink(kind), colour=chosen))
            case ToolName.TEXT:
                styles = replace(styles, text=replace(styles.text, colour=chosen))
                self.do(lambda s: s.set_styles(styles) | s.restyle_typed(colour=chosen))
                return
            case ToolName.SELECT if session.selection:
                self.do(lambda s: s.colour_selection(chosen))
                return
            case _:
                figure = replace(styles.figure, ink=replace(styles.figure.ink, colour=chosen))
                styles = replace(styles, pen=replace(styles.pen, colour=chosen), figure=figure)
        self.do(lambda s: s.set_styles(styles) | _back_to_ink(s))

    def choose_width(self, width_mm: float) -> None:
        session = self._session()
        styles = session.styles
        match session.tool:
            case tool if (kind := PENS.get(tool, PenKind.PEN)) is not PenKind.PEN:
                styles = styles.with_ink(kind, replace(styles.ink(kind), width_mm=width_mm))
            case ToolName.TEXT:
                self._choose_text_size(width_mm)
                return
            case ToolName.SELECT if session.selection:
                self.do(lambda s: s.widen_selection(width_mm))
                return
            case _:
                figure = replace(styles.figure, ink=replace(styles.figure.ink, width_mm=width_mm))
                styles = replace(styles, pen=replace(styles.pen, width_mm=width_mm), figure=figure)
        self.do(lambda s: s.set_styles(styles) | _back_to_ink(s))

    def _choose_eraser(self, radius_mm: float) -> None:
        styles = self._session().styles
        eraser = replace(styles.eraser, by=EraseBy.AREA, radius_mm=radius_mm)
        self.do(lambda s: s.set_styles(replace(styles, eraser=eraser)) | s.use(ToolName.ERASER))

    def _choose_text_size(self, size_mm: float) -> None:
        session = self._session()
        styles = replace(session.styles, text=replace(session.styles.text, size_mm=size_mm))
        selected = any(isinstance(session.document.item(i), Text) for i in session.selection)
        if session.editing is not None:
            self.do(lambda s: s.set_styles(styles) | s.restyle_typed(size_mm=size_mm))
            return
        self.do(lambda s: s.set_styles(styles) | (s.resize_text(size_mm) if selected else s.use(ToolName.TEXT)))

    def _open_options(self, command: str, button: object) -> None:
        """The popover of a tool, made when it is first asked for."""
        window = self._window
        dark = self._session().page.paper is Paper.BLACK
        key = f"{command}-{dark}"
        if key not in self._popovers:
            made = self._make_popover(Id(command), dark)
            if made is None:
                return
            self._popovers[key] = made
        self._show_choice(self._popovers[key])
        self._popovers[key].open_by(button, window.bar.edge)  # type: ignore[arg-type]

    def _make_popover(self, command: Id, dark: bool) -> ToolPopover | None:
        window, kit = self._window, self._window.kit
        match command:
            case Id.PEN | Id.FELT | Id.CHALK | Id.HIGHLIGHTER:
                pen = PenPopover(kit, self._commands, PENS[_TOOLS[command]], window, on_dark=dark)
                pen.colour_chosen.connect(self.choose_colour)
                pen.width_chosen.connect(self.choose_width)
                return pen
            case Id.ERASE_STROKES | Id.ERASE_AREA:
                eraser = EraserPopover(kit, self._commands, window)
                eraser.size_chosen.connect(lambda size: self._choose_eraser(size / 2))
                return eraser
            case Id.SELECT | Id.LASSO:
                return SelectPopover(kit, self._commands, window)
            case command if command in FIGURES:
                return ShapePopover(kit, self._commands, window)
            case Id.TEXT:
                text = TextPopover(kit, window, on_dark=dark)
                text.colour_chosen.connect(self.choose_colour)
                text.size_chosen.connect(self._choose_text_size)
                return text
            case _:
                return None

    def _show_choice(self, popover: ToolPopover) -> None:
        """Mark in a popover what its tool is set to."""
        session = self._session()
        styles, paper = session.styles, session.page.paper
        match popover:
            case PenPopover():
                kind = PENS.get(session.tool, PenKind.PEN)
                popover.show_choice(styles.ink(kind).pen(kind, paper).colour, styles.ink(kind).width_mm)
            case EraserPopover():
                popover.show_choice(styles.eraser.radius_mm * 2)
            case TextPopover():
                popover.show_choice(*_words_look(session))

    # -- showing

    def show_all(self) -> None:
        """Another lesson is open: everything the chrome says may be different."""
        self._commands[self._tool_command()].setChecked(True)
        self.show(Changed(~What.NOTHING))

    def show(self, changed: Changed) -> None:
        """Bring the chrome up to date."""
        session, what = self._session(), changed.what
        if what & (What.UNDO | What.PAGE | What.PAGES | What.EDITOR):
            typing = session.editing is not None  # what is typed has an undo of its own
            self._commands[Id.UNDO].setEnabled(session.can_undo or typing)
            self._commands[Id.REDO].setEnabled(session.can_redo or typing)
        if what & (What.PAGE | What.PAGES):
            self._show_page(session)
        if what & (What.UNDO | What.PAGE | What.PAGES):
            self._window.bar.set_onward(Id.ADD_PAGE if _ends_written(session) else Id.NEXT_PAGE)
        if what & (What.TOOL | What.PAGE | What.PAGES | What.EDITOR):
            self._show_inks(session)
        if what & (What.SELECTION | What.PAGE | What.UNDO):
            self._show_selection(session)
        if session.selection or self._beside is not None:
            self._show_beside(session)

    def _show_beside(self, session: BoardSession) -> None:
        """The actions beside what is selected; made when something is selected first."""
        window = self._window
        if self._beside is None:
            self._beside = SelectionBar(window.kit, self._commands, window)
            self._beside.more_wanted.connect(self._open_edit_sheet)
            window.arranged.connect(lambda: self._show_beside(self._session()))
        self._beside.follow(session, window.canvas)

    def _open_edit_sheet(self) -> None:
        window = self._window
        window.drawer.show_sheet(next(i for i, groups in enumerate(SHEETS) if Group.EDIT in groups))
        window.drawer.open_by(window.bar.more_button, window.bar.edge)

    def _show_page(self, session: BoardSession) -> None:
        pages, index, page = session.pages, session.page_index, session.page
        self._window.show_page(index + 1, len(pages))
        self._commands[Id.PREVIOUS_PAGE].setEnabled(index > 0)
        self._commands[Id.NEXT_PAGE].setEnabled(index + 1 < len(pages))
        for command, paper in _PAPERS.items():
            self._commands[command].setChecked(paper is page.paper)
        for command, ruling in _RULINGS.items():
            self._commands[command].setChecked(ruling is page.ruling)
        for command, format_ in _FORMATS.items():
            self._commands[command].setChecked(format_ == page.format)

    def _show_inks(self, session: BoardSession) -> None:
        paper, styles, bar = session.page.paper, session.styles, self._window.bar
        dark = paper is Paper.BLACK
        kind = PENS.get(session.tool, PenKind.PEN)
        bar.set_inks(pen_inks(kind, on_dark=dark))
        if session.tool is ToolName.TEXT:
            bar.set_text_sizes()
            colour, size = _words_look(session)
        else:
            bar.set_widths(WIDTHS_MM[kind])
            colour, size = styles.ink(kind).pen(kind, paper).colour, styles.ink(kind).width_mm
        bar.set_colour(colour)
        bar.set_width(size)
        self._commands[self._tool_command()].setChecked(True)

    def _tool_command(self) -> Id:
        session = self._session()
        match session.tool:
            case ToolName.SELECT:
                return next(c for c, by in _SELECTS.items() if by is session.styles.select)
            case ToolName.ERASER:
                return next(c for c, kind in _ERASERS.items() if kind is session.styles.eraser.by)
            case ToolName.SHAPE:
                return next(c for c, kind in _SHAPES.items() if kind is session.styles.figure.kind)
            case ToolName.PLACE:
                return Id.SELECT
            case _:
                return next(c for c, tool in _TOOLS.items() if tool is session.tool)

    def _show_selection(self, session: BoardSession) -> None:
        some = bool(session.selection)
        for command in _ON_SELECTION:
            self._commands[command].setEnabled(some)
        locked = _all_locked(session)
        for command in (Id.CUT, Id.DELETE):
            self._commands[command].setEnabled(some and not locked)
        self._commands[Id.LOCK].setChecked(locked)
        self._commands[Id.GROUP].setChecked(some and _one_group(session))


def _ends_written(session: BoardSession) -> bool:
    """Whether the last page is shown and has something on it: whoever presses on and on adds one page at most."""
    page, count = session.page, session.document.count
    return session.page_index + 1 == len(session.pages) and (page.pdf is not None or count(page.id) > 0)


def _use_eraser(session: BoardSession, kind: EraseBy) -> Changed:
    styles = replace(session.styles, eraser=replace(session.styles.eraser, by=kind))
    return session.set_styles(styles) | session.use(ToolName.ERASER)


def _use_select(session: BoardSession, by: SelectBy) -> Changed:
    return session.set_styles(replace(session.styles, select=by)) | session.use(ToolName.SELECT)


def _use_shape(session: BoardSession, kind: ShapeKind) -> Changed:
    styles = replace(session.styles, figure=replace(session.styles.figure, kind=kind))
    return session.set_styles(styles) | session.use(ToolName.SHAPE)


def _back_to_ink(session: BoardSession) -> Changed:
    """Who takes a colour means to write: a tool that has no colour gives way to the pen."""
    inked = (*PENS, ToolName.SHAPE, ToolName.SKETCH, ToolName.TEXT)
    return session.use(ToolName.PEN) if session.tool not in inked else Changed()


def _words_look(session: BoardSession) -> tuple[str, float]:
    """Colour and size of words: those being typed may have their own."""
    style, typed = session.styles.text, session.typed
    if typed is not None:
        return typed.colour, typed.size_mm
    return colour_on(style.colour, session.page.paper), style.size_mm


def _all_locked(session: BoardSession) -> bool:
    items = [session.document.item(i) for i in session.selection]
    return bool(items) and all(i is not None and i.locked for i in items)


def _one_group(session: BoardSession) -> bool:
    groups = {i.group for k in session.selection if (i := session.document.item(k)) is not None}
    return len(groups) == 1 and None not in groups
