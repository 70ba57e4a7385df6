"""One line of health: grey when all is well, words when something is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr


@dataclass(frozen=True, slots=True)
class Health:
    """troubles: sentences on what is not well. receivers: how many bases of clickers are plugged in. polling: what they
    confirmed, None before one spoke. board: the one that has spoken in this run, as the system calls it, "" before.
    projector: how it stands, in words, "" without one. cards: whether a camera reads cards. phones: whether phones
    vote."""

    troubles: Sequence[str] = ()
    receivers: int = 0
    polling: bool | None = None
    board: str = ""
    projector: str = ""
    cards: bool = False
    phones: bool = False


MAX_NAME_LETTERS = 40


def short_device_name(name: str) -> str:
    """A device's own name, fit for a line."""
    return "".join(filter(str.isprintable, name)).strip()[:MAX_NAME_LETTERS]


def health_text(health: Health) -> str:
    """`Tout est enregistré · tableau : ActivPanel · boîtier de vote prêt`, or the troubles."""
    if health.troubles:
        return " ".join(health.troubles)
    ways = []
    if health.receivers:
        known = health.polling is not None
        ways.append(tr("boîtier de vote prêt") if known else tr("boîtier de vote branché, pas encore reconnu"))
    if health.cards:
        ways.append(tr("cartes lues par la caméra"))
    if health.phones:
        ways.append(tr("vote par téléphone prêt"))
    board = [tr("tableau : {}").format(health.board)] if health.board else []
    projector = [health.projector] if health.projector else []
    return " · ".join([tr("Tout est enregistré"), *board, *projector, *(ways or [tr("aucun boîtier de vote")])])


class HealthLine(Label):
    def __init__(self, style: Style) -> None:
        super().__init__(style, token="muted")
        self.setAccessibleName(tr("État"))
        self.setWordWrap(True)

    def show_health(self, health: Health) -> None:
        self.set_token("danger" if health.troubles else "muted")
        self.setText(health_text(health))
