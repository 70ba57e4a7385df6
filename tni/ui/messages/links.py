"""Texts about links of items."""

from __future__ import annotations

from collections.abc import Sequence

from tni.core.one_line import shortened
from tni.core.web_address import host_of, short_host
from tni.document.behaviour import linked_file
from tni.document.items import Page
from tni.document.links import MAIL, linked_page, linked_question
from tni.ui.i18n import tr

LETTERS = 60


def link_text(link: str, pages: Sequence[Page]) -> str:
    """Return what a link opens, in words. pages: of the lesson, in order."""
    if (page := linked_page(link)) is not None:
        number = next((n for n, one in enumerate(pages, 1) if one.id == page), None)
        return tr("une page qui n’est plus là") if number is None else tr("la page {}").format(number)
    if (file := linked_file(link)) is not None:
        return tr("« {} »").format(shortened(file[1], LETTERS))
    if linked_question(link) is not None:
        return tr("une question")
    return shortened(link.removeprefix(MAIL), LETTERS)


def opening_link_text(link: str, letters: int) -> str:
    """Return the label of a button that opens a link. letters: most of a host or a file's name."""
    if linked_page(link) is not None:
        return tr("Aller à la page")
    if (file := linked_file(link)) is not None:
        return tr("Ouvrir {}").format(shortened(file[1], letters))
    if linked_question(link) is not None:
        return tr("Poser la question")
    if link.startswith(MAIL):
        return tr("Écrire un message")
    host = short_host(host_of(link))
    return tr("Ouvrir {}").format(host if len(host) <= letters else f"…{host[-letters:]}")
