"""Commands on what items do before a class: reveal steps, covers and targets."""

from __future__ import annotations

from collections.abc import Iterator

from tni.ui.chrome.commands import Command, CommandGroup
from tni.ui.chrome.commands import CommandId as Id
from tni.ui.i18n import tr


def acting_commands() -> Iterator[Command]:
    """Yield the commands, in display order."""
    g = CommandGroup.EDIT
    yield Command(
        Id.BEHAVIOUR, g, "tni-act", tr("Animer : apparaître, cacher, relier"), ("Alt+J",), tr("Animer"),
        tr("Ce que la sélection fait devant la classe."),
    )  # fmt: skip
    yield Command(
        Id.COVER, g, "tni-cover", tr("Cacher par un cache"), ("Alt+H",), tr("Cacher"),
        tr("Un cache sur la sélection : en enseignant, un toucher l’enlève."),
    )  # fmt: skip
    yield Command(
        Id.REVEAL_ALL, g, "eye", tr("Tout montrer sur la page"), ("Alt+N",), tr("Tout montrer"),
        tr("En enseignant : d’un coup tout ce qui apparaît pas à pas ; la fois suivante, tout se recache."),
    )  # fmt: skip
