"""Report of the contract suite on one plugin."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tni.api.manifest import Manifest


class ContractCheck(Enum):
    """Part of the contract."""

    MANIFEST = "manifest"
    IMPORTS = "imports"
    FUNCTION = "function"
    """The module loads, and the function of its kind returns what the kind needs."""
    CALLS = "calls"
    """Every method does its work, twice with the same outcome."""
    FAULTS = "faults"
    """Whatever the server or the file, only the errors of the kind are raised."""
    HOSTS = "hosts"
    """No host is asked but the account's and the manifest's."""
    DOUBLES = "doubles"
    """A sending that was cut short anywhere, and is done once more, leaves one entry."""
    EDITS = "edits"
    """An edited entry takes the place of the earlier one, and a withdrawn one is gone; also where its class or
    the place of its class was changed."""


@dataclass(frozen=True, slots=True)
class ContractResult:
    """Result of a check. faults: what was found wrong, in English, for who writes the plugin. tries: what was tried, 0
    for a check that the plugin gives no means for."""

    check: ContractCheck
    tries: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContractReport:
    """Report. manifest: None when it cannot be read."""

    path: Path
    manifest: Manifest | None
    results: tuple[ContractResult, ...]

    @property
    def is_kept(self) -> bool:
        """True if the plugin keeps the contract."""
        return not any(one.faults for one in self.results)
