"""Table of all commands of the main window: the source of buttons, tiles, menus and the shortcuts sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from tni.ui.chrome.button import Style
from tni.ui.i18n import tr


class CommandGroup(StrEnum):
    TOOLS = auto()
    SHAPES = auto()
    EDIT = auto()
    PAGES = auto()
    PAPER = auto()
    INSTRUMENTS = auto()
    VOTE = auto()
    SEANCE = auto()
    LESSON = auto()
    VIEW = auto()


class CommandId(StrEnum):
    """Stable identifiers of commands; settings and tests use them."""

    PEN = auto()
    HIGHLIGHTER = auto()
    FELT = auto()
    CHALK = auto()
    ERASE_STROKES = auto()
    ERASE_AREA = auto()
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
    UNDO = auto()
    REDO = auto()
    CUT = auto()
    COPY = auto()
    PASTE = auto()
    DUPLICATE = auto()
    RETYPE = auto()
    DELETE = auto()
    SELECT_ALL = auto()
    FRONT = auto()
    BACK = auto()
    LOCK = auto()
    GROUP = auto()
    NEXT_PAGE = auto()
    PREVIOUS_PAGE = auto()
    ADD_PAGE = auto()
    DUPLICATE_PAGE = auto()
    DELETE_PAGE = auto()
    PAGE_PANEL = auto()
    PAPER_WHITE = auto()
    PAPER_SOFT = auto()
    PAPER_BLACK = auto()
    RULING_BLANK = auto()
    RULING_SQUARED = auto()
    RULING_SEYES = auto()
    RULING_DOTTED = auto()
    FORMAT_16_9 = auto()
    FORMAT_4_3 = auto()
    FORMAT_A4 = auto()
    FORMAT_A4_LANDSCAPE = auto()
    FORMAT_ENDLESS = auto()
    CURTAIN = auto()
    STOPWATCH = auto()
    RANDOM_PUPIL = auto()
    CAPTURE = auto()
    KEYBOARD = auto()
    ASK = auto()
    ASK_TRUE_FALSE = auto()
    CLOSE_VOTE = auto()
    REVEAL = auto()
    QUESTIONS = auto()
    PREVIOUS_QUESTION = auto()
    NEXT_QUESTION = auto()
    PHONES = auto()
    RESULTS = auto()
    START_SEANCE = auto()
    RESUME = auto()
    END_SEANCE = auto()
    NEW = auto()
    OPEN = auto()
    EXAMPLE = auto()
    IMPORT_PDF = auto()
    EXPORT_PDF = auto()
    EXPORT_PNG = auto()
    PRINT = auto()
    SHARE = auto()
    HIDE_BOARD = auto()
    TEACHER_WINDOW = auto()
    PROJECTOR = auto()
    PROJECTOR_BLANK = auto()
    FREEZE = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    ZOOM_FIT = auto()
    CALIBRATE = auto()
    CHECK_BOARD = auto()
    FULL_SCREEN = auto()
    BAR_BOTTOM = auto()
    BAR_LEFT = auto()
    BAR_RIGHT = auto()
    WORDS = auto()
    SETTINGS = auto()
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


@dataclass(frozen=True, slots=True)
class Command:
    """Command of the table. id; group under which it is listed; icon's name; text: full description; keys: shortcuts,
    of which the first is displayed; short: label under the icon, `text` when empty; help: one more sentence; one_of:
    name of the set of mutually exclusive commands; checkable: it is on or off independently of others."""

    id: CommandId
    group: CommandGroup
    icon: str
    text: str
    keys: tuple[str, ...] = ()
    short: str = ""
    help: str = ""
    one_of: str = ""
    checkable: bool = False


def group_names() -> dict[CommandGroup, str]:
    """Return the groups' headings, in display order."""
    return {
        CommandGroup.TOOLS: tr("Outils"),
        CommandGroup.SHAPES: tr("Figures"),
        CommandGroup.EDIT: tr("Édition"),
        CommandGroup.PAGES: tr("Pages"),
        CommandGroup.PAPER: tr("Fond de page"),
        CommandGroup.INSTRUMENTS: tr("Instruments"),
        CommandGroup.VOTE: tr("Vote"),
        CommandGroup.SEANCE: tr("Séance"),
        CommandGroup.LESSON: tr("Leçon"),
        CommandGroup.VIEW: tr("Affichage"),
    }


def _tools() -> Iterator[Command]:
    one_of = "tool"
    t = CommandGroup.TOOLS
    yield Command(CommandId.PEN, t, "pen", tr("Écrire au stylo fin"), ("P",), tr("Stylo fin"), one_of=one_of)
    yield Command(CommandId.FELT, t, "tni-felt", tr("Écrire au feutre"), ("Shift+P",), tr("Feutre"), one_of=one_of)
    yield Command(CommandId.CHALK, t, "tni-chalk", tr("Écrire à la craie"), ("Shift+C",), tr("Craie"), one_of=one_of)
    yield Command(CommandId.HIGHLIGHTER, t, "highlighter", tr("Surligner"), ("S",), tr("Surligneur"), one_of=one_of)
    yield Command(
        CommandId.ERASE_STROKES, t, "eraser", tr("Gommer des traits entiers"), ("G",), tr("Gomme"), one_of=one_of
    )
    yield Command(
        CommandId.ERASE_AREA, t, "tni-eraser-area", tr("Gommer une zone"), ("Shift+G",), tr("Gomme fine"), one_of=one_of
    )
    yield Command(CommandId.SELECT, t, "tni-select", tr("Sélectionner"), ("V",), tr("Sélection"), one_of=one_of)
    yield Command(
        CommandId.LASSO, t, "tni-lasso", tr("Sélectionner au lasso"), ("Shift+V",), tr("Lasso"), one_of=one_of
    )
    yield Command(CommandId.TEXT, t, "type", tr("Écrire du texte au clavier"), ("T",), tr("Texte"), one_of=one_of)
    yield Command(CommandId.IMAGE, t, "image", tr("Ajouter une image"), ("I",), tr("Image"))
    yield Command(CommandId.LASER, t, "tni-laser", tr("Montrer au pointeur"), ("X",), tr("Pointeur"), one_of=one_of)
    yield Command(
        CommandId.HAND,
        t,
        "hand",
        tr("Déplacer la page"),
        ("M",),
        tr("Main"),
        tr("Deux doigts agrandissent."),
        one_of=one_of,
    )
    s = CommandGroup.SHAPES
    yield Command(CommandId.LINE, s, "minus", tr("Tracer une droite"), ("L",), tr("Droite"), one_of=one_of)
    yield Command(CommandId.ARROW, s, "move-up-right", tr("Tracer une flèche"), ("F",), tr("Flèche"), one_of=one_of)
    yield Command(
        CommandId.RECTANGLE,
        s,
        "rectangle-horizontal",
        tr("Tracer un rectangle"),
        ("R",),
        tr("Rectangle"),
        one_of=one_of,
    )
    yield Command(CommandId.ELLIPSE, s, "circle", tr("Tracer une ellipse"), ("E",), tr("Ellipse"), one_of=one_of)
    yield Command(
        CommandId.TRIANGLE, s, "tni-triangle", tr("Tracer un triangle"), ("Shift+T",), tr("Triangle"), one_of=one_of
    )
    yield Command(
        CommandId.SKETCH, s, "tni-sketch", tr("Tracer une figure à main levée"), ("A",), tr("Main levée"),
        tr("Le trait devient la figure voulue."), one_of=one_of,
    )  # fmt: skip


def _edit() -> Iterator[Command]:
    g = CommandGroup.EDIT
    yield Command(CommandId.UNDO, g, "undo-2", tr("Annuler"), ("Ctrl+Z",))
    yield Command(CommandId.REDO, g, "redo-2", tr("Rétablir"), ("Ctrl+Y", "Ctrl+Shift+Z"))
    yield Command(CommandId.CUT, g, "scissors", tr("Couper"), ("Ctrl+X",))
    yield Command(CommandId.COPY, g, "copy", tr("Copier"), ("Ctrl+C",))
    yield Command(CommandId.PASTE, g, "clipboard-paste", tr("Coller"), ("Ctrl+V",))
    yield Command(CommandId.DUPLICATE, g, "copy-plus", tr("Dupliquer"), ("Ctrl+D",))
    yield Command(
        CommandId.RETYPE, g, "tni-retype", tr("Recopier l’écriture au clavier"), ("Ctrl+Shift+T",), tr("Recopier"),
        tr("Le texte tapé prend la place de l’encre."),
    )  # fmt: skip
    yield Command(CommandId.DELETE, g, "trash-2", tr("Supprimer"), ("Delete", "Backspace"))
    yield Command(CommandId.SELECT_ALL, g, "square-dashed", tr("Tout sélectionner"), ("Ctrl+A",), tr("Tout"))
    yield Command(CommandId.FRONT, g, "tni-front", tr("Mettre devant"), ("Ctrl+Up",), tr("Devant"))
    yield Command(CommandId.BACK, g, "tni-back", tr("Mettre derrière"), ("Ctrl+Down",), tr("Derrière"))
    yield Command(
        CommandId.LOCK,
        g,
        "lock",
        tr("Verrouiller"),
        ("Ctrl+L",),
        help=tr("Les outils n’y touchent plus."),
        checkable=True,
    )
    yield Command(CommandId.GROUP, g, "group", tr("Grouper"), ("Ctrl+G",), checkable=True)


def _pages() -> Iterator[Command]:
    g = CommandGroup.PAGES
    yield Command(CommandId.PREVIOUS_PAGE, g, "chevron-left", tr("Page précédente"), ("PgUp",), tr("Précédente"))
    yield Command(CommandId.NEXT_PAGE, g, "chevron-right", tr("Page suivante"), ("PgDown",), tr("Suivante"))
    yield Command(CommandId.ADD_PAGE, g, "file-plus", tr("Ajouter une page"), ("Ctrl+M",), tr("Ajouter"))
    yield Command(CommandId.DUPLICATE_PAGE, g, "copy-plus", tr("Dupliquer la page"), ("Ctrl+Shift+D",), tr("Dupliquer"))
    yield Command(CommandId.DELETE_PAGE, g, "trash-2", tr("Supprimer la page"), ("Ctrl+Shift+Delete",), tr("Supprimer"))
    yield Command(
        CommandId.PAGE_PANEL, g, "gallery-thumbnails", tr("Voir toutes les pages"), ("F4",), tr("Pages"), checkable=True
    )
    p = CommandGroup.PAPER
    yield Command(CommandId.PAPER_WHITE, p, "tni-paper-white", tr("Fond blanc"), short=tr("Blanc"), one_of="paper")
    yield Command(CommandId.PAPER_SOFT, p, "tni-paper-soft", tr("Fond doux"), short=tr("Doux"), one_of="paper")
    yield Command(CommandId.PAPER_BLACK, p, "tni-paper-black", tr("Tableau noir"), short=tr("Noir"), one_of="paper")
    yield Command(CommandId.RULING_BLANK, p, "tni-blank", tr("Page unie"), short=tr("Uni"), one_of="ruling")
    yield Command(CommandId.RULING_SQUARED, p, "tni-squared", tr("Quadrillage 5 mm"), short=tr("5 mm"), one_of="ruling")
    yield Command(
        CommandId.RULING_SEYES, p, "tni-seyes", tr("Grands carreaux (Séyès)"), short=tr("Séyès"), one_of="ruling"
    )
    yield Command(CommandId.RULING_DOTTED, p, "tni-dotted", tr("Points"), one_of="ruling")
    yield Command(CommandId.FORMAT_16_9, p, "tni-format-wide", tr("Page 16:9"), one_of="format")
    yield Command(CommandId.FORMAT_4_3, p, "tni-format-43", tr("Page 4:3"), one_of="format")
    yield Command(CommandId.FORMAT_A4, p, "tni-format-portrait", tr("Page A4"), one_of="format")
    yield Command(
        CommandId.FORMAT_A4_LANDSCAPE, p, "tni-format-landscape", tr("Page A4 couchée"), short=tr("A4 couchée"),
        one_of="format",
    )  # fmt: skip
    yield Command(
        CommandId.FORMAT_ENDLESS, p, "tni-format-endless", tr("Page sans fin"), short=tr("Sans fin"), one_of="format"
    )


def _teaching() -> Iterator[Command]:
    i = CommandGroup.INSTRUMENTS
    yield Command(CommandId.CURTAIN, i, "tni-curtain", tr("Tirer le rideau"), ("Ctrl+R",), tr("Rideau"), checkable=True)
    yield Command(
        CommandId.STOPWATCH, i, "timer", tr("Chronomètre et minuteur"), ("Ctrl+T",), tr("Chrono"), checkable=True
    )
    yield Command(
        CommandId.RANDOM_PUPIL, i, "dices", tr("Tirer un élève au sort"), ("Ctrl+J",), tr("Au sort"), checkable=True
    )
    yield Command(
        CommandId.CAPTURE, i, "tni-capture", tr("Capturer l’écran sur la page"), ("Ctrl+Shift+C",), tr("Capturer")
    )
    yield Command(
        CommandId.KEYBOARD, i, "keyboard", tr("Clavier à l’écran"), ("Ctrl+K",), tr("Clavier"), checkable=True
    )
    v = CommandGroup.VOTE
    yield Command(CommandId.ASK, v, "tni-vote", tr("Faire voter (A à D)"), ("Q",), tr("Faire voter"))
    yield Command(
        CommandId.ASK_TRUE_FALSE, v, "tni-true-false", tr("Faire voter vrai ou faux"), ("Shift+Q",), tr("Vrai, faux")
    )
    yield Command(CommandId.CLOSE_VOTE, v, "circle-stop", tr("Clore le vote"), ("C",), tr("Clore"))
    yield Command(CommandId.REVEAL, v, "chart-column", tr("Dévoiler les résultats"), ("D",), tr("Dévoiler"))
    yield Command(
        CommandId.RESULTS, v, "tni-results", tr("Résultats par élève"), ("Ctrl+Shift+R",), tr("Résultats"),
        tr("Pour l’enseignant : s’ouvre par un appui long."),
    )  # fmt: skip
    yield Command(
        CommandId.QUESTIONS, v, "tni-questions", tr("Mes questions"), ("Ctrl+B",), tr("Questions"),
        tr("Importer des questions, les poser. Pour l’enseignant : s’ouvre par un appui long."),
    )  # fmt: skip
    yield Command(
        CommandId.PREVIOUS_QUESTION, v, "chevron-left", tr("Question précédente"), ("Ctrl+PgUp",), tr("Avant")
    )
    yield Command(CommandId.NEXT_QUESTION, v, "chevron-right", tr("Question suivante"), ("Ctrl+PgDown",), tr("Après"))
    yield Command(CommandId.PHONES, v, "tni-phones", tr("Téléphones et tablettes"), ("Ctrl+Shift+Q",), tr("Téléphones"))
    s = CommandGroup.SEANCE
    yield Command(
        CommandId.START_SEANCE, s, "users-round", tr("Commencer une séance"), ("Ctrl+Return",), tr("Commencer")
    )
    yield Command(CommandId.RESUME, s, "history", tr("Reprendre le cours"), ("Ctrl+Shift+Return",), tr("Reprendre"))
    yield Command(CommandId.END_SEANCE, s, "notebook-pen", tr("Terminer la séance"), ("Ctrl+E",), tr("Terminer"))


def _lesson() -> Iterator[Command]:
    g = CommandGroup.LESSON
    yield Command(CommandId.NEW, g, "file", tr("Nouvelle leçon"), ("Ctrl+N",), tr("Nouvelle"))
    yield Command(CommandId.OPEN, g, "folder-open", tr("Ouvrir une leçon"), ("Ctrl+O",), tr("Ouvrir"))
    yield Command(
        CommandId.EXAMPLE, g, "tni-example", tr("Ouvrir un exemple"), ("Ctrl+Shift+O",), tr("Exemple"),
        tr("Une copie, à vous, d’une leçon fournie avec TNI."),
    )  # fmt: skip
    yield Command(CommandId.IMPORT_PDF, g, "file-input", tr("Importer un PDF"), ("Ctrl+I",), tr("Importer"))
    yield Command(CommandId.EXPORT_PDF, g, "file-output", tr("Exporter en PDF"), ("Ctrl+Shift+S",), tr("En PDF"))
    yield Command(CommandId.EXPORT_PNG, g, "file-image", tr("Exporter en images"), ("Ctrl+Shift+I",), tr("En images"))
    yield Command(CommandId.PRINT, g, "printer", tr("Imprimer"), ("Ctrl+P",))
    yield Command(
        CommandId.SHARE, g, "share-2", tr("Partager sans historique"), ("Ctrl+Shift+E",), tr("Partager"),
        tr("Sans l’encre gommée ni les états antérieurs."),
    )  # fmt: skip


def _view() -> Iterator[Command]:
    g = CommandGroup.VIEW
    # Presenter remotes send "." or "B" for a blank screen and F5 for full screen.
    yield Command(
        CommandId.HIDE_BOARD, g, "tni-hide-board", tr("Masquer le tableau"), ("B", "."), tr("Masquer"), checkable=True
    )
    yield Command(
        CommandId.TEACHER_WINDOW, g, "tni-two-screens", tr("Fenêtre de l’enseignant"), ("F6",), tr("Enseignant"),
        checkable=True,
    )  # fmt: skip
    yield Command(CommandId.PROJECTOR, g, "tni-projector", tr("Projecteur"), ("F7",))
    yield Command(
        CommandId.PROJECTOR_BLANK, g, "tni-projector-blank", tr("Couper l’image du projecteur"), ("Shift+B",),
        tr("Couper l’image"), checkable=True,
    )  # fmt: skip
    yield Command(
        CommandId.FREEZE, g, "tni-freeze", tr("Figer l’image pour les élèves"), ("Shift+F",), tr("Figer l’image"),
        tr("Préparer la suite pendant que les élèves voient l’image figée."), checkable=True,
    )  # fmt: skip
    yield Command(
        CommandId.CALIBRATE, g, "tni-calibrate", tr("Calibrer le tableau"), ("F9",), tr("Calibrer"),
        tr("Pour que l’encre soit sous le stylo."),
    )  # fmt: skip
    yield Command(
        CommandId.CHECK_BOARD, g, "tni-check-board", tr("Vérifier le calibrage"), ("Shift+F9",), tr("Vérifier"),
        tr("Deux cibles, cinq secondes."),
    )  # fmt: skip
    yield Command(CommandId.FULL_SCREEN, g, "expand", tr("Plein écran"), ("F11", "F5"), checkable=True)
    yield Command(CommandId.ZOOM_IN, g, "zoom-in", tr("Agrandir"), ("Ctrl++", "Ctrl+="))
    yield Command(CommandId.ZOOM_OUT, g, "zoom-out", tr("Réduire"), ("Ctrl+-",))
    yield Command(CommandId.ZOOM_FIT, g, "scan", tr("Page entière"), ("Ctrl+0",), tr("Entière"))
    yield Command(CommandId.WORDS, g, "tni-words", tr("Mots sous les icônes"), ("F8",), tr("Mots"), checkable=True)
    yield Command(CommandId.BAR_LEFT, g, "panel-left", tr("Barre à gauche"), short=tr("À gauche"), one_of="edge")
    yield Command(CommandId.BAR_BOTTOM, g, "panel-bottom", tr("Barre en bas"), short=tr("En bas"), one_of="edge")
    yield Command(CommandId.BAR_RIGHT, g, "panel-right", tr("Barre à droite"), short=tr("À droite"), one_of="edge")
    yield Command(CommandId.SETTINGS, g, "settings", tr("Réglages"), ("Ctrl+,",))
    yield Command(
        CommandId.SHORTCUTS, g, "circle-question-mark", tr("Raccourcis du clavier"), ("?", "F1"), tr("Raccourcis")
    )
    yield Command(CommandId.QUIT, g, "power", tr("Quitter"), ("Ctrl+Q",))


def command_table() -> tuple[Command, ...]:
    """Return every command, in display order and in the interface's language."""
    return (*_tools(), *_edit(), *_pages(), *_teaching(), *_lesson(), *_view())


def shortcut_text(keys: str) -> str:
    """Return a shortcut with the key names of the user's language, e.g. "Ctrl+Maj+G"."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class Commands(QObject):
    """The commands as QActions: `commands[CommandId.PEN].triggered.connect(...)`. Add `commands.all()` to each window.

    An action's text is the full sentence, its iconText the short label, its property "icon_name" the icon's name.
    """

    def __init__(self, style: Style, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: Mapping[CommandId, Command] = {command.id: command for command in command_table()}
        self._sets: dict[str, QActionGroup] = {}
        self._actions = {command.id: self._make(command, style) for command in self.table.values()}

    def __getitem__(self, command: CommandId) -> QAction:
        return self._actions[command]

    def all(self) -> list[QAction]:
        return list(self._actions.values())

    def of(self, group: CommandGroup) -> list[CommandId]:
        """Return the commands of a group, in order."""
        return [command.id for command in self.table.values() if command.group is group]

    def chosen(self, one_of: str) -> CommandId | None:
        """Return the checked command of the set "tool", "paper", "ruling", "format" or "edge"."""
        action = self._sets[one_of].checkedAction()
        return None if action is None else CommandId(action.objectName())

    def _make(self, command: Command, style: Style) -> QAction:
        action = QAction(style.icons.icon(command.icon, style.look), command.text, self)
        action.setObjectName(command.id)
        action.setProperty("icon_name", command.icon)
        action.setIconText(command.short or command.text)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(
            command.id
            in (
                CommandId.UNDO,
                CommandId.REDO,
                CommandId.ZOOM_IN,
                CommandId.ZOOM_OUT,
                CommandId.NEXT_PAGE,
                CommandId.PREVIOUS_PAGE,
            )
        )
        hint = f"{command.text} ({shortcut_text(command.keys[0])})" if command.keys else command.text
        action.setToolTip(hint)
        action.setStatusTip(command.help or command.text)
        action.setCheckable(command.checkable or bool(command.one_of))
        if command.one_of:
            if command.one_of not in self._sets:
                self._sets[command.one_of] = QActionGroup(self)
            self._sets[command.one_of].addAction(action)
        return action
