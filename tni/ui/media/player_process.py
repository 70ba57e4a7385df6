"""Client of the player process; see `tni.ui.media.player_worker` for its commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tni.core.tasks import MainThread
from tni.processes.child import worker_command
from tni.processes.commanded_child import CommandedChild

NICENESS = 17
"""So much the decoder leaves to the pen."""


class PlayerProcess(CommandedChild):
    """Player process, started when it is first needed."""

    def __init__(
        self, main: MainThread, receive: Callable[[Mapping[str, Any], bytes], None], ended: Callable[[], None]
    ) -> None:
        command = worker_command("tni.ui.media.player_worker", niceness=NICENESS)
        super().__init__(command, "player", main, receive, ended)
