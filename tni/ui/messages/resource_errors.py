"""Messages about the files of the teacher's resources, one sentence each."""

from __future__ import annotations

from collections.abc import Callable

from tni.files.resource_errors import (
    NotAResourceError,
    ResourceGoneError,
    ResourceTooLargeError,
    ResourceUnreadableError,
)
from tni.ui.i18n import tr
from tni.ui.messages.file_errors import quoted_name

MB = 1_000_000

RESOURCE_ERRORS: tuple[tuple[type[Exception], Callable[..., str]], ...] = (
    (
        NotAResourceError,
        lambda e: tr("{name} n’est ni une image, ni un son, ni un lien que TNI sait lire : rien n’a été gardé.").format(
            name=quoted_name(e.path)
        ),
    ),
    (
        ResourceTooLargeError,
        lambda e: tr("{name} est trop lourd pour les ressources : {most} Mo au plus.").format(
            name=quoted_name(e.path), most=e.most // MB
        ),
    ),
    (
        ResourceGoneError,
        lambda e: tr("{name} n’est plus dans le dossier des ressources : il a été déplacé ou supprimé.").format(
            name=quoted_name(e.path)
        ),
    ),
    (
        ResourceUnreadableError,
        lambda e: tr("{name} ne peut pas être lu : il a été déplacé, ou l’accès en est refusé.").format(
            name=quoted_name(e.path)
        ),
    ),
)
