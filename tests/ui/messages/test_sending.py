"""Messages about sending: each state, fault and difference is a sentence that says what to do."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.cahier.test_delivery import waiting
from tni.api.ent import ConnectorError, ConnectorFault
from tni.cahier.delivery import DeliveryState, Goal, ProgramFault, Remedy, Trouble, TroubleSource, Wait
from tni.cahier.ent_account import new_account
from tni.cahier.stored_comparison import Difference, DifferenceKind
from tni.core.network_errors import NetworkFault
from tni.files.errors import SeanceStoreFault
from tni.files.outbox_errors import (
    AccountsChangedError,
    EntAccountsError,
    FileChangedError,
    FileNotGivenError,
    NoOutboxLockError,
    NoSuchDeliveryError,
    OutboxError,
)
from tni.services.cahier.sending_state import SendingState, ShownDelivery, made_state
from tni.ui.messages.errors import known_error_message
from tni.ui.messages.sending import account_name, delivery_text, difference_text, left_alone_text, trouble_text

NOW = datetime(2026, 11, 27, 20, 30, tzinfo=ZoneInfo("Europe/Paris"))
MONDAY = datetime(2026, 11, 30, 7, tzinfo=ZoneInfo("Europe/Paris"))
PASSWORD = Trouble(TroubleSource.NETWORK, "wrong password", Remedy.ACCOUNT, "ent.example")
OFFLINE = Trouble(TroubleSource.NETWORK, "offline", Remedy.RETRY, "ent.example")


def sentences(text: str) -> str:
    """The text, once it is one or more whole sentences without a gap left in it."""
    assert re.fullmatch(r"[A-ZÀÉŒ«].*[.»…]", text), text
    assert "{" not in text
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("source", "faults"),
    [
        (TroubleSource.CONNECTOR, ConnectorFault),
        (TroubleSource.NETWORK, NetworkFault),
        (TroubleSource.PROGRAM, ProgramFault),
    ],
)
def test_each_fault_has_a_sentence(source: TroubleSource, faults: type[ConnectorFault]) -> None:
    texts = [
        sentences(trouble_text(Trouble(source, fault.value, Remedy.TEACHER, detail="plan.pdf"), "Éléa"))
        for fault in faults
    ]
    assert len(set(texts)) == len(texts)
    assert all("plan.pdf" in text for text in texts) == (source is TroubleSource.CONNECTOR)


def test_a_fault_of_a_later_program_has_one_too() -> None:
    assert "Éléa" in sentences(trouble_text(Trouble(TroubleSource.NETWORK, "moon", Remedy.RETRY), "Éléa"))


def test_a_refused_password_says_what_to_do() -> None:
    text = "Votre mot de passe n’est plus accepté par Éléa : se reconnecter dans « Comptes », puis réessayer."
    assert sentences(trouble_text(PASSWORD, "Éléa")) == text


def test_files_of_the_shared_folder_that_cannot_be_read_are_named_with_what_to_do() -> None:
    one, many = left_alone_text(["d-1"]), left_alone_text(["d-1", "d-2"])
    assert "d-1" in sentences(one)
    assert many.startswith("2 fichiers")
    assert "supprimer" in one
    assert "supprimer" in many


@pytest.mark.parametrize("kind", DifferenceKind)
@pytest.mark.parametrize("sides", [("2026-11-26", "2026-11-25"), ("les aires", ""), ("", "les aires")])
def test_each_difference_has_a_sentence_with_what_is_known(kind: DifferenceKind, sides: tuple[str, str]) -> None:
    text = sentences(difference_text(Difference(kind, "Exercice 12", *sides)))
    if kind in (DifferenceKind.TEXT, DifferenceKind.WORK_TEXT):
        assert all(side in text for side in sides)
        assert ("Exercice 12" in text) == (kind is DifferenceKind.WORK_TEXT)
    if kind is DifferenceKind.DUE and sides[0] == "2026-11-26":
        assert "pour le 25/11 au lieu du 26/11" in text


def test_each_state_has_a_sentence() -> None:
    one = waiting()
    sent = replace(one, state=DeliveryState.SENT, sent_at=NOW - timedelta(days=1))
    differs = replace(sent, state=DeliveryState.DIFFERS, differences=(Difference(DifferenceKind.ENTRY_MISSING),))
    failing = replace(one, trouble=OFFLINE, failures=1, wait=Wait(NOW, 600))
    held = [replace(one, state=DeliveryState.NEEDS_TEACHER, trouble=PASSWORD), waiting(2, uid=2)]

    def text(shown: ShownDelivery, state: SendingState) -> str:
        return sentences(delivery_text(shown, state, "Éléa", NOW))

    def texts(*found: object, opens_at: datetime | None = None, paused: bool = False) -> list[str]:
        state = made_state(found, NOW, opens_at, paused=paused)  # type: ignore[arg-type]
        return [text(shown, state) for shown in state.deliveries]

    assert texts(one) == ["À envoyer sur Éléa."]
    assert texts(one, opens_at=MONDAY) == [
        "À envoyer sur Éléa lundi à 7 h 00 : hors des heures d’envoi ; si c’est urgent, copier."
    ]
    assert texts(one, paused=True) == ["À envoyer sur Éléa : les envois sont suspendus ; les reprendre."]
    assert texts(failing) == ["Pas de réseau pour joindre ent.example. Nouvel essai à 20 h 40."]
    assert texts(*held)[1] == "À envoyer sur Éléa, dès que ce compte fonctionne de nouveau."
    assert texts(sent) == ["Envoyé sur Éléa hier à 20 h 30."]
    assert texts(differs)[0].startswith("Envoyé sur Éléa, à vérifier. La séance ne se trouve pas")
    assert texts(replace(one, goal=Goal.WITHDRAW)) == ["À retirer de Éléa."]
    gone = replace(one, state=DeliveryState.WITHDRAWN)
    assert texts(gone, replace(gone, started=True)) == ["Non envoyé.", "Retiré de Éléa."]
    for state in DeliveryState:
        texts(replace(one, state=state, trouble=PASSWORD))


def test_errors_of_the_outbox_have_sentences() -> None:
    path = Path("/data/outbox.db")
    errors = [OutboxError(fault, path, "detail") for fault in SeanceStoreFault]
    errors.append(NoOutboxLockError(path))
    more = (NoSuchDeliveryError("7"), FileChangedError(path), FileNotGivenError("a.pdf"), EntAccountsError(path, None))
    for error in (
        *errors,
        *more,
        AccountsChangedError("5eA"),
        EntAccountsError(path, path),
        ConnectorError(ConnectorFault.QUOTA, "plein"),
    ):
        assert "detail" not in sentences(known_error_message(error) or "")


def test_an_account_is_named_as_the_teacher_calls_it() -> None:
    assert account_name(replace(new_account("moodle", "https://elea.example", "prof"), name="Éléa")) == "Éléa"
    assert account_name(new_account("moodle", "https://elea.example", "prof")) == "elea.example"
    assert account_name(None)
