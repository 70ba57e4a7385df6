"""Links to files on a server, put into the texts of an entry."""

from __future__ import annotations

from tests.plugins.outgoing_samples import BOARD, EXERCISE, UID, KeptMemory, bytes_of, entry, file_of
from tni.api.ent import ConnectorAccount, OutgoingAssessment, WorkKind
from tni.cahier.file_links import links_of, with_links
from tni.cahier.french import NBSP

BOARD_FILE, EXERCISE_FILE = entry().all_files
LINKS = {BOARD_FILE.sha256: "https://nuage.example/s/T?a=1&b=2", EXERCISE_FILE.sha256: "https://nuage.example/s/U"}


def test_files_with_a_link_are_named_with_it_in_both_forms_once() -> None:
    linked = with_links(entry(), LINKS)
    assert linked.html == (
        f"{entry().html}<p><strong>Documents{NBSP}:</strong></p>"
        '<ul><li><a href="https://nuage.example/s/T?a=1&amp;b=2">Tableau</a></li></ul>'
    )
    assert linked.text == f"{entry().text}\nDocuments{NBSP}:\n- Tableau{NBSP}: https://nuage.example/s/T?a=1&b=2"
    assert linked.works[0].text.endswith(f"- Feuille d’exercices{NBSP}: https://nuage.example/s/U")
    assert linked.works[1] == entry().works[1]
    assert with_links(linked, LINKS) == linked
    assert linked.all_files == entry().all_files


def test_a_way_without_files_gets_those_without_a_link_alone() -> None:
    assessment = OutgoingAssessment(WorkKind.TEST, "Contrôle", files=(file_of("sujet.pdf", b"s"),))
    sent = with_links(entry(assessments=(assessment,)), LINKS, in_place_of_files=True)
    assert [one.name for one in sent.all_files] == ["sujet.pdf"]
    assert with_links(entry(), {}, in_place_of_files=True) == entry()


def test_links_that_the_nuage_remembers_stand_in_the_calendar() -> None:
    from plugins.caldav import connector as caldav
    from plugins.caldav.fake import FakeCalendars
    from plugins.nextcloud import connector as nextcloud
    from plugins.nextcloud.fake import FakeCloud

    account, memory, calendars = ConnectorAccount("https://school.example"), KeptMemory(), FakeCalendars()
    nextcloud().publish(entry(), account, FakeCloud(), memory)
    links = links_of(entry(), memory.get)
    assert set(links) == set(bytes_of(BOARD, EXERCISE))
    caldav().publish(with_links(entry(), links), account, calendars, KeptMemory())
    event = next(data for path, data in calendars.objects.items() if str(UID) in path)
    text = event.decode().replace("\r\n ", "")
    assert "https://nuage.example/s/T1/download?path=%2F&files=2026-11-23_5eA_Maths.pdf" in text
    assert text.count("Documents") == 1
