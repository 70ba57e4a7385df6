"""Steps of adding an account at an ENT, as they are shown, and what the teacher types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from tni.api.ent import PlaceChoice
from tni.api.manifest import Manifest
from tni.cahier.ent_account import EntAccount
from tni.core.errors import TniError
from tni.services.cahier.sign_in_attempt import SignInProgress


class SetupStep(Enum):
    """Step of the adding of an account."""

    KIND = auto()
    ADDRESS = auto()
    SIGN_IN = auto()
    """The teacher is asked something by her browser, or the server is."""
    CHECK = auto()
    PLACES = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class SetupForm:
    """Form that the teacher filled in. values: of the connector's settings."""

    address: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    local_agreed: bool = False
    by_password: bool = False
    """With a password that was made on the server, in place of the browser."""


@dataclass(frozen=True, slots=True)
class SetupState:
    """Adding of an account. account: as it is so far. progress: of the sign-in. person: name of the teacher there, ""
    when it is not told. is_kept: its secret is still known after the program has ended; None without a secret. error:
    why it does not go on. may_be_local: she may agree to a server of her own network without https. is_known: it is an
    account that was there before."""

    step: SetupStep = SetupStep.KIND
    manifest: Manifest | None = None
    account: EntAccount | None = None
    progress: SignInProgress | None = None
    choices: tuple[PlaceChoice, ...] = ()
    person: str = ""
    is_kept: bool | None = None
    error: Exception | None = None
    may_be_local: bool = False
    is_known: bool = False


class MissingValueError(TniError):
    """A field that is needed is empty. name: of the setting, "address", "user" or "password"."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is needed")
        self.name = name


class NotAnAddressError(TniError):
    """Text that was typed is no address of a server."""

    def __init__(self) -> None:
        super().__init__("not an address")
