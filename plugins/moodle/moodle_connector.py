"""Connector to one Moodle: checks an account, proposes its forums, and puts entries there."""

from __future__ import annotations

import re

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
from .marks import FILES, VERSION, mark
from .places import MoodleUser, check_files, chosen_forum, forum_choices, user_of
from .server_errors import MISSING_RECORD, MoodleError
from .web_service import MoodleWebService

NOTE = "discussion"


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
        found = sending.published()
        if _has_events(account):
            sending.events.publish(entry)
        else:
            sending.events.withdraw(entry)
        return Receipt(str(found.id), f"{account.address}/mod/forum/discuss.php?d={found.id}", tuple(sending.warnings))

    def read_back(
        self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory
    ) -> StoredEntry | None:
        sending = _Sending(entry, account, http, memory)
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
        sending = _Sending(entry, account, http, memory)
        sending.events.withdraw(entry)
        if found := sending.found():
            try:
                sending.service.call("mod_forum_delete_post", {"postid": found.post})
            except MoodleError as error:
                if error.code not in MISSING_RECORD | {"invalidpostid"}:
                    raise
        memory.put(NOTE, "")
        memory.put(EVENTS_NOTE, "")
        forget_draft(memory)


def _has_events(account: ConnectorAccount) -> bool:
    return bool(account.settings.get("calendar", "yes"))


class _Sending:
    """Entry on its way to its forum."""

    def __init__(self, entry: OutgoingEntry, account: ConnectorAccount, http: Http, memory: Memory) -> None:
        self._entry, self._memory = entry, memory
        self.service = MoodleWebService(account, http)
        self.user: MoodleUser = user_of(self.service)
        self.forum = chosen_forum(self.service, account)
        self.events = HomeworkEvents(self.service, self.forum, self.user.id, memory)
        self.warnings: list[str] = []

    def found(self) -> Discussion | None:
        noted = self._memory.get(NOTE) or ""
        number = int(noted) if re.fullmatch(r"\d{1,12}", noted) else None
        return find_discussion(self.service, self.forum, self._entry, number, self.user.id)

    def published(self) -> Discussion:
        """Write the discussion where it differs from the entry, and look at its files afterwards; a second time with
        newly uploaded files if Moodle had lost them."""
        post, wanted = post_of(self._entry), sent_names(self._entry.all_files)
        files = frozenset((name, file.size) for name, file in wanted.items())
        found = self.found()
        if found and found.files == files and mark(VERSION, post.version) in found.marks:
            return self._noted(found)
        for _ in range(2):
            has_files = found is not None and found.files == files and mark(FILES, post.files) in found.marks
            self._write(post, found, None if has_files else self._draft(found))
            forget_draft(self._memory)
            found = self.found()
            if found is None:
                raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD)
            self._noted(found)
            if self._stored_all(found, files):
                return found
        raise ConnectorError(ConnectorFault.REFUSED, "Moodle n’a pas gardé tous les fichiers")

    def _noted(self, found: Discussion) -> Discussion:
        if self._memory.get(NOTE) != str(found.id):
            self._memory.put(NOTE, str(found.id))
        return found

    def _stored_all(self, found: Discussion, files: frozenset[tuple[str, int]]) -> bool:
        return found.files == files or (not files and bool(self.warnings))

    def _draft(self, found: Discussion | None) -> int | None:
        """Return the draft area from which the post takes its files, None if it keeps those that it has."""
        names = sent_names(self._entry.all_files)
        if names:
            return uploaded(names, self.service, self._memory)
        if found is None or not found.files:
            return None
        if EMPTY_DRAFT in self.user.functions:
            return empty_draft(self.service)
        self.warnings.append("Moodle garde les anciens fichiers de la séance.")
        return None

    def _write(self, post: MoodlePost, found: Discussion | None, draft: int | None) -> None:
        options = [] if draft is None else [{"name": "attachmentsid", "value": draft}]
        said: dict[str, object] = {"subject": post.subject, "message": post.message, "options": options}
        if found is None:
            answer = self.service.call("mod_forum_add_discussion", {"forumid": self.forum.id, "groupid": -1, **said})
            match answer:
                case {"discussionid": int() as made}:
                    self._memory.put(NOTE, str(made))
                    return
        else:
            asked = {"postid": found.post, "messageformat": 1, **said}
            match self.service.call("mod_forum_update_discussion_post", asked):
                case {"status": True | 1}:
                    return
        raise ConnectorError(ConnectorFault.REFUSED)
