"""Module `fake` of a plugin: what it may ship so that the contract suite tries more of it.

The module of a connector has a function `server`, which returns a new `FakeServer`, and if its account needs more than
an address, a function `account`, which returns a `ConnectorAccount`. That of an importer has a function `samples`,
which returns files to read, as bytes by their names.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tni.api.http import Http


class FakeServer(Http, Protocol):
    """Server in memory that behaves as the real one. It answers the same whenever it is asked the same."""

    def visible(self) -> Sequence[str]:
        """Return all that pupils or the teacher see on the server, one text for each thing, without ids or times that
        differ from one sending to the next."""
