"""A network of nobody: lines that remember what was asked and say what a test has them say."""

from __future__ import annotations

from collections.abc import Callable

from tni.core.mailbox import Mailbox
from tni.core.projector import (
    FoundProjector,
    ProjectorCommand,
    ProjectorEvent,
    ProjectorMessage,
    ProjectorNotice,
)


class Line:
    def __init__(self, source: str, mailbox: Mailbox[ProjectorMessage], at: str, password: str) -> None:
        self.source, self.mailbox, self.at, self.password = source, mailbox, at, password
        self.wishes: list[ProjectorCommand] = []
        self.did: list[str] = []

    def tell(self, *told: ProjectorEvent) -> None:
        for one in told:
            self.mailbox.put(ProjectorMessage(self.source, one))

    def request(self, command: ProjectorCommand) -> None:
        self.wishes.append(command)

    def start(self) -> None:
        self.did.append("start")

    def try_again(self) -> None:
        self.did.append("again")

    def hint(self) -> None:
        self.did.append("hint")

    def close(self) -> None:
        self.did.append("close")


class Ears:
    def __init__(
        self,
        found: Callable[[FoundProjector], None],
        over: Callable[[], None],
        noticed: Callable[[ProjectorNotice], None],
    ) -> None:
        self.found, self.over, self.noticed = found, over, noticed
        self.did: list[str] = []

    def start(self) -> None:
        self.did.append("start")

    def search(self) -> None:
        self.did.append("search")

    def close(self) -> None:
        self.did.append("close")


class Wires:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.ears: list[Ears] = []

    def link(
        self, source: str, protocol: str, host: str, port: int, password: str, mailbox: Mailbox[ProjectorMessage]
    ) -> Line:
        self.lines.append(Line(source, mailbox, f"{protocol} {host} {port}", password))
        return self.lines[-1]

    def listener(
        self,
        found: Callable[[FoundProjector], None],
        over: Callable[[], None],
        noticed: Callable[[ProjectorNotice], None],
    ) -> Ears:
        self.ears.append(Ears(found, over, noticed))
        return self.ears[-1]
