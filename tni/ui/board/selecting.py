"""Second thoughts: Escape drops what hands are about to do, and a selection that holds no ink says what is to be typed
out."""

from __future__ import annotations

from collections.abc import Callable

from tni.board.items import Stroke
from tni.board.pointer import NOTHING_CHANGED, Changed
from tni.board.selection import selected
from tni.session.board_session import BoardSession, Do
from tni.ui.board.window import BoardWindow
from tni.ui.chrome.commands import Id
from tni.ui.i18n import tr


class Selecting:
    def __init__(self, window: BoardWindow, session: Callable[[], BoardSession], do: Do) -> None:
        """session: asked for each time; do: runs a command on it and shows what it changed."""
        self._window, self._session, self._do = window, session, do
        window.step_back = lambda: self._does(BoardSession.drop)
        window.let_go = lambda: self._does(lambda s: s.select(frozenset()))
        window.commands[Id.RETYPE].triggered.connect(lambda _checked=False: self._retype())

    def _does(self, command: Callable[[BoardSession], Changed]) -> bool:
        """Whether a command changed anything."""
        done = NOTHING_CHANGED

        def run(session: BoardSession) -> Changed:
            nonlocal done
            done = command(session)
            return done

        self._do(run)
        return done != NOTHING_CHANGED

    def _retype(self) -> None:
        session = self._session()
        inks = [i for i in selected(session.document, session.selection) if isinstance(i, Stroke)]
        if not inks:
            self._window.notices.show(
                tr("Rien à recopier : sélectionner d’abord de l’écriture au stylo, par un toucher ou au lasso.")
            )
        elif all(ink.locked for ink in inks):
            self._window.notices.show(tr("Cette écriture est verrouillée : la déverrouiller d’abord."))
        else:
            self._do(BoardSession.retype_selection)
