"""Reading of the errors of connectors as troubles of a delivery: some pass by themselves, some the teacher mends."""

from __future__ import annotations

from tni.api.ent import ConnectorError, ConnectorFault
from tni.cahier.delivery import LONGEST_ASKED_S, ProgramFault, Remedy, Trouble, TroubleSource
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.one_line import one_line, shortened
from tni.core.plugin_errors import EntryFileError, PluginError, PluginFault
from tni.files.outbox_errors import EntAccountsError

DETAIL_MAX, HOST_MAX = 300, 255

_CONNECTOR = {
    ConnectorFault.SIGN_IN: Remedy.ACCOUNT,
    ConnectorFault.FORBIDDEN: Remedy.TEACHER,
    ConnectorFault.NO_PLACE: Remedy.TEACHER,
    ConnectorFault.NO_SLOT: Remedy.TEACHER,
    ConnectorFault.QUOTA: Remedy.TEACHER,
    ConnectorFault.TOO_LARGE: Remedy.REFUSED,
    ConnectorFault.REFUSED: Remedy.REFUSED,
    ConnectorFault.LOCKED: Remedy.REFUSED,
    ConnectorFault.SWITCHED_OFF: Remedy.ACCOUNT,
    ConnectorFault.MAINTENANCE: Remedy.RETRY,
    ConnectorFault.CAPTIVE_PORTAL: Remedy.RETRY,
    ConnectorFault.NOT_UNDERSTOOD: Remedy.RETRY_FEW,
}
_NETWORK = {
    NetworkFault.OFFLINE: Remedy.RETRY,
    NetworkFault.NO_FOLDER: Remedy.RETRY,
    NetworkFault.REFUSED: Remedy.RETRY,
    NetworkFault.TIMEOUT: Remedy.RETRY,
    NetworkFault.CUT: Remedy.RETRY,
    NetworkFault.TLS: Remedy.RETRY_FEW,
    NetworkFault.PROXY: Remedy.RETRY,
    NetworkFault.CANCELLED: Remedy.RETRY,
    NetworkFault.NOT_HTTPS: Remedy.ACCOUNT,
    NetworkFault.FOREIGN_HOST: Remedy.RETRY_FEW,
    NetworkFault.WRONG_PASSWORD: Remedy.ACCOUNT,
    NetworkFault.FORBIDDEN: Remedy.TEACHER,
    NetworkFault.MISSING: Remedy.RETRY_FEW,
    NetworkFault.EXISTS: Remedy.RETRY_FEW,
    NetworkFault.CONFLICT: Remedy.RETRY_FEW,
    NetworkFault.LOCKED: Remedy.RETRY,
    NetworkFault.QUOTA: Remedy.TEACHER,
    NetworkFault.TOO_LARGE: Remedy.REFUSED,
    NetworkFault.BUSY: Remedy.RETRY,
    NetworkFault.NOT_WEBDAV: Remedy.ACCOUNT,
    NetworkFault.MALFORMED: Remedy.RETRY_FEW,
    NetworkFault.REJECTED: Remedy.RETRY_FEW,
    NetworkFault.SERVER: Remedy.RETRY,
    NetworkFault.MAINTENANCE: Remedy.RETRY,
    NetworkFault.CAPTIVE_PORTAL: Remedy.RETRY,
}
_PROGRAM = {
    ProgramFault.NO_CONNECTOR: Remedy.ACCOUNT,
    ProgramFault.CONNECTOR_FAILED: Remedy.RETRY_FEW,
    ProgramFault.FILE_MISSING: Remedy.TEACHER,
    ProgramFault.TEXT_ERASED: Remedy.TEACHER,
    ProgramFault.RECORD_UNREADABLE: Remedy.TEACHER,
    ProgramFault.ACCOUNTS_UNREAD: Remedy.RETRY,
    ProgramFault.SHARED_UNREAD: Remedy.TEACHER,
    ProgramFault.FORMER_PLACE: Remedy.TEACHER,
}
_NOT_RUN = (
    PluginFault.MISSING, PluginFault.DISABLED, PluginFault.FORBIDDEN, PluginFault.UNFIT, PluginFault.BROKEN
)  # fmt: skip


def trouble_of(error: Exception) -> Trouble:
    """Return the trouble that an error of a sending is; an error of no known type is a failure of the plugin."""
    match error:
        case ConnectorError():
            detail = shortened(error.detail, DETAIL_MAX)
            return Trouble(TroubleSource.CONNECTOR, error.fault.value, _CONNECTOR[error.fault], detail=detail)
        case NetworkError():
            host = one_line(error.host[:HOST_MAX])
            return Trouble(
                TroubleSource.NETWORK, error.fault.value, _NETWORK[error.fault], host, retry_s=_wait_s(error)
            )
        case EntAccountsError():
            return program_trouble(ProgramFault.ACCOUNTS_UNREAD)
        case EntryFileError():
            return program_trouble(ProgramFault.FILE_MISSING)
        case PluginError() if error.fault in _NOT_RUN:
            return program_trouble(ProgramFault.NO_CONNECTOR)
    return program_trouble(ProgramFault.CONNECTOR_FAILED)


def program_trouble(fault: ProgramFault, detail: str = "") -> Trouble:
    """Return the trouble of a fault on this computer."""
    return Trouble(TroubleSource.PROGRAM, fault.value, _PROGRAM[fault], detail=detail)


def _wait_s(error: NetworkError) -> float:
    """Return the wait that a server asks for, a day at most; one that it states in a strange way is none."""
    return min(error.retry_s, LONGEST_ASKED_S) if 0 < error.retry_s < float("inf") else 0.0
