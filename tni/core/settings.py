"""Declarations of the settings. A setting is declared once, with its type, default, bounds and help; everything else
derives from that."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from tni.core.errors import TniError
from tni.core.retention import is_day


@dataclass(frozen=True, slots=True)
class Setting[T]:
    """Declaration of one setting. key: stable name in the settings file; help: English, for the documentation; valid:
    whether a value is allowed."""

    key: str
    default: T
    help: str
    valid: Callable[[T], bool] = lambda _: True


class Settings(Protocol):
    """Port of the settings store. trouble: error to report to the teacher, None when there is none."""

    @property
    def trouble(self) -> TniError | None: ...

    def get[T](self, setting: Setting[T]) -> T:
        """Return the stored value, or the default when none is stored or the stored value is no longer valid."""

    def set[T](self, setting: Setting[T], value: T) -> None:
        """Store a value. Raises: ValueError when the value is not valid."""

    def change[T](self, setting: Setting[T], change: Callable[[T], T]) -> None:
        """Store what `change` makes of the value, as another program of the teacher may have stored it meanwhile.
        Raises: ValueError when the value is not valid."""

    def refresh(self) -> None:
        """Take in what another program of the teacher has stored meanwhile."""


LANGUAGE = Setting("ui.language", "", "Language of the interface: fr, en, or empty for the system's")
THEME = Setting("ui.theme", "", "light, dark, or empty for the system's", lambda v: v in ("", "light", "dark"))
BAR_EDGE = Setting("ui.bar_edge", "bottom", "Edge that holds the toolbar", lambda v: v in ("bottom", "left", "right"))
PICTURE_WIDTH_MM = Setting(
    "board.picture_width_mm",
    0.0,
    "Width of the projected picture; 0 when not asked yet",
    lambda v: 0 <= v <= 20_000,
)
ICON_LABELS = Setting("ui.icon_words", True, "Show words under the icons of the toolbar")
TOUR_OFFERED = Setting("ui.tour_offered", False, "Whether the tour was offered, which happens once")
FINGER_ACTION = Setting(
    "board.finger",
    "write",
    "What a finger does on a board that tells its pen from it: write, things (move them), page (move it), nothing",
    lambda v: v in ("write", "things", "page", "nothing"),
)
HOLD_ACTION = Setting(
    "board.hold",
    "figure",
    "What a pen that rests at the end of a stroke makes of it: figure, or ink as it was",
    lambda v: v in ("figure", "ink"),
)
ALIGN_SNAPS = Setting(
    "board.align",
    "on",
    "Snap what is moved to the edges and middles of the rest, while a lesson is prepared: on, off",
    lambda v: v in ("on", "off"),
)
PALM_ACTION = Setting(
    "board.palm", "nothing", "What a fist or a flat hand does: nothing, erase", lambda v: v in ("nothing", "erase")
)
PREDICTED_INK = Setting(
    "board.foresight",
    "on",
    "Whether a pen's line is drawn up to 20 ms ahead of it, which is never kept: on, off",
    lambda v: v in ("on", "off"),
)
RAW_BOARDS = Setting(
    "board.raw",
    "auto",
    "Which boards are read past the system: auto (those it makes no pointer of), always (all that can be), never",
    lambda v: v in ("auto", "always", "never"),
)
TUIO = Setting(
    "board.tuio",
    "off",
    "Whether boards that speak TUIO over UDP are heard: off, here (programs of this computer), everywhere",
    lambda v: v in ("off", "here", "everywhere"),
)
SERIAL_BOARDS = Setting(
    "board.serial",
    "off",
    "Whether boards on serial lines are looked for: off, on",
    lambda v: v in ("off", "on"),
)
RENDERER = Setting(
    "render.renderer",
    "auto",
    "Way to the screen: auto, gl or raster",
    lambda v: v in ("auto", "gl", "raster"),
)
SHARING_AUTHOR = Setting("sharing.author", "", "Name that colleagues see beside a teacher's version of a shared lesson")
GIVING_FOLDER = Setting("sharing.folder", "", "Folder into which a copy, a PDF, pictures or a web page were last saved")
TEXTBOOK_FILE = Setting("textbook.file", "", "PDF of which an exercise was last cut out")
TEXTBOOK_TITLE = Setting("textbook.title", "", "Its title, as the teacher left it in the source of the last extract")
TEXTBOOK_AUTHOR = Setting("textbook.author", "", "Its author, as above")
TEXTBOOK_LICENCE = Setting("textbook.licence", "", "Its licence, as above")
TEXTBOOK_PAGE = Setting("textbook.page", 1.0, "Its page last cut from, from 1", lambda v: 1 <= v <= 20_000)
TEXTBOOK_SHIFT = Setting(
    "textbook.shift",
    0.0,
    "How much more the printed number of a page is than its number in the file",
    lambda v: abs(v) <= 20_000 and v == int(v),
)
TEXTBOOK_CLASSROOM = Setting("textbook.classroom", True, "Whether its extracts are for use in class alone")
SEND_WINDOW = Setting(
    "cahier.send_window",
    "",
    "Hours in which entries go to an ENT: empty for the circular of 2025, off for any, or those of seven days",
    lambda v: re.fullmatch(r"(off|(-|\d\d:\d\d-\d\d:\d\d)(,(-|\d\d:\d\d-\d\d:\d\d)){6})?", v) is not None,
)
SEND_SHARED = Setting(
    "cahier.send_shared",
    "",
    "Folder of the teacher's own by which her computers share what is to be sent, empty for none",
)
SUBJECT = Setting("cahier.subject", "", "Subject last taught, proposed for the next session")
RESULT_POSITION = Setting(
    "vote.result_place",
    "",
    "Where the result of a vote lies: corner and distances from it in parts of the page's room; empty beside the bar",
    lambda v: v == "" or re.fullmatch(r"(left|right) (top|bottom) [01]\.\d{3} [01]\.\d{3}", v) is not None,
)
PHONES_ADDRESS = Setting(
    "phones.address", "", "Address of this computer at which phones vote; empty for the one it mostly sends by"
)
PHONES_PORT = Setting(
    "phones.port", 8080.0, "Port at which phones vote, where it is free", lambda v: 0 < v < 65536 and v == int(v)
)
PHONES_PICTURE = Setting("phones.picture", False, "Whether pupils see the board's page on their phones")
CARD_CAMERA = Setting("vote.card_camera", "", "Address of the camera that last read cards")
CARD_SET = Setting("vote.card_set", "tni", "Whose cards are read: tni, qcmcam", lambda v: v in ("tni", "qcmcam"))
PAGE_CAMERA = Setting("page.camera", "", "Address of the camera that was last shown on the page")
KEEP_UNTIL = Setting("roster.keep_until", "08-31", "Month and day on which names and votes are to be erased", is_day)
PUPIL_NAME_STYLE = Setting(
    "board.names",
    "number",
    "How a pupil is told on the board: number, first (first name and initial), full",
    lambda v: v in ("number", "first", "full"),
)
MODE_BY_MOUSE = Setting(
    "lesson.mode",
    "",
    "Mode that was chosen last on one screen without touch: teach, prepare, or empty for none",
    lambda v: v in ("", "teach", "prepare"),
)
MODE_BY_TOUCH = Setting(
    "lesson.touch_mode",
    "",
    "Mode that was chosen last on one screen after a touch board or screen was used: teach, prepare, or empty for none",
    lambda v: v in ("", "teach", "prepare"),
)
SPELLING = Setting(
    "text.spelling",
    "on",
    "Whether words that no French dictionary has are underlined while a text is typed at the desk: on, off",
    lambda v: v in ("on", "off"),
)
PRINTER = Setting("print.printer", "", "Printer last used")
HISTORY_ALL_DAYS = Setting(
    "history.all_days", 2.0, "Days for which each earlier state of a lesson is kept", lambda v: 0 <= v <= 36_500
)
HISTORY_DAILY_DAYS = Setting(
    "history.daily_days", 31.0, "Days for which one earlier state a day is kept", lambda v: 0 <= v <= 36_500
)
HISTORY_WEEKLY_DAYS = Setting(
    "history.weekly_days", 365.0, "Days for which one earlier state a week is kept", lambda v: 0 <= v <= 36_500
)
HISTORY_MONTHLY_DAYS = Setting(
    "history.monthly_days",
    0.0,
    "Days for which one earlier state a month is kept; 0 for ever",
    lambda v: 0 <= v <= 36_500,
)
BACKUP_FOLDER = Setting("backup.folder", "", "Folder of the backups; empty as long as none was chosen")
BACKUP_DAYS = Setting(
    "backup.days", 1.0, "Days from one backup to the next: 1, 7 or 30", lambda v: v in (1.0, 7.0, 30.0)
)
BACKUP_AWAY_SAID = Setting("backup.away_said", "", "Day on which it was last said that the backups' place is away")
ITEMS_USED = Setting("items.used", "", "Interactive items put on a page last, by their plugins, the last first")
PICTURE_FOLDERS = Setting("pictures.folders", "", "Folders added to those in which pictures are looked for, one a line")
PICTURE_FOLDERS_OFF = Setting("pictures.folders_off", "", "Folders in which pictures are not looked for, one a line")
PLUGINS_OFF = Setting("plugins.off", "", "Plugins of the program and the technician that are not run, by their ids")
PLUGINS_ON = Setting("plugins.on", "", "Plugins of the teacher's folder that may be run, by their ids")
NOISE_LIMIT = Setting(
    "class.noise_limit", 0.6, "Limit of the noise meter, as a share of its bar", lambda v: 0.15 <= v <= 0.95
)
AGREED_HOSTS = Setting("web.agreed_hosts", "", "Hosts of links that are opened without a question, one a line")
UNREADABLE_SAID = Setting("library.unreadable_said", "", "Files that were said to be unreadable, as marks")
SETTINGS: tuple[Setting[str] | Setting[float] | Setting[bool], ...] = (
    LANGUAGE,
    THEME,
    BAR_EDGE,
    PICTURE_WIDTH_MM,
    ICON_LABELS,
    TOUR_OFFERED,
    FINGER_ACTION,
    PALM_ACTION,
    HOLD_ACTION,
    ALIGN_SNAPS,
    PREDICTED_INK,
    RAW_BOARDS,
    TUIO,
    SERIAL_BOARDS,
    RENDERER,
    SUBJECT,
    SEND_WINDOW,
    SEND_SHARED,
    RESULT_POSITION,
    MODE_BY_MOUSE,
    MODE_BY_TOUCH,
    PRINTER,
    GIVING_FOLDER,
    TEXTBOOK_FILE,
    TEXTBOOK_TITLE,
    TEXTBOOK_AUTHOR,
    TEXTBOOK_LICENCE,
    TEXTBOOK_PAGE,
    TEXTBOOK_SHIFT,
    TEXTBOOK_CLASSROOM,
    KEEP_UNTIL,
    PUPIL_NAME_STYLE,
    CARD_CAMERA,
    CARD_SET,
    PAGE_CAMERA,
    PHONES_ADDRESS,
    PHONES_PORT,
    PHONES_PICTURE,
    HISTORY_ALL_DAYS,
    HISTORY_DAILY_DAYS,
    HISTORY_WEEKLY_DAYS,
    HISTORY_MONTHLY_DAYS,
    BACKUP_FOLDER,
    BACKUP_DAYS,
    BACKUP_AWAY_SAID,
    PICTURE_FOLDERS,
    PICTURE_FOLDERS_OFF,
    PLUGINS_OFF,
    PLUGINS_ON,
    NOISE_LIMIT,
    AGREED_HOSTS,
    UNREADABLE_SAID,
)
