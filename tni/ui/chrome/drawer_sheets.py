"""Contents of the drawer's sheets and of the toolbar's menus, sorted by what teachers do."""

from __future__ import annotations

from dataclasses import dataclass

from tni.ui.chrome.commands import LINE_COMMANDS, TEXT_COMMANDS, CommandGroup, CommandId, Commands
from tni.ui.i18n import tr


@dataclass(frozen=True, slots=True)
class SheetContents:
    """Contents of a sheet. title; parts: each a row of commands that belong together, or a group with all its commands
    that no sheet names; has_items: interactive items come before its commands."""

    title: str
    parts: tuple[tuple[CommandId, ...] | CommandGroup, ...]
    has_items: bool = False


_FILES = (CommandId.MEDIA, CommandId.RECORD_SOUND)
_ON_THE_PAGE = (
    CommandId.TABLE,
    CommandId.FORMULA,
    CommandId.LINK,
    CommandId.SYMBOLS,
    CommandId.WEB_ACTIVITY,
    CommandId.PUT_QUESTION,
    CommandId.TEXTBOOK,
)
_FROM_ELSEWHERE = (
    CommandId.CAPTURE_AREA,
    CommandId.CAPTURE,
    CommandId.IMPORT_PDF,
    CommandId.ADD_PAGE,
    CommandId.TEMPLATE_PAGE,
)


def drawer_sheets() -> tuple[SheetContents, ...]:
    """Return the sheets in display order. Each command stands in one of them."""
    i, g = CommandId, CommandGroup
    return (
        SheetContents(
            tr("Montrer et cacher"),
            (
                (i.CURTAIN, i.SPOTLIGHT, i.READING_BAND, i.MAGNIFIER, i.ZOOM_AREA),
                (i.HIDE_BOARD, i.WHITE_SCREEN, i.FREEZE, i.PROJECTOR_BLANK, i.FIND_INK),
                (i.BEHAVIOUR, i.COVER, i.REVEAL_ALL, i.CHECK_PLACES, i.PUT_BACK),
                (i.LASER, i.STOPWATCH, i.ZOOM_IN, i.ZOOM_OUT, i.ZOOM_FIT),
            ),
        ),
        SheetContents(tr("Instruments, objets"), ((i.ITEMS, i.MAKE_CONSTRUCTION),), has_items=True),
        SheetContents(
            tr("Insérer"),
            (
                (i.IMAGE, i.FIND_PICTURE, *_FILES, i.CAMERA, *_ON_THE_PAGE),
                (*_FROM_ELSEWHERE, i.VERSIONS, i.KEEP_RESOURCE, i.OPEN_CARD, i.CREDIT, i.CREDITS_PAGE),
                g.INSTRUMENTS,
            ),
        ),
        SheetContents(tr("Écrire"), (g.TOOLS, g.SHAPES)),
        SheetContents(tr("Modifier"), (g.EDIT, TEXT_COMMANDS)),
        SheetContents(tr("Disposer"), (g.ARRANGE, (i.FILL, *LINE_COMMANDS), (i.GUIDES, i.MASTERS))),
        SheetContents(tr("La page"), (g.PAGES, g.PAPER)),
        SheetContents(tr("Faire voter"), (g.VOTE,)),
        SheetContents(tr("La classe"), ((i.CLASSES, i.RANDOM_PUPIL, i.GROUPS, i.NOISE, i.RESULTS), g.SEANCE)),
        SheetContents(tr("La leçon"), (g.LESSON,)),
        SheetContents(
            tr("Écran, réglages, aide"),
            (
                (i.TEACHER_WINDOW, i.PROJECTOR, i.FULL_SCREEN, i.KEYBOARD, i.ICON_LABELS),
                (i.BAR_LEFT, i.BAR_BOTTOM, i.BAR_RIGHT),
                (i.HELP, i.TOUR, i.PRACTICE, i.SHORTCUTS),
                g.VIEW,
            ),
        ),
    )


MENUS: dict[str, tuple[CommandId, ...] | CommandGroup] = {
    "seance": CommandGroup.SEANCE,
    "class": (
        CommandId.CLASSES, CommandId.RANDOM_PUPIL, CommandId.PHONES, CommandId.QUESTIONS, CommandId.RESULTS,
        CommandId.ASK_TRUE_FALSE,
    ),
    "lesson": CommandGroup.LESSON,
}  # fmt: skip
"""Commands of the toolbar's menus."""


def menu_title(menu: str) -> str:
    return {"seance": tr("Séance"), "class": tr("Classe"), "lesson": tr("Leçon")}[menu]


def menu_commands(menu: str, commands: Commands) -> list[CommandId]:
    """Return the commands of a menu, in order."""
    contents = MENUS[menu]
    if isinstance(contents, CommandGroup):
        return [command for command in commands.of(contents) if command is not CommandId.CLASSES]
    return list(contents)


def parts_of(sheet: SheetContents, commands: Commands) -> list[list[CommandId]]:
    """Return a sheet's commands by parts. A group leaves out the commands that some sheet names."""
    named = {c for one in drawer_sheets() for part in one.parts if isinstance(part, tuple) for c in part}
    rows = []
    for part in sheet.parts:
        own = part if isinstance(part, tuple) else tuple(c for c in commands.of(part) if c not in named)
        if offered := commands.offered(own):
            rows.append(offered)
    return rows


def sheet_of(command: CommandId, commands: Commands) -> int:
    """Return the index of the sheet that holds a command."""
    sheets = drawer_sheets()
    return next(i for i, sheet in enumerate(sheets) if any(command in row for row in parts_of(sheet, commands)))
