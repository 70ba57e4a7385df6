"""Interactive items in the program: their plugins, their host and their controller, made at the first use."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tni.app.folders import Folders
from tni.app.web_pictures import WebPictures
from tni.core.lazy import Lazy
from tni.core.settings import ITEMS_USED, Settings
from tni.document.pointer import Changed, ChangedFlag
from tni.ui.chrome.commands import CommandId
from tni.ui.event_loop.threads import QtMainThread, ThreadTaskRunner
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tni.api.manifest import Localised, PluginKind
    from tni.document.plugin_state import State
    from tni.services.items.item_host import ItemHost
    from tni.services.items.item_kinds import FoundPlugin
    from tni.services.lesson.lesson_editor import LessonEditor
    from tni.ui.chrome.drawer_items import DrawerItems
    from tni.ui.main_window.item_controller import ItemController

KEPT = 12
"""Plugins that are remembered as last used."""
_MAY_SHOW = ChangedFlag.PAGE | ChangedFlag.SELECTION | ChangedFlag.DRY


class InteractiveItems:
    """Interactive items of the program."""

    def __init__(self, board: MainController, folders: Folders, settings: Settings, main: QtMainThread) -> None:
        self._board, self._folders, self._settings, self._main = board, folders, settings, main
        self._host, self._controller = Lazy(self._made_host), Lazy(self._made_controller)
        self._tasks: Lazy[ThreadTaskRunner] = Lazy(lambda: ThreadTaskRunner(main, "items"))
        self.pictures = WebPictures(board, folders, main, lambda: self.host)
        board.item_host = self._host
        board.follow_items = self._follow
        board.commands[CommandId.ITEMS].triggered.connect(lambda _=False: self.controller.toggle())

    @property
    def host(self) -> ItemHost:
        return self._host()

    @property
    def controller(self) -> ItemController:
        return self._controller()

    def join(self) -> None:
        """Have the drawer of the window offer items."""
        drawer = self._board.window.drawer
        drawer.find_items = self._offered
        drawer.item_chosen.connect(lambda plugin: self.controller.put(plugin))
        drawer.item_dropped.connect(lambda plugin, place: self.controller.put_at(plugin, place))

    def take_file(self, path: Path) -> bool:
        """Put an item on the page that is made of a file, or say why it cannot be. Returns False if the file is none
        of a plugin's."""
        from tni.api.items import LARGEST_FILE, FileRefusedError

        host = self.host
        host.kinds.forget()  # one may have been installed
        plugins = host.kinds.of_suffix(path.suffix)
        try:
            content = path.read_bytes() if plugins and path.stat().st_size <= LARGEST_FILE else b""
        except OSError:
            return False  # whoever opens it next says why
        why: Localised | None = None
        for plugin in plugins if content else ():
            try:
                state = host.state_of_file(plugin, content, path.name)
            except FileRefusedError as refused:
                why = why or refused.why
                continue
            if state is not None:
                self._board.window.do(partial(_put, plugin=plugin, state=state))
                return True
        if why is None:
            return False
        self._say_refused(path.name, why)
        return True

    def _say_refused(self, name: str, why: Localised) -> None:
        from tni.ui.i18n import language, tr

        text = tr("« {} » : {}").format(name, why.fr if language() == "fr" else why.en)
        self._board.window.notices.show(text, serious=True)

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Ends of the names of files of which items are made."""
        return tuple(end for one in self.host.kinds.state.kinds for end in one.extensions)

    def _follow(self, changed: Changed) -> None:
        if self._controller.made is not None:
            self._controller.made.follow(changed)
        elif changed.what & _MAY_SHOW and self._board.editor.has_interactive_items:
            self.controller.follow(changed)
        self.pictures.follow(changed)

    def _made_host(self) -> ItemHost:
        from tni.services.items.item_host import ItemHost, ItemSurroundings
        from tni.services.items.item_kinds import ItemKinds
        from tni.services.items.time_guard import TimeGuard
        from tni.ui.i18n import language

        world = ItemSurroundings(is_french=lambda: language() == "fr", mm_per_unit=self._mm_per_unit)
        from tni.api.manifest import PluginKind

        host = ItemHost(ItemKinds(lambda: self._plugins(PluginKind.ITEM), TimeGuard()), world)
        host.sounds.add(lambda tones: self._board.media.play_tones(tones))
        host.questions.add(lambda question: self.pictures.ask(question))
        return host

    def _made_controller(self) -> ItemController:
        from tni.api.manifest import PluginKind
        from tni.ui.main_window.item_controller import ItemController

        board = self._board
        made = ItemController(
            board.window,
            lambda: board.editor,
            self.host,
            lambda: board.shown.painter,
            lambda: self._plugins(PluginKind.TOOL),
            self._tasks(),
        )
        made.save = self._save
        made.note_used = self._note_used
        made.measure = self._measure
        return made

    def _offered(self) -> DrawerItems:
        from tni.ui.chrome.drawer_items import DrawerItems

        return DrawerItems(self.controller.entries(), self._settings.get(ITEMS_USED).split())

    def _note_used(self, plugin: str) -> None:
        self._settings.change(
            ITEMS_USED, lambda used: " ".join([plugin, *(o for o in used.split() if o != plugin)][:KEPT])
        )

    def _measure(self) -> None:
        from tni.ui.teaching.picture_width import ask_picture_width

        ask_picture_width(self._board, self._settings)

    def _save(self, name: str, suffix: str, data: bytes) -> None:
        """Ask where to save an item as a file of another program, and write it."""
        from tni.ui.i18n import tr

        kinds = f"{name} (*{suffix})"
        self._board.lesson_actions.save_file(tr("Enregistrer l’objet"), kinds, suffix.removeprefix("."), data)

    def _plugins(self, kind: PluginKind) -> Iterator[FoundPlugin]:
        from tni.app.in_process_plugins import inner_plugins

        return inner_plugins(kind, self._folders, self._settings)

    def _mm_per_unit(self) -> float | None:
        """Return true millimetres on the board per millimetre of the page; None where the picture is not measured."""
        canvas = self._board.window.canvas
        scale = canvas.contact_mm_per_px * self._board.editor.view.scale / canvas.devicePixelRatioF()
        return scale if scale > 0 else None

    def close(self) -> None:
        """End the threads that watch the plugins' time and bring pictures."""
        self.pictures.close()
        if self._tasks.made is not None:
            self._tasks.made.close()
        if self._host.made is not None:
            self._host.made.kinds.close()


def _put(editor: LessonEditor, plugin: str, state: State) -> Changed:
    """Put an item on the page, and choose the tool with which it is handled."""
    from tni.services.lesson.tool_choices import take_inserted

    return take_inserted(editor, editor.put_item(plugin, state=state))
