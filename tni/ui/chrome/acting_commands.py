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
    yield Command(
        Id.CHECK_PLACES, g, "tni-check-places", tr("Vérifier ce qui est à sa place"), ("Alt+Shift+J",),
        tr("Vérifier les places"),
        tr("En enseignant : un rond vert ou un carré rouge sur ce qui est posé sur une cible."), checkable=True,
    )  # fmt: skip
    yield Command(
        Id.PUT_BACK, g, "tni-put-back", tr("Remettre les étiquettes au départ"), ("Alt+Shift+U",),
        tr("Remettre au départ"),
        tr("En enseignant : tout ce que les élèves ont déplacé sur la page."),
    )  # fmt: skip
    yield Command(
        Id.PUT_QUESTION, g, "tni-question-card", tr("Poser une question sur la page"), ("Alt+Shift+Z",),
        tr("Question"), tr("De mes questions ; en enseignant, un toucher sur sa carte la fait voter."),
    )  # fmt: skip
