"""State of the Moodle of the tests: courses, forums with their posts, draft areas, events."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tni.api.http import FilePart

DRAFT_FILE_MAX = 100 << 20
ME, OTHER = 42, 43


@dataclass
class FakeForum:
    """Forum. most: number of attachments of a post; largest: bytes of one, 0 for the course's limit, 1 for none."""

    id: int
    course: int
    name: str
    most: int = 9
    largest: int = 0
    may_post: bool = True


@dataclass
class FakePost:
    """First post of a discussion."""

    id: int
    discussion: int
    forum: int
    author: int
    subject: str
    message: str
    files: dict[str, FilePart] = field(default_factory=dict)
    is_locked: bool = False


@dataclass
class FakeEvent:
    """Event of a course's calendar."""

    id: int
    course: int
    name: str
    description: str
    start: int
    user: int


def _forums() -> dict[int, FakeForum]:
    forums = (
        FakeForum(7, 3, "Annonces"),
        FakeForum(8, 3, "Cahier de textes"),
        FakeForum(9, 4, "Cahier de textes &amp; travail"),
        FakeForum(10, 4, "Forum fermé", may_post=False),
    )
    return {forum.id: forum for forum in forums}


@dataclass
class MoodleState:
    """State of the server. used, quota: bytes of the user's files. post_max: PHP's limit of a request's size. alter:
    done to each stored message. keeps_classes: False for a server that takes classes out of texts."""

    courses: dict[int, str] = field(default_factory=lambda: {3: "Maths 5e A", 4: "Maths 4e B"})
    forums: dict[int, FakeForum] = field(default_factory=_forums)
    posts: list[FakePost] = field(default_factory=list)
    events: list[FakeEvent] = field(default_factory=list)
    drafts: dict[int, dict[str, FilePart]] = field(default_factory=dict)
    expired: set[str] = field(default_factory=set)
    switched_off: set[str] = field(default_factory=set)
    has_web_services: bool = True
    is_in_maintenance: bool = False
    may_make_events: bool = True
    used: int = 0
    quota: int = 10 << 30
    post_max: int = 50 << 20
    uploads: int = 0
    largest_file: int = -1
    keeps_classes: bool = True
    alter: Callable[[str], str] = lambda text: text
    last_id: int = 1000

    def new_id(self) -> int:
        self.last_id += 1
        return self.last_id
