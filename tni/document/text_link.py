"""Addresses that letters of a text may lead to."""

from __future__ import annotations

import re

LONGEST_ADDRESS = 2_000
_ADDRESS = re.compile(r"(?:https?://[^\s/?#]+(?:[/?#]\S*)?|mailto:[^\s@]+@[^\s@]+)", re.IGNORECASE)


def is_web_address(address: str) -> bool:
    """Return whether an address leads to a web page or to an e-mail: a text leads nowhere else."""
    return len(address) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(address) is not None
