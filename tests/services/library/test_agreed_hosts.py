"""Hosts that a teacher has agreed to open: kept, taken back, and no more than a few."""

from __future__ import annotations

from tests.support.memory_settings import MemorySettings
from tni.services.library.agreed_hosts import MOST_HOSTS, AgreedHosts


def test_a_host_is_kept_for_the_next_start_and_taken_back_alone() -> None:
    settings = MemorySettings()
    AgreedHosts(settings).add("example.org")
    AgreedHosts(settings).add("jeu.example.fr")
    AgreedHosts(settings).add("example.org")
    assert AgreedHosts(settings).hosts == ["jeu.example.fr", "example.org"]
    AgreedHosts(settings).forget("jeu.example.fr")
    AgreedHosts(settings).forget("nobody.example")
    assert AgreedHosts(settings).hosts == ["example.org"]


def test_the_oldest_agreement_goes_when_there_are_many() -> None:
    agreed = AgreedHosts(MemorySettings())
    for number in range(MOST_HOSTS + 3):
        agreed.add(f"site{number}.example")
    assert agreed.hosts == [f"site{number}.example" for number in range(3, MOST_HOSTS + 3)]
