"""Messages about sound and film files, one sentence each."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from tni.services.media.media_errors import MediaError, MediaFault, SubtitlesError
from tni.services.media.media_files import MOST_BYTES
from tni.ui.i18n import tr
from tni.ui.messages.file_errors import quoted_name

MB = 1 << 20


def media_error_message(error: MediaError) -> str:
    """Return why a sound or film was not put on the page, and what to do."""
    return _text(error).format(
        name=quoted_name(error.path), codec=error.codec, size=-(-error.size_bytes // MB), most=MOST_BYTES // MB
    )


def _text(error: MediaError) -> str:
    match error.fault:
        case MediaFault.EMPTY:
            return tr("{name} est vide : il n’y a rien à lire.")
        case MediaFault.UNREADABLE:
            return tr("{name} ne peut pas être lu : il a été déplacé, ou l’accès en est refusé.")
        case MediaFault.TOO_LARGE:
            return tr("{name} pèse {size} Mo, et une leçon en prend {most} : n’en garder que l’extrait utile.")
        case MediaFault.NO_MEDIA:
            return tr("{name} n’est ni un son ni un film que TNI connaît.")
        case MediaFault.CODEC if error.codec:
            return tr("{name} est en {codec}, que cet ordinateur ne sait pas lire : le convertir en MP4 (H.264).")
        case MediaFault.CODEC:
            return tr("{name} ne peut pas être lu : le fichier est abîmé, ou son format inconnu.")
        case MediaFault.STOPPED:
            return tr("{name} arrête le lecteur : il n’a pas été ajouté, et la leçon n’a rien perdu.")
        case MediaFault.OTHER_LESSON:
            return tr("{name} n’a pas été ajouté, car une autre leçon a été ouverte : l’ajouter à nouveau.")
        case _:
            assert_never(error.fault)


MEDIA_ERRORS: tuple[tuple[type[Exception], Callable[..., str]], ...] = (
    (MediaError, media_error_message),
    (
        SubtitlesError,
        lambda e: tr("{name} ne contient pas de sous-titres que TNI sait lire (WebVTT ou SRT).").format(
            name=quoted_name(e.path)
        ),
    ),
)
