"""Ids and descriptions of the main window's commands, and the QActions made from their table (`command_table`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from tni.ui.chrome.button import MIXED


class CommandGroup(StrEnum):
    TOOLS = auto()
    SHAPES = auto()
    EDIT = auto()
    ARRANGE = auto()
    PAGES = auto()
    PAPER = auto()
    INSTRUMENTS = auto()
    VOTE = auto()
    SEANCE = auto()
    LESSON = auto()
    VIEW = auto()


ABOUT_PAGE = (
    CommandGroup.TOOLS, CommandGroup.SHAPES, CommandGroup.EDIT, CommandGroup.ARRANGE, CommandGroup.PAGES,
    CommandGroup.PAPER,
)  # fmt: skip
CHANGES_PAGE = "changes_page"
"""Property of an action that changes the page or what is done there, beyond turning to another one."""
LEADS = "leads"
"""Property of an action that stands first in a menu, in the accent colour."""


class CommandId(StrEnum):
    """Stable identifiers of commands; settings and tests use them."""

    PEN = auto()
    HIGHLIGHTER = auto()
    FELT = auto()
    CHALK = auto()
    ERASE_STROKES = auto()
    ERASE_AREA = auto()
    ERASE_INK = auto()
    SELECT = auto()
    LASSO = auto()
    TEXT = auto()
    IMAGE = auto()
    LASER = auto()
    HAND = auto()
    LINE = auto()
    ARROW = auto()
    RECTANGLE = auto()
    ELLIPSE = auto()
    TRIANGLE = auto()
    SKETCH = auto()
    CORRECT = auto()
    RETURN_COPY = auto()
    UNDO = auto()
    REDO = auto()
    CUT = auto()
    COPY = auto()
    PASTE = auto()
    DUPLICATE = auto()
    RETYPE = auto()
    MAKE_CONSTRUCTION = auto()
    FIND_INK = auto()
    SPELLING = auto()
    DELETE = auto()
    SELECT_ALL = auto()
    FRONT = auto()
    BACK = auto()
    LOCK = auto()
    PICTURE = auto()
    STRAIGHTEN = auto()
    PROPERTIES = auto()
    TURN_ACROSS = auto()
    TURN_DOWN = auto()
    CREDIT = auto()
    OPEN_CARD = auto()
    KEEP_RESOURCE = auto()
    LINK = auto()
    GROUP = auto()
    MOVABLE = auto()
    BEHAVIOUR = auto()
    REVEAL_ALL = auto()
    COVER = auto()
    CHECK_PLACES = auto()
    PUT_BACK = auto()
    PUT_QUESTION = auto()
    FILL = auto()
    LINE_SOLID = auto()
    LINE_DASHED = auto()
    LINE_DOTTED = auto()
    BOLD = auto()
    ITALIC = auto()
    UNDERLINE = auto()
    STRIKE = auto()
    SUPERSCRIPT = auto()
    SUBSCRIPT = auto()
    BULLETS = auto()
    NUMBERS = auto()
    LETTERED = auto()
    INDENT = auto()
    OUTDENT = auto()
    CURSIVE = auto()
    TABLE = auto()
    FORMULA = auto()
    READ_ALOUD = auto()
    ALIGN_LEFT = auto()
    ALIGN_CENTRE = auto()
    ALIGN_RIGHT = auto()
    NEXT_PAGE = auto()
    PREVIOUS_PAGE = auto()
    ADD_PAGE = auto()
    DUPLICATE_PAGE = auto()
    DELETE_PAGE = auto()
    PAGE_PANEL = auto()
    VERSIONS = auto()
    TEMPLATE_PAGE = auto()
    MASTERS = auto()
    GUIDES = auto()
    PAPER_WHITE = auto()
    PAPER_SOFT = auto()
    PAPER_BLACK = auto()
    RULING_BLANK = auto()
    RULING_SQUARED = auto()
    RULING_SEYES = auto()
    RULING_DOTTED = auto()
    RULING_MORE = auto()
    FORMAT_16_9 = auto()
    FORMAT_4_3 = auto()
    FORMAT_A4 = auto()
    FORMAT_A4_LANDSCAPE = auto()
    FORMAT_ENDLESS = auto()
    CURTAIN = auto()
    SPOTLIGHT = auto()
    READING_BAND = auto()
    MAGNIFIER = auto()
    STOPWATCH = auto()
    RANDOM_PUPIL = auto()
    GROUPS = auto()
    NOISE = auto()
    CAPTURE = auto()
    CAPTURE_AREA = auto()
    TEXTBOOK = auto()
    KEYBOARD = auto()
    SYMBOLS = auto()
    WEB_ACTIVITY = auto()
    ITEMS = auto()
    FIND_PICTURE = auto()
    MEDIA = auto()
    CAMERA = auto()
    RECORD_SOUND = auto()
    ASK = auto()
    ASK_TRUE_FALSE = auto()
    CLOSE_VOTE = auto()
    REVEAL = auto()
    PUT_VOTE_AWAY = auto()
    QUESTIONS = auto()
    PREVIOUS_QUESTION = auto()
    NEXT_QUESTION = auto()
    PHONES = auto()
    RESULTS = auto()
    TEACH = auto()
    CLASSES = auto()
    START_SEANCE = auto()
    RESUME = auto()
    END_SEANCE = auto()
    PAST_SEANCES = auto()
    OUTBOX = auto()
    ENT_ACCOUNTS = auto()
    HOME = auto()
    YEAR = auto()
    NEW = auto()
    OPEN = auto()
    EXAMPLE = auto()
    TEMPLATE_LESSON = auto()
    SAVE_TEMPLATE = auto()
    RENAME = auto()
    PRACTICE = auto()
    IMPORT_PDF = auto()
    REPLACE_PDF = auto()
    EXPORT_PDF = auto()
    EXPORT_PNG = auto()
    EXPORT_WEB = auto()
    EXPORT_OTHER = auto()
    CONVERSION_REPORT = auto()
    PRINT = auto()
    SHARE = auto()
    PLAN = auto()
    CURRICULUM = auto()
    HISTORY = auto()
    BACKUPS = auto()
    SHARING = auto()
    CREDITS_PAGE = auto()
    HIDE_BOARD = auto()
    WHITE_SCREEN = auto()
    REMOTE = auto()
    TEACHER_WINDOW = auto()
    PROJECTOR = auto()
    PROJECTOR_BLANK = auto()
    FREEZE = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    ZOOM_FIT = auto()
    ZOOM_AREA = auto()
    CALIBRATE = auto()
    CHECK_BOARD = auto()
    FULL_SCREEN = auto()
    BAR_BOTTOM = auto()
    BAR_LEFT = auto()
    BAR_RIGHT = auto()
    ICON_LABELS = auto()
    SETTINGS = auto()
    PLUGINS = auto()
    HELP = auto()
    TOUR = auto()
    SHORTCUTS = auto()
    QUIT = auto()


SHAPE_COMMANDS = (
    CommandId.RECTANGLE,
    CommandId.LINE,
    CommandId.ARROW,
    CommandId.ELLIPSE,
    CommandId.TRIANGLE,
    CommandId.SKETCH,
)
"""Shape commands in the order of the toolbar and its popover."""
LINE_COMMANDS = (CommandId.LINE_SOLID, CommandId.LINE_DASHED, CommandId.LINE_DOTTED)
PART_COMMANDS = (
    CommandId.BOLD, CommandId.ITALIC, CommandId.UNDERLINE, CommandId.STRIKE, CommandId.SUPERSCRIPT, CommandId.SUBSCRIPT,
)  # fmt: skip
LIST_COMMANDS = (
    CommandId.BULLETS, CommandId.NUMBERS, CommandId.LETTERED, CommandId.OUTDENT, CommandId.INDENT,
)  # fmt: skip
ALIGN_COMMANDS = (CommandId.CURSIVE, CommandId.ALIGN_LEFT, CommandId.ALIGN_CENTRE, CommandId.ALIGN_RIGHT)
TEXT_COMMANDS = (*PART_COMMANDS, *ALIGN_COMMANDS, *LIST_COMMANDS)
"""Commands that style the lines of shapes, and text, in the order of the popovers."""


@dataclass(frozen=True, slots=True)
class Command:
    """Command of the table. id; group under which it is listed; icon's name; text: full description; keys: shortcuts,
    of which the first is displayed; short: label under the icon, `text` when empty; help: one more sentence; one_of:
    name of the set of mutually exclusive commands; checkable: it is on or off independently of others; private: it
    shows what is for the teacher alone."""

    id: CommandId
    group: CommandGroup
    icon: str
    text: str
    keys: tuple[str, ...] = ()
    short: str = ""
    help: str = ""
    one_of: str = ""
    checkable: bool = False
    private: bool = False


def shortcut_text(keys: str) -> str:
    """Return a shortcut with the key names of the user's language, e.g. "Ctrl+Maj+G"."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


REPEATED = (
    CommandId.UNDO, CommandId.REDO, CommandId.ZOOM_IN, CommandId.ZOOM_OUT, CommandId.NEXT_PAGE, CommandId.PREVIOUS_PAGE,
)  # fmt: skip
"""Commands that a held key repeats."""


class Commands(QObject):
    """The commands as QActions: `commands[CommandId.PEN].triggered.connect(...)`. Add `commands.all()` to each window.

    pupils_see: returns whether pupils would see what a private command opens; its buttons then need a long press.
    is_held: a long press is running a command.

    An action's text is the full sentence, its iconText the short label, its property "icon_name" the icon's name.
    """

    def __init__(self, table: Iterable[Command], parent: QObject | None = None) -> None:
        """table: in the order of lists and sheets."""
        super().__init__(parent)
        self.table: Mapping[CommandId, Command] = {command.id: command for command in table}
        self.pupils_see: Callable[[CommandId], bool] = lambda _command: False
        self.is_held = False
        self._sets: dict[str, QActionGroup] = {}
        self._actions = {command.id: self._make(command) for command in self.table.values()}

    def __getitem__(self, command: CommandId) -> QAction:
        return self._actions[command]

    def all(self) -> list[QAction]:
        return list(self._actions.values())

    def offered(self, commands: Iterable[CommandId]) -> list[CommandId]:
        """Return the commands that there are now: some need a plugin."""
        return [command for command in commands if self._actions[command].isVisible()]

    def of(self, group: CommandGroup) -> list[CommandId]:
        """Return the commands of a group, in order."""
        return [command.id for command in self.table.values() if command.group is group]

    def is_guarded(self, command: CommandId) -> bool:
        """Return whether a button of the command needs a long press now."""
        return self.table[command].private and not self._actions[command].isChecked() and self.pupils_see(command)

    def trigger_held(self, command: CommandId) -> None:
        """Run a command at the end of a long press, which is all that guards it."""
        self.is_held = True
        try:
            self._actions[command].trigger()
        finally:
            self.is_held = False

    def chosen(self, one_of: str) -> CommandId | None:
        """Return the checked command of the set "tool", "paper", "ruling", "format", "edge", "line" or "align"."""
        action = self._sets[one_of].checkedAction()
        return None if action is None else CommandId(action.objectName())

    def show_state(self, command: CommandId, state: bool | None) -> None:
        """Show a command as on or off, or as on for a part of the selected items with None."""
        action, mixed = self._actions[command], state is None
        action.setChecked(state is True)
        if bool(action.property(MIXED)) != mixed:
            action.setProperty(MIXED, mixed)
            action.changed.emit()  # setting a property does not

    def show_choice(self, one_of: str, chosen: CommandId | None) -> None:
        """Check the command of a set, or none of them."""
        for action in self._sets[one_of].actions():
            action.setChecked(action.objectName() == chosen)

    def _make(self, command: Command) -> QAction:
        action = QAction(self)  # a text given here would have PySide make the names of all icons of themes: 0.2 MB
        action.setText(command.text)
        action.setObjectName(command.id)
        action.setProperty("icon_name", command.icon)
        action.setIconText(command.short or command.text)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        if command.group in ABOUT_PAGE and command.id not in (CommandId.PREVIOUS_PAGE, CommandId.NEXT_PAGE):
            action.setProperty(CHANGES_PAGE, True)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(command.id in REPEATED)
        hint = f"{command.text} ({shortcut_text(command.keys[0])})" if command.keys else command.text
        action.setToolTip(hint)
        action.setStatusTip(command.help or command.text)
        action.setCheckable(command.checkable or bool(command.one_of))
        if command.one_of:
            if command.one_of not in self._sets:
                self._sets[command.one_of] = QActionGroup(self)
            self._sets[command.one_of].addAction(action)
        return action
