"""Identifiers: strings that are not interchangeable."""

from __future__ import annotations

import secrets
from typing import NewType

ItemId = NewType("ItemId", str)
PageId = NewType("PageId", str)
BlobId = NewType("BlobId", str)
"""Lower-case hexadecimal SHA-256 of the blob's bytes."""
SeanceId = NewType("SeanceId", str)
ClassId = NewType("ClassId", str)
PupilId = NewType("PupilId", str)
"""Random and local: never an INE, never derived from a name."""
ClickerId = NewType("ClickerId", str)
"""Driver name and serial number, as `iclicker:82E9701B`."""
QuestionId = NewType("QuestionId", str)


def new_id() -> str:
    """Return 20 random hexadecimal digits: unique without a counter, so files can be merged."""
    return secrets.token_hex(10)
