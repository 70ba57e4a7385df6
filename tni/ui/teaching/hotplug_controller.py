"""Controller of devices plugged in while the program runs: notices, the recording of unknown boards, the edge buttons
of boards, and the settings."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from tni.api.devices import BoardButton
from tni.core.clock import Clock
from tni.core.device_errors import UdpPortError
from tni.services.boards.connected_boards import ConnectedBoards
from tni.services.receivers.device_hotplug import (
    BoardPluggedIn,
    BoardPulledOut,
    DeviceHotplug,
    DeviceProblem,
    DeviceProblemKind,
    DriverFailed,
    HotplugEvent,
    HotplugState,
)
from tni.services.receivers.failed_search import FailedSearch
from tni.services.receivers.opt_in_boards import OptInBoards, OptInEvent, SearchRequested
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.board_router import BoardRouter
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.services.boards.board_recorder import BoardRecorder
    from tni.ui.main_window.recording.recording_controller import RecordingController

_BUTTONS = {
    BoardButton.KEYBOARD: CommandId.KEYBOARD,
    BoardButton.FULL_SCREEN: CommandId.FULL_SCREEN,
    BoardButton.PRINT: CommandId.PRINT,
}
"""Commands of the buttons at the edge of a board. The calibration button does nothing: it is pressed by accident."""


class HotplugController:
    """Shows the boards that are plugged in. Used on the main thread once the main window is shown."""

    def __init__(
        self,
        main_controller: MainController,
        hotplug: DeviceHotplug,
        boards: ConnectedBoards,
        opt_in_boards: OptInBoards,
        make_recorder: Callable[[], BoardRecorder],
        clock: Clock,
    ) -> None:
        self._main_controller, self._clock = main_controller, clock
        self.hotplug, self.boards, self.opt_in_boards = hotplug, boards, opt_in_boards
        self._make_recorder = make_recorder
        self._router: BoardRouter | None = None
        self._recording: RecordingController | None = None
        self._problems: dict[str, DeviceProblem] = {}
        """Problems that were handled, by device key."""
        self._texts: dict[str, str] = {}
        """Notices about them; withdrawn when the cause is gone."""

    def start(self) -> None:
        main_controller = self._main_controller
        self._router = BoardRouter(
            main_controller.window,
            lambda: main_controller.calibration,
            self._clock,
            self.boards.drain,
            self._press,
        )
        self.boards.show_in(self._router)
        self.hotplug.subscribe(self._show_hotplug)
        self.opt_in_boards.subscribe(self._show_opt_in)
        main_controller.view_actions.raw_boards_changed.connect(self.hotplug.apply_settings)
        main_controller.view_actions.opt_in_boards_changed.connect(self.opt_in_boards.apply_settings)
        main_controller.view_actions.record_wanted.connect(self.record_board)
        self.opt_in_boards.start()
        self.hotplug.start()

    def close(self) -> None:
        """Stop all threads except those of receivers, which `TeachingController` owns."""
        self.hotplug.close()
        if self._recording is not None:
            self._recording.close()
        self.opt_in_boards.close()
        self.boards.close()
        if self._router is not None:
            self._router.close()

    def _press(self, button: BoardButton) -> None:
        if button in _BUTTONS:
            self._main_controller.commands[_BUTTONS[button]].trigger()

    # -- notices

    def _show_hotplug(self, event: HotplugEvent) -> None:
        from tni.ui.messages.devices import driver_failed_message, pulled_out_message

        match event:
            case HotplugState(problems):
                self._show_problems(dict(problems))
            case BoardPluggedIn(source, name):
                self._show_plugged_in(source, name)
            case BoardPulledOut(name):
                self._main_controller.show_notice(pulled_out_message(name), unasked=True)
            case DriverFailed(name):
                self._main_controller.window.notices.show(driver_failed_message(name), serious=True, unasked=True)

    def _show_plugged_in(self, source: str, name: str) -> None:
        """Report a new board, with an offer to calibrate it if it has no calibration."""
        from tni.ui.messages.devices import plugged_in_message

        text, calibration = plugged_in_message(name), self._main_controller.calibration
        if calibration.mapping_for(source) is not None:
            self._main_controller.show_notice(text, unasked=True)
            return
        act = partial(calibration.calibrate, source)
        self._main_controller.window.notices.show(text, act_text=tr("Calibrer"), act=act, unasked=True)

    def _show_opt_in(self, event: OptInEvent) -> None:
        from tni.ui.messages.devices import no_board_found_message

        match event:
            case SearchRequested():
                self._main_controller.show_notice(tr("Recherche sur les câbles série : toucher le tableau."))
            case FailedSearch():
                self._main_controller.show_notice(no_board_found_message(event))
            case UdpPortError():
                self._main_controller.fail(event)

    def _show_problems(self, problems: dict[str, DeviceProblem]) -> None:
        """Show each new problem once, and withdraw the notices of those that are gone."""
        from tni.ui.messages.devices import device_problem_message

        before, self._problems = self._problems, problems
        for key in [key for key in self._texts if key not in problems]:
            self._main_controller.window.notices.remove(self._texts.pop(key))
        for key, problem in problems.items():
            if before.get(key) == problem:
                continue
            is_unknown = problem.kind is DeviceProblemKind.UNKNOWN
            if is_unknown and self._recording is not None and self._recording.unknown_device_found():
                continue
            text = self._texts[key] = device_problem_message(problem)
            act_text, act = (tr("L’enregistrer"), self.record_board) if is_unknown else ("", None)
            self._main_controller.window.notices.show(
                text, act_text=act_text, act=act, serious=not is_unknown, unasked=True
            )

    # -- unknown boards

    @cached_property
    def recorder(self) -> BoardRecorder:
        """Recorder of unknown boards, loaded when it is first used."""
        return self._make_recorder()

    def record_board(self) -> None:
        """Ask which device to record and record its reports. Withdraws the notices about unknown devices."""
        for text in self._texts.values():
            self._main_controller.window.notices.remove(text)
        if self._recording is None:
            from tni.ui.main_window.recording.recording_controller import RecordingController

            self._recording = RecordingController(self._main_controller.window, self.recorder)
        self._recording.open()
