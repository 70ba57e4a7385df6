"""Messages about the cahier de textes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tni.services.cahier.notebook_export import NotebookCancelledError
from tni.ui.i18n import tr

CAHIER_ERRORS: tuple[tuple[type[Exception], Callable[[Any], str]], ...] = (
    (NotebookCancelledError, lambda _: tr("Enregistrement annulé : rien n’a été écrit.")),
)
