"""Connection of history, backups and check to their commands; their controller is loaded at the first use."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from tni.app.library_upkeep import LibraryUpkeep
from tni.core.clock import Clock
from tni.core.settings import Settings
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.ui.library.history_controller import Host
    from tni.ui.library.upkeep_controller import UpkeepController


def connect_library_windows(
    main: MainController,
    upkeep: LibraryUpkeep,
    settings: Settings,
    clock: Clock,
    host: Host,
    is_taught: Callable[[], bool],
    when_ended: Callable[[Callable[[], None]], object],
    placed: Callable[[], None] = lambda: None,
) -> Callable[[], UpkeepController]:
    """Return the controller's maker, which makes it once. host: the window in which something is asked.
    is_taught: returns whether pupils see the board. when_ended: has something called at the end of each séance.
    placed: called when lessons were added to the library."""

    @cache
    def controller() -> UpkeepController:
        from tni.ui.library.upkeep_controller import UpkeepController

        made = UpkeepController(main, upkeep, settings, clock, host, is_taught, placed)
        main.commands[CommandId.TEACH].toggled.connect(lambda _on: made.tell())
        when_ended(made.tell)
        return made

    main.commands[CommandId.HISTORY].triggered.connect(lambda _checked=False: controller().history.toggle())
    main.commands[CommandId.BACKUPS].triggered.connect(lambda _checked=False: controller().backups.toggle())
    main.history_wanted.connect(lambda path, name: controller().history.show(path, name))
    upkeep.follow(lambda history, backups: controller().follow(history, backups))
    return controller
