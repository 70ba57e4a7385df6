"""Page that a sign-in has opened in the browser, so that it can be opened or copied once more."""

from __future__ import annotations

from collections.abc import Callable

from tni.core.secret import Secret


class OpenedPage:
    """Opener of the browser that knows what it opened last. The address is for the teacher alone."""

    def __init__(self, browse: Callable[[str], bool]) -> None:
        """browse: opens an address in the system's browser, and returns whether it does."""
        self.browse = browse
        self._address = Secret("")

    @property
    def address(self) -> str:
        """Address that was opened last; "" for none."""
        return self._address.revealed

    def open(self, address: str) -> bool:
        """Open a page. Return whether the browser does."""
        self._address = Secret(address)
        return self.browse(address)

    def open_again(self) -> None:
        if self.address:
            self.browse(self.address)

    def forget(self) -> None:
        self._address = Secret("")
