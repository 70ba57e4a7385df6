"""Errors of connectors as troubles of a delivery."""

from __future__ import annotations

import pytest

from tni.api.ent import TEMPORARY, ConnectorError, ConnectorFault
from tni.cahier.delivery import LONGEST_ASKED_S, ProgramFault, Remedy
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.plugin_errors import EntryFileError, PluginError, PluginFault
from tni.services.cahier.sending_faults import DETAIL_MAX, trouble_of


@pytest.mark.parametrize("fault", ConnectorFault)
def test_temporary_faults_of_connectors_are_tried_again_and_no_others(fault: ConnectorFault) -> None:
    found = trouble_of(ConnectorError(fault, "non " * 200))
    assert (found.remedy in (Remedy.RETRY, Remedy.RETRY_FEW)) == (fault in TEMPORARY)
    assert found.fault == fault.value
    assert 0 < len(found.detail) <= DETAIL_MAX


@pytest.mark.parametrize("fault", NetworkFault)
def test_each_fault_of_the_network_has_a_remedy(fault: NetworkFault) -> None:
    found = trouble_of(NetworkError(fault, "ent.example", 503, 30.0))
    assert (found.fault, found.host, found.retry_s) == (fault.value, "ent.example", 30.0)


@pytest.mark.parametrize("asked_s", [float("nan"), float("inf"), -1.0])
def test_a_strange_wait_is_none(asked_s: float) -> None:
    assert trouble_of(NetworkError(NetworkFault.BUSY, "ent.example", 503, asked_s)).retry_s == 0.0


def test_a_wait_of_years_is_a_day() -> None:
    assert trouble_of(NetworkError(NetworkFault.BUSY, "ent.example", 429, 1764446000000.0)).retry_s == LONGEST_ASKED_S


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (EntryFileError("ab"), ProgramFault.FILE_MISSING),
        (PluginError("moodle", PluginFault.DISABLED), ProgramFault.NO_CONNECTOR),
        (PluginError("moodle", PluginFault.HANGS), ProgramFault.CONNECTOR_FAILED),
        (ZeroDivisionError(), ProgramFault.CONNECTOR_FAILED),
    ],
)
def test_faults_of_this_computer_are_its_own(error: Exception, fault: ProgramFault) -> None:
    assert trouble_of(error).fault == fault.value
