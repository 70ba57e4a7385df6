"""Connector to one Moodle: checks an account, proposes its forums, and puts entries there."""

from __future__ import annotations

from tni.api.ent import (
    ConnectorAccount,
    ConnectorError,
    ConnectorFault,
    Memory,
    OutgoingEntry,
    PlaceChoice,
    Receipt,
    StoredEntry,
    StoredFile,
    StoredWork,
)
from tni.api.http import Http
from tni.api.marks import mark

from .attachments import EMPTY_DRAFT, empty_draft, forget_draft, sent_names, uploaded
from .discussion import (
    Discussion,
    MoodlePost,
    content_of,
    find_discussion,
    post_of,
    slot_text,
    work_of,
)
from .homework_events import NOTE as EVENTS_NOTE
from .homework_events import HomeworkEvents
from .marks import FILES, VERSION
from .noted_places import NotedPlaces
from .places import MoodleUser, check_files, chosen_forum, chosen_place, forum_choices, noted_forum, user_of
from .sent_text import NOTE as TEXT_NOTE
from .sent_text import note_text, rewritten_text
from .server_errors import MISSING_RECORD, MoodleError
from .web_service import MoodleWebService

_NOT_LEFT = "La séance est encore dans le forum où elle était d’abord : l’y supprimer dans Moodle."
_REPLACED = "Changé dans Moodle, et remplacé (avant : « {} »)."
_OLD_FILES = "Moodle garde les anciens fichiers de la séance."
_KEPT_OUT = frozenset({ConnectorFault.FORBIDDEN, ConnectorFault.LOCKED, ConnectorFault.SWITCHED_OFF})
"""Faults after which the teacher must remove a discussion herself."""


class MoodleConnector:
    """Connector to Moodle. It leaves `publish_from` to the program, which sends an entry when pupils may see it: a
    teacher's token makes no hidden discussions."""

    def check(self, account: ConnectorAccount, http: Http) -> str:
        service = MoodleWebService(account, http)
        config = service.public_config()
        if config.get("maintenanceenabled"):
            raise ConnectorError(ConnectorFault.MAINTENANCE)
        if config and not (config.get("enablewebservices", 1) and config.get("enablemobilewebservice", 1)):
            raise ConnectorError(ConnectorFault.SWITCHED_OFF)
        return user_of(service).name

    def choices(self, account: ConnectorAccount, http: Http) -> tuple[PlaceChoice, ...]:
        service = MoodleWebService(account, http)
        return forum_choices(service, user_of(service))

    def publish(self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory) -> Receipt:
        if not entry.is_published:
            raise ConnectorError(ConnectorFault.REFUSED, "Moodle n’a pas de brouillon : les élèves verraient la séance")
        sending = _Sending(entry, account, http, memory)
        check_files(entry.all_files, sending.forum, sending.user)
        sending.places.note(sending.place)
        found = sending.published()
        if _has_events(account):
            sending.events.publish(entry)
        else:
            sending.events.withdraw(entry)
        for place, _ in sending.places.all()[1:]:
            left = _Sending(entry, account, http, memory, where=place)
            try:
                left.remove(has_events=left.forum.course != sending.forum.course)
            except ConnectorError as error:
                if error.fault not in _KEPT_OUT:
                    raise
                sending.warnings.append(_NOT_LEFT)
            else:
                sending.places.forget(place)
        return Receipt(str(found.id), f"{account.address}/mod/forum/discuss.php?d={found.id}", tuple(sending.warnings))

    def read_back(
        self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory
    ) -> StoredEntry | None:
        sending = _Sending(entry, account, http, memory, where=next(iter(NotedPlaces(memory).all()), ("", 0))[0])
        found = sending.found()
        if found is None:
            return None
        names, has_events = sent_names(entry.all_files), _has_events(account)
        events = sending.events.stored(entry) if has_events else {}
        works = []
        for work in entry.works:
            uid = str(work.uid)
            if uid in events:
                works.append(StoredWork(uid, events[uid].html, events[uid].day))
            elif work.due is None or not has_events:
                works.append(StoredWork(uid, work_of(found, work)))
        files = [(names[name].name if name in names else name, size) for name, size in sorted(found.files)]
        return StoredEntry(
            title=found.subject.removeprefix(slot_text(entry)),
            html=content_of(found),
            works=tuple(works),
            files=tuple(StoredFile(name, size) for name, size in files),
            is_published=True,
        )

    def withdraw(self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory) -> None:
        places = NotedPlaces(memory)
        for place, _ in places.all() or [(chosen_place(account), 0)]:
            sending = _Sending(entry, account, http, memory, where=place)
            sending.remove(has_events=True)
            places.forget(place)
        memory.put(EVENTS_NOTE, "")
        memory.put(TEXT_NOTE, "")
        forget_draft(memory)


def _has_events(account: ConnectorAccount) -> bool:
    return bool(account.settings.get("calendar", "yes"))


class _Sending:
    """Entry on its way to its forum, or to leave it. where: place that was noted, "" for the chosen one."""

    def __init__(
        self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory, *, where: str = ""
    ) -> None:
        self._entry, self._memory, self.places = entry, memory, NotedPlaces(memory)
        self.service = MoodleWebService(account, http)
        self.user: MoodleUser = user_of(self.service)
        self.forum = noted_forum(where) if where else chosen_forum(self.service, account)
        self.place = where or chosen_place(account)
        self.events = HomeworkEvents(self.service, self.forum, self.user.id, memory)
        self.warnings: list[str] = []

    def found(self) -> Discussion | None:
        noted = self.places.id_in(self.place)
        return find_discussion(self.service, self.forum, self._entry, noted or None, self.user.id)

    def remove(self, *, has_events: bool) -> None:
        """Remove the discussion, with the events of the course."""
        if has_events:
            self.events.withdraw(self._entry)
        try:
            if found := self.found():
                self.service.call("mod_forum_delete_post", {"postid": found.post})
        except MoodleError as error:
            if error.code not in MISSING_RECORD | {"invalidpostid"}:
                raise

    def published(self) -> Discussion:
        """Write the discussion where it differs from the entry, and look at its files afterwards; a second time with
        newly uploaded files if Moodle had lost them."""
        post, wanted = post_of(self._entry), sent_names(self._entry.all_files)
        files = frozenset((name, file.size) for name, file in wanted.items())
        found = self.found()
        if found and found.files == files and mark(VERSION, post.version) in found.marks:
            return self._noted(found)
        if found and (hers := rewritten_text(found, self._memory)):
            self.warnings.append(_REPLACED.format(hers))
        for _ in range(2):
            has_files = found is not None and found.files == files and mark(FILES, post.files) in found.marks
            self._write(post, found, None if has_files else self._draft(found))
            forget_draft(self._memory)
            found = self.found()
            if found is None:
                raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD)
            self._noted(found, is_new=True)
            if self._stored_all(found, files):
                return found
        raise ConnectorError(ConnectorFault.REFUSED, "Moodle n’a pas gardé tous les fichiers")

    def _noted(self, found: Discussion, *, is_new: bool = False) -> Discussion:
        note_text(found, self._memory, is_new=is_new)
        self.places.note(self.place, found.id)
        return found

    def _stored_all(self, found: Discussion, files: frozenset[tuple[str, int]]) -> bool:
        return found.files == files or (not files and _OLD_FILES in self.warnings)

    def _draft(self, found: Discussion | None) -> int | None:
        """Return the draft area from which the post takes its files, None if it keeps those that it has."""
        names = sent_names(self._entry.all_files)
        if names:
            return uploaded(names, self.service, self._memory)
        if found is None or not found.files:
            return None
        if EMPTY_DRAFT in self.user.functions:
            return empty_draft(self.service)
        self.warnings.append(_OLD_FILES)
        return None

    def _write(self, post: MoodlePost, found: Discussion | None, draft: int | None) -> None:
        options = [] if draft is None else [{"name": "attachmentsid", "value": draft}]
        said: dict[str, object] = {"subject": post.subject, "message": post.message, "options": options}
        if found is None:
            answer = self.service.call("mod_forum_add_discussion", {"forumid": self.forum.id, "groupid": -1, **said})
            match answer:
                case {"discussionid": int() as made}:
                    self.places.note(self.place, made)
                    return
        else:
            asked = {"postid": found.post, "messageformat": 1, **said}
            match self.service.call("mod_forum_update_discussion_post", asked):
                case {"status": True | 1}:
                    return
        raise ConnectorError(ConnectorFault.REFUSED)
