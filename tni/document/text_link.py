"""Addresses that letters of a text may lead to."""

from __future__ import annotations

import re

LONGEST_ADDRESS = 2_000
PAGE_ANCHOR = "#page-"
"""Beginning of a link to a page of a lesson that is written as a web page; the page's number follows."""
_ADDRESS = re.compile(r"(?:https?://[^\s/?#]+(?:[/?#]\S*)?|mailto:[^\s@]+@[^\s@]+)", re.IGNORECASE)
_MAIL_FIELDS = frozenset(("to", "cc", "bcc", "subject", "body"))


def is_plain_mail(link: str) -> bool:
    """Return whether a link begins an e-mail, and says no more of it than to whom, and what: some mail programs attach
    files that a link names."""
    if link[:7].lower() != "mailto:":
        return False
    _, _, said = link.partition("?")
    return all(one.partition("=")[0].lower() in _MAIL_FIELDS for one in said.split("&") if one)


def is_web_address(address: str) -> bool:
    """Return whether an address leads to a web page or to an e-mail: a text leads nowhere else."""
    if len(address) > LONGEST_ADDRESS or _ADDRESS.fullmatch(address) is None:
        return False
    return address[:4].lower() == "http" or is_plain_mail(address)
