"""CalDAV: one event and one task per work whatever is cut, what the teacher changed in her calendar, refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import override
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from icalendar import Calendar

from plugins.caldav import connector
from plugins.caldav.fake import CALENDAR, HOME, PRINCIPAL, FakeCalendars, server
from tests.plugins.cut_http import CutHttp, cuts, published_after_a_cut
from tests.plugins.outgoing_samples import UID, WINTER, WORK_1, WORK_2, KeptMemory, entry, work
from tests.plugins.radicale_server import PASSWORD, USER, make_calendar, radicale_server
from tests.plugins.real_http import real_http
from tni.api.ent import ConnectorAccount, ConnectorError, ConnectorFault
from tni.api.http import Http, HttpRequest, HttpResponse, NetworkError
from tni.services.plugins.http_port import AccountHttp

ACCOUNT = ConnectorAccount("https://school.example", "prof")
CALDAV = connector()
EVENT = f"{CALENDAR}{UID}.ics"
TASK_1, TASK_2 = (f"{CALENDAR}{uid}.ics" for uid in (WORK_1, WORK_2))


def components(data: bytes, kind: str) -> list[dict[str, object]]:
    return list(Calendar.from_ical(data.decode()).walk(kind))


def changed(data: bytes, old: str, new: str) -> bytes:
    """What another program made of an object."""
    text = data.decode().replace("\r\n ", "")
    assert old in text
    return text.replace(old, new).encode()


def test_event_and_tasks_say_what_the_entry_says() -> None:
    calendars, memory = FakeCalendars(), KeptMemory()
    receipt = CALDAV.publish(entry(), ACCOUNT, calendars, memory)
    assert (receipt.remote, receipt.warnings) == (f"{ACCOUNT.address}{EVENT}", ())
    assert set(calendars.objects) == {EVENT, TASK_1, TASK_2}
    (event,) = components(calendars.objects[EVENT], "VEVENT")
    assert event["SUMMARY"] == "5e A – Maths – Échelles : plan 1/200"
    assert event["DESCRIPTION"].startswith(entry().text)
    assert event["DTSTART"].dt.isoformat() == "2026-11-23T08:00:00+01:00"
    assert event["LOCATION"] == "B204"
    (task,) = components(calendars.objects[TASK_1], "VTODO")
    assert (task["DUE"].dt, task["RELATED-TO"], task["UID"]) == (date(2026, 11, 26), str(UID), str(WORK_1))
    assert "DUE" not in components(calendars.objects[TASK_2], "VTODO")[0]


def test_what_is_read_back_is_what_was_sent() -> None:
    calendars, memory, sent = FakeCalendars(), KeptMemory(), entry(is_published=False)
    assert CALDAV.read_back(sent, ACCOUNT, calendars, memory) is None
    CALDAV.publish(sent, ACCOUNT, calendars, memory)
    stored = CALDAV.read_back(sent, ACCOUNT, calendars, memory)
    assert stored is not None
    assert (stored.title, stored.is_published, stored.files) == (sent.title, False, None)
    assert stored.html == "<p>Lire une échelle ; l’expression (2x+3), a &lt; b</p><p>- page 84</p>"
    assert [(one.uid, one.html, one.due) for one in stored.works or ()] == [
        (str(WORK_1), "<p>Ex. 14 p. 85</p>", date(2026, 11, 26)),
        (str(WORK_2), "<p>Revoir la leçon</p>", None),
    ]


def test_nothing_is_written_for_an_entry_that_is_there() -> None:
    calendars, memory = FakeCalendars(), KeptMemory()
    CALDAV.publish(entry(), ACCOUNT, calendars, memory)
    again = CutHttp(calendars)
    CALDAV.publish(entry(), ACCOUNT, again, memory)
    assert not {"PUT", "DELETE"}.intersection(again.methods)


def test_each_cut_leaves_one_event_and_one_task_per_work_after_the_next_try() -> None:
    first, second = entry(), entry(title="Autre titre", works=(work(text="Ex. 15"),))
    whole = CutHttp(FakeCalendars())
    memory = KeptMemory()
    CALDAV.publish(first, ACCOUNT, whole, memory)
    CALDAV.publish(second, ACCOUNT, whole, memory)
    wanted = {path: _meaning(data) for path, data in whole.inner.objects.items()}  # type: ignore[attr-defined]
    for at, is_after in cuts(len(whole.sent)):
        calendars, memory = FakeCalendars(), KeptMemory()
        cut = CutHttp(calendars, at, is_after)
        for one in (first, second):
            assert published_after_a_cut(CALDAV, one, ACCOUNT, cut, memory).warnings == ()
        assert {path: _meaning(data) for path, data in calendars.objects.items()} == wanted


def _meaning(data: bytes) -> list[str]:
    lines = data.decode().replace("\r\n ", "").splitlines()
    return [line for line in lines if not line.startswith(("DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE"))]


def test_a_sending_without_memory_finds_what_is_there() -> None:
    calendars = FakeCalendars()
    for _ in range(2):
        assert CALDAV.publish(entry(), ACCOUNT, calendars, KeptMemory()).warnings == ()
    assert len(calendars.objects) == 3


def test_what_she_changed_in_her_calendar_stays_and_is_told() -> None:
    calendars, memory = FakeCalendars(), KeptMemory()
    CALDAV.publish(entry(), ACCOUNT, calendars, memory)
    alarm = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT"
    calendars.objects[EVENT] = changed(
        changed(calendars.objects[EVENT], "LOCATION:B204", "LOCATION:CDI"), "END:VEVENT", alarm
    )
    calendars.objects[TASK_1] = changed(calendars.objects[TASK_1], "END:VTODO", "STATUS:COMPLETED\r\nEND:VTODO")
    receipt = CALDAV.publish(entry(title="Autre titre"), ACCOUNT, calendars, memory)
    assert receipt.warnings == ("Changé dans l’agenda, et laissé ainsi : le lieu (« CDI »).",)
    (event,) = components(calendars.objects[EVENT], "VEVENT")
    assert (event["SUMMARY"], event["LOCATION"]) == ("5e A – Maths – Autre titre", "CDI")
    assert len(components(calendars.objects[EVENT], "VALARM")) == 1
    assert components(calendars.objects[TASK_1], "VTODO")[0]["STATUS"] == "COMPLETED"


def test_what_both_changed_is_the_entry_s_and_her_words_are_told() -> None:
    calendars, memory = FakeCalendars(), KeptMemory()
    CALDAV.publish(entry(), ACCOUNT, calendars, memory)
    calendars.objects[EVENT] = changed(calendars.objects[EVENT], "T080000", "T093000")
    later = entry(start=entry().start + timedelta(hours=1))
    receipt = CALDAV.publish(later, ACCOUNT, calendars, memory)
    assert receipt.warnings == ("Changé dans l’agenda, et remplacé : le début (avant : « 23/11/2026 09:30 »).",)
    assert components(calendars.objects[EVENT], "VEVENT")[0]["DTSTART"].dt == later.start


def test_what_she_deleted_is_written_again_and_told() -> None:
    calendars, memory = FakeCalendars(), KeptMemory()
    CALDAV.publish(entry(), ACCOUNT, calendars, memory)
    del calendars.objects[EVENT]
    receipt = CALDAV.publish(entry(title="Autre titre"), ACCOUNT, calendars, memory)
    assert receipt.warnings == ("Supprimé dans l’agenda, et écrit de nouveau : la séance.",)


def test_a_change_that_comes_between_reading_and_writing_is_not_lost() -> None:
    calendars, memory = FakeCalendars(), KeptMemory()
    CALDAV.publish(entry(), ACCOUNT, calendars, memory)

    class Phone:
        """Her phone writes just before the program does."""

        is_done = False

        def send(self, request: HttpRequest) -> HttpResponse:
            if request.method == "PUT" and not self.is_done:
                self.is_done = True
                calendars.objects[EVENT] = changed(calendars.objects[EVENT], "LOCATION:B204", "LOCATION:CDI")
            return calendars.send(request)

    receipt = CALDAV.publish(entry(title="Autre titre"), ACCOUNT, Phone(), memory)
    assert receipt.warnings == ("Changé dans l’agenda, et laissé ainsi : le lieu (« CDI »).",)


@pytest.mark.parametrize("is_said", [True, False])
def test_a_calendar_without_tasks_has_the_works_in_the_event(is_said: bool) -> None:
    calendars, memory = FakeCalendars({CALENDAR: ("VEVENT",) if is_said else ()}), KeptMemory()
    calendars.refused = {"VTODO"}
    receipt = CALDAV.publish(entry(), ACCOUNT, calendars, memory)
    assert receipt.warnings == (
        "Cet agenda ne prend pas de tâches : le travail à faire est écrit dans l’événement de la séance.",
    )
    assert set(calendars.objects) == {EVENT}
    text = components(calendars.objects[EVENT], "VEVENT")[0]["DESCRIPTION"]
    assert "Travail à faire pour le 26/11/2026 :\nEx. 14 p. 85" in text
    stored = CALDAV.read_back(entry(), ACCOUNT, calendars, memory)
    assert stored is not None
    assert stored.works is None
    assert stored.html == "<p>Lire une échelle ; l’expression (2x+3), a &lt; b</p><p>- page 84</p>"


def test_a_class_that_gets_another_calendar_takes_its_entry_along() -> None:
    other = CALENDAR.replace("cahier", "autre")
    calendars, memory = FakeCalendars({CALENDAR: (), other: ()}), KeptMemory()
    choices = CALDAV.choices(ACCOUNT, calendars)
    assert [(one.setting, one.name) for one in choices] == [("calendar", "Cahier"), ("calendar", "Autre")]
    with pytest.raises(ConnectorError) as caught:
        CALDAV.publish(entry(), ACCOUNT, calendars, memory)
    assert caught.value.fault is ConnectorFault.NO_PLACE
    for choice in choices:
        account = replace(ACCOUNT, settings={"calendar": choice.value})
        assert CALDAV.publish(entry(), account, calendars, memory).warnings == ()
    assert set(calendars.objects) == {path.replace("cahier", "autre") for path in (EVENT, TASK_1, TASK_2)}


def test_withdrawing_leaves_nothing_and_may_be_repeated() -> None:
    calendars, memory = FakeCalendars(), KeptMemory()
    CALDAV.publish(entry(), ACCOUNT, calendars, memory)
    for _ in range(2):
        CALDAV.withdraw(entry(works=()), ACCOUNT, calendars, memory)
        assert (calendars.objects, memory.notes) == ({}, {})


@pytest.mark.parametrize(
    ("start", "written"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=WINTER), ":20261024T233000Z"),  # still summer time: not Paris's offset
        (datetime(2026, 10, 26, 8, 0, tzinfo=WINTER), ";TZID=Europe/Paris:20261026T080000"),
        (datetime(2027, 3, 26, 8, 0, tzinfo=WINTER), ";TZID=Europe/Paris:20270326T080000"),
    ],
)
def test_times_name_the_zone_with_its_rules(start: datetime, written: str) -> None:
    calendars, sent = FakeCalendars(), entry(start=start, end=start + timedelta(minutes=55))
    CALDAV.publish(sent, ACCOUNT, calendars, KeptMemory())
    assert f"DTSTART{written}\r\n".encode() in calendars.objects[EVENT]
    assert components(calendars.objects[EVENT], "VEVENT")[0]["DTSTART"].dt == start
    assert (b"BEGIN:VTIMEZONE" in calendars.objects[EVENT]) is ("TZID" in written)


class Answering:
    """A server that gives one answer to everything."""

    def __init__(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self._status, self._headers, self._body = status, headers or {}, body

    def send(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(self._status, request.url, self._headers, self._body)


DECLARED = b'<!DOCTYPE d [<!ENTITY a "b">]><d:multistatus xmlns:d="DAV:"/>'


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (Answering(401), ConnectorFault.SIGN_IN),
        (Answering(403), ConnectorFault.FORBIDDEN),
        (Answering(507), ConnectorFault.QUOTA),
        (Answering(503, b"<h1>Maintenance</h1>"), ConnectorFault.MAINTENANCE),
        (Answering(200, b"<html><title>Wi-Fi</title>"), ConnectorFault.CAPTIVE_PORTAL),
        (Answering(200, b"<html><body>Bienvenue, connectez-vous</body>"), ConnectorFault.CAPTIVE_PORTAL),
        (Answering(207, DECLARED), ConnectorFault.NOT_UNDERSTOOD),
        (Answering(207, b"<a" * 300_000), ConnectorFault.NOT_UNDERSTOOD),
        (Answering(207, b'<d:multistatus xmlns:d="DAV:"/>'), ConnectorFault.NOT_UNDERSTOOD),
        (Answering(404), ConnectorFault.NOT_UNDERSTOOD),
    ],
)
def test_answers_that_are_no_calendar_are_typed(answer: Http, fault: ConnectorFault) -> None:
    calls: list[Callable[[], object]] = [
        lambda: CALDAV.check(ACCOUNT, answer),
        lambda: CALDAV.choices(ACCOUNT, answer),
        lambda: CALDAV.publish(entry(), ACCOUNT, answer, KeptMemory()),
    ]
    for call in calls:
        with pytest.raises(ConnectorError) as caught:
            call()
        assert caught.value.fault is fault


def test_a_busy_server_says_how_long_to_wait() -> None:
    with pytest.raises(NetworkError) as caught:
        CALDAV.publish(entry(), ACCOUNT, Answering(429, headers={"retry-after": "40"}), KeptMemory())
    assert caught.value.retry_s == 40


def test_the_teacher_is_known_by_her_name() -> None:
    assert CALDAV.check(ACCOUNT, server()) == "Mme Durand"
    calendar = ConnectorAccount(f"https://school.example{CALENDAR.rstrip('/')}")
    assert CALDAV.publish(entry(), calendar, server(), KeptMemory()).remote == f"https://school.example{EVENT}"


class _BelowNextcloud(FakeCalendars):
    """A Nextcloud whose administrator has not set up `.well-known`: no WebDAV but below its own path."""

    @override
    def send(self, request: HttpRequest) -> HttpResponse:
        path = urlsplit(request.url).path
        if path.startswith(("/remote.php/dav/", PRINCIPAL, HOME)):
            return super().send(request)
        return HttpResponse(405, request.url, {}, b"")


def test_the_calendars_of_a_nextcloud_are_found_from_its_address() -> None:
    (choice,) = CALDAV.choices(ACCOUNT, _BelowNextcloud())
    assert choice.value == f"https://school.example{CALENDAR}"
    assert CALDAV.check(ACCOUNT, _BelowNextcloud()) == "Mme Durand"


class _OneCalendar(FakeCalendars):
    """A calendar at its own address that tells no user, on a host that lets nobody in elsewhere."""

    @override
    def send(self, request: HttpRequest) -> HttpResponse:
        if not urlsplit(request.url).path.startswith(CALENDAR):
            raise ConnectorError(ConnectorFault.SIGN_IN)
        found = super().send(request)
        return replace(found, body=found.body.replace(b"current-user-principal", b"other"))


def test_a_calendar_is_taken_whose_host_tells_no_name() -> None:
    account = ConnectorAccount(f"https://school.example{CALENDAR.rstrip('/')}")
    assert CALDAV.check(account, _OneCalendar()) == ""


@pytest.fixture(scope="module")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with radicale_server(tmp_path_factory.mktemp("radicale")) as address:
        yield address


@pytest.fixture
def calendar(radicale: str, tmp_path: Path) -> Iterator[tuple[AccountHttp, str]]:
    """A new calendar in Radicale."""
    http, url = real_http(radicale, USER, PASSWORD), f"{radicale}/{USER}/{tmp_path.name}"
    make_calendar(http, f"{url}/", "VEVENT", "VTODO")
    yield http, url
    http.close()


def test_radicale_keeps_one_of_each_through_cuts(calendar: tuple[AccountHttp, str]) -> None:
    http, url = calendar
    account, whole = ConnectorAccount(url, USER), CutHttp(http)
    CALDAV.publish(entry(), account, whole, KeptMemory())
    uids = {str(uid) for uid in (UID, WORK_1, WORK_2)}
    for number, (at, is_after) in enumerate(cuts(len(whole.sent)), 1):
        uid, work_uid = UUID(int=0xC000 + number), UUID(int=0xD000 + number)
        sent, memory = entry(uid=uid, works=(work(work_uid),)), KeptMemory()
        assert published_after_a_cut(CALDAV, sent, account, CutHttp(http, at, is_after), memory).warnings == ()
        uids |= {str(uid), str(work_uid)}
        stored = CALDAV.read_back(sent, account, http, memory)
        assert stored == CALDAV.read_back(sent, ACCOUNT, _fake_with(sent), KeptMemory())
    assert sorted(_objects(http, url)) == sorted(f"{url}/{uid}.ics" for uid in uids)


def test_radicale_keeps_her_changes_until_the_entry_is_withdrawn(calendar: tuple[AccountHttp, str]) -> None:
    http, url = calendar
    account, memory, event = ConnectorAccount(url, USER), KeptMemory(), f"{url}/{UID}.ics"
    CALDAV.publish(entry(), account, http, memory)
    hers = changed(http.send(HttpRequest("GET", event)).body, "LOCATION:B204", "LOCATION:CDI")
    http.send(HttpRequest("PUT", event, {"Content-Type": "text/calendar"}, (hers,)))
    for _ in range(2):
        receipt = CALDAV.publish(entry(title="Autre titre"), account, http, memory)
        assert receipt.warnings == ("Changé dans l’agenda, et laissé ainsi : le lieu (« CDI »).",)
    CALDAV.withdraw(entry(), account, http, memory)
    assert _objects(http, url) == []


def test_radicale_s_calendars_are_found_from_its_address(calendar: tuple[AccountHttp, str], radicale: str) -> None:
    http, url = calendar
    account = ConnectorAccount(radicale, USER)
    assert (f"{url}/", "Cahier") in [(one.value, one.name) for one in CALDAV.choices(account, http)]
    make_calendar(http, f"{url}-events/", "VEVENT")
    no_tasks = ConnectorAccount(f"{url}-events", USER)
    assert len(CALDAV.publish(entry(), no_tasks, http, KeptMemory()).warnings) == 1
    assert _objects(http, f"{url}-events") == [f"{url}-events/{UID}.ics"]


def _objects(http: AccountHttp, url: str) -> list[str]:
    from plugins.caldav.calendar_server import CalendarServer

    return [one.url for one in CalendarServer(http).found(f"{url}/", "1")][1:]


def _fake_with(sent: object) -> FakeCalendars:
    calendars = FakeCalendars()
    CALDAV.publish(sent, ACCOUNT, calendars, KeptMemory())  # type: ignore[arg-type]
    return calendars
