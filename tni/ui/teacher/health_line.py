"""Health line of the teacher's window: grey if all is well, a text in red on each problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr


@dataclass(frozen=True, slots=True)
class Health:
    """Health of a lesson.

    troubles: sentences on problems. receivers: number of connected receivers. polling: the poll state that a receiver
    confirmed, None before any did. board: the board used in this run, by its system name, "" before. projector: its
    state as a text, "" without one. cards: a camera reads cards. phones: phones can vote.
    """

    troubles: Sequence[str] = ()
    receivers: int = 0
    polling: bool | None = None
    board: str = ""
    projector: str = ""
    cards: bool = False
    phones: bool = False


def health_text(health: Health) -> str:
    """Return "Tout est enregistré · tableau : ActivPanel · récepteur prêt", or the problems."""
    if health.troubles:
        return " ".join(health.troubles)
    devices = []
    if health.receivers:
        known = health.polling is not None
        devices.append(tr("récepteur prêt") if known else tr("récepteur branché, pas encore reconnu"))
    if health.cards:
        devices.append(tr("cartes lues par la caméra"))
    if health.phones:
        devices.append(tr("vote par téléphone prêt"))
    board = [tr("tableau : {}").format(health.board)] if health.board else []
    projector = [health.projector] if health.projector else []
    return " · ".join([tr("Tout est enregistré"), *board, *projector, *(devices or [tr("aucun récepteur")])])


class HealthLine(Label):
    def __init__(self, style: Style) -> None:
        super().__init__(style, token="muted")
        self.setAccessibleName(tr("État"))
        self.setWordWrap(True)

    def show_health(self, health: Health) -> None:
        self.set_token("danger" if health.troubles else "muted")
        self.setText(health_text(health))
