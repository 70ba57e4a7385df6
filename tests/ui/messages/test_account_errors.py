"""Messages about an account that is tried: a sentence for each fault, of the server that was typed, with what to do."""

from __future__ import annotations

import re

import pytest

from tni.api.ent import ConnectorError, ConnectorFault
from tni.api.manifest import Localised, Manifest, PluginKind, SignIn
from tni.cahier.delivery import Remedy, Trouble, TroubleSource
from tni.core.network_errors import NetworkError, NetworkFault
from tni.services.cahier.account_setup_state import MissingValueError, NotAnAddressError
from tni.ui.messages.account_errors import account_error, check_text

NAME = Localised("Agenda", "Calendar")
ADDRESS = "https://agenda.example.fr/dav"
FORBIDDEN = Trouble(TroubleSource.CONNECTOR, "forbidden", Remedy.TEACHER)
SIGN_IN = Trouble(TroubleSource.CONNECTOR, "sign in", Remedy.ACCOUNT)
ERRORS = [
    *(NetworkError(fault, "agenda.example.fr") for fault in NetworkFault),
    *(ConnectorError(fault) for fault in ConnectorFault),
]


def manifest(sign_in: SignIn = SignIn.PASSWORD) -> Manifest:
    return Manifest("dav", PluginKind.ENT, (1, 0), "1.0", NAME, NAME, ("account",), sign_in)


@pytest.mark.parametrize("is_form", [True, False])
@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_each_fault_is_a_sentence(error: Exception, is_form: bool) -> None:
    text = account_error(error, manifest(), ADDRESS, is_form=is_form)
    assert re.fullmatch(r"[A-Za-zÀÉ«].*\.", text), text
    assert "{" not in text


@pytest.mark.parametrize(
    "fault",
    [
        ConnectorFault.SIGN_IN, ConnectorFault.FORBIDDEN, ConnectorFault.NO_PLACE, ConnectorFault.NOT_UNDERSTOOD,
        ConnectorFault.REFUSED, ConnectorFault.QUOTA, ConnectorFault.SWITCHED_OFF, ConnectorFault.MAINTENANCE,
    ],
)  # fmt: skip
def test_none_of_a_server_speaks_of_another_place_or_of_copying(fault: ConnectorFault) -> None:
    text = account_error(ConnectorError(fault), manifest(), ADDRESS, is_form=True)
    assert "agenda.example.fr" in text
    assert not re.search("copier|« Comptes »|ENT|envoyé", text), text


def test_a_folder_is_named_with_its_whole_path_and_the_connector_s_own_words_are_kept() -> None:
    folder = manifest(SignIn.FOLDER)
    for fault in (NetworkFault.NO_FOLDER, NetworkFault.FORBIDDEN, NetworkFault.QUOTA, NetworkFault.SERVER):
        assert "/media/cle/Cahier" in account_error(NetworkError(fault, "Cahier"), folder, "/media/cle/Cahier")
    own = "Il y a déjà un fichier index.html d’un autre programme : choisir un autre dossier."
    assert account_error(ConnectorError(ConnectorFault.REFUSED, own), folder, "/x") == own


def test_a_password_is_typed_again_in_the_form_and_elsewhere_she_signs_in_again() -> None:
    error = ConnectorError(ConnectorFault.SIGN_IN)
    assert "les saisir de nouveau" in account_error(error, manifest(), ADDRESS, is_form=True)
    assert "« Se reconnecter… »" in account_error(error, manifest(), ADDRESS)


def test_what_is_typed_wrong_is_told_without_a_server() -> None:
    assert account_error(MissingValueError("user"), manifest(), "") == "Saisir l’identifiant."
    text = account_error(NotAnAddressError(), manifest(), "n importe quoi")
    assert text == "Ce n’est pas une adresse : en saisir une, par exemple https://agenda.example.fr/dav."


def test_a_check_that_passes_does_not_hide_a_refused_sending() -> None:
    assert check_text("Mme Durand", None, "Éléa", is_folder=False) == ("Le compte fonctionne : Mme Durand.", False)
    text, is_wrong = check_text("Mme Durand", FORBIDDEN, "Éléa", is_folder=False)
    assert is_wrong
    assert text.startswith("Le compte répond, mais le dernier envoi n’est pas parti. Votre compte n’a pas le droit")
    for trouble, is_folder in ((SIGN_IN, False), (FORBIDDEN, True)):
        text, is_wrong = check_text("", trouble, "Cahier", is_folder=is_folder)
        assert not is_wrong
        assert "fonctionne de nouveau" in text
