"""Network and port of phone voting: what is offered, and what is kept of the choice."""

from __future__ import annotations

import pytest

from tests.support.memory_settings import MemorySettings
from tni.core.settings import PHONES_ADDRESS, PHONES_PORT
from tni.quiz.phones import LinkKind
from tni.services.voting.phone_network import PORTS, PhoneNetworkChoice

OWN = {"192.168.7.5": LinkKind.WIRELESS, "10.7.0.3": LinkKind.CABLE}


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> MemorySettings:
    monkeypatch.setattr("tni.voting.phones.addresses.own_networks", lambda: OWN)
    return MemorySettings()


def test_the_first_network_is_the_choice_until_another_is_chosen(settings: MemorySettings) -> None:
    choice = PhoneNetworkChoice(settings)
    assert (choice.address, choice.networks()) == ("", OWN)
    choice.choose_address("10.7.0.3")
    assert (settings.get(PHONES_ADDRESS), choice.networks()) == ("10.7.0.3", OWN)


def test_a_chosen_network_that_is_gone_is_offered_without_a_link(settings: MemorySettings) -> None:
    settings.set(PHONES_ADDRESS, "172.16.0.9")
    assert PhoneNetworkChoice(settings).networks() == {**OWN, "172.16.0.9": None}


def test_a_port_of_the_settings_file_is_offered_beside_the_usual_ones(settings: MemorySettings) -> None:
    choice = PhoneNetworkChoice(settings)
    assert choice.ports() == list(PORTS)
    settings.set(PHONES_PORT, 9000.0)
    assert (choice.port, choice.ports()) == (9000, [*PORTS, 9000])
    choice.choose_port(80)
    assert (settings.get(PHONES_PORT), choice.ports()) == (80.0, list(PORTS))
