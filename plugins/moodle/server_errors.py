"""Errors of a Moodle as faults of connectors.

Moodle answers errors of its web services with status 200 and an error code. The codes are those of its sources (release
5.1); one that is not listed is a refusal, but for those of its database and of PHP itself, which pass.
"""

from __future__ import annotations

from tni.api.answers import plain_line
from tni.api.ent import ConnectorError, ConnectorFault

_CODES = {
    ConnectorFault.SIGN_IN: (
        "invalidtoken", "tokenexpired", "invalidtimedtoken", "usernotfullysetup", "forcepasswordchangenotice",
        "passwordisexpired", "sitepolicynotagreed", "wsaccessuserdeleted", "wsaccessusersuspended",
        "wsaccessuserunconfirmed", "wsaccessuserexpired", "invalidlogin",
    ),
    ConnectorFault.MAINTENANCE: ("sitemaintenance", "upgraderunning", "maintenancemode"),
    ConnectorFault.SWITCHED_OFF: (
        "accessexception", "servicenotavailable", "enablewsdescription", "webservicesnotenabled", "forbiddenwsuser",
        "cannotcreatetoken", "restoredaccountresetpassword", "fileuploaddisabled",
    ),
    ConnectorFault.FORBIDDEN: (
        "nopermissions", "nopermission", "requireloginerror", "notenrolled", "cannotcreatediscussion",
        "noviewdiscussionspermission", "nopostforum", "cannotdeletepost", "couldnotdeletereplies",
        "nocreatediscussion", "errorcontextnotvalid",
    ),
    ConnectorFault.LOCKED: ("cannotupdatepost", "cutoffdatereached", "discussionlocked"),
    ConnectorFault.NO_PLACE: (
        "invalidrecord", "invalidrecordunknown", "invalidcourseid", "invalidcoursemodule", "invalidforumid",
        "invalidpostid", "notpartofdiscussion", "coursehidden",
    ),
    ConnectorFault.QUOTA: ("userquotalimit",),
    ConnectorFault.TOO_LARGE: (
        "fileoversized", "maxbytes", "upload_error_ini_size", "upload_error_form_size", "maxareabytesreached",
    ),
    ConnectorFault.NOT_UNDERSTOOD: (
        "dbconnectionfailed", "dmlreadexception", "dmlwriteexception", "dmlexception", "ddlexecuteerror",
        "storedfilecannotcreatefile", "storedfilecannotcreatefiledirs", "upload_error_partial",
        "upload_error_cant_write", "upload_error_no_tmp_dir", "cannotcreatetempdir", "locktimeout",
    ),
}  # fmt: skip
_FAULTS = {code: fault for fault, codes in _CODES.items() for code in codes}

MISSING_RECORD = frozenset({"invalidrecord", "invalidrecordunknown"})


class MoodleError(ConnectorError):
    """Error that a Moodle told. code: its error code, "" for none."""

    def __init__(self, fault: ConnectorFault, detail: str, code: str) -> None:
        super().__init__(fault, detail)
        self.code = code


def error_of(record: dict[str, object]) -> MoodleError:
    """Return the error that the server told in an answer. record: with `errorcode` and `message` or `error`."""
    code = str(record.get("errorcode") or "").removeprefix("error/")
    fault = _FAULTS.get(code)
    if fault is None:  # errors of PHP itself and of the database have no code of their own
        exception = str(record.get("exception") or "")
        passes = not code or exception.startswith("dml_")
        fault = ConnectorFault.NOT_UNDERSTOOD if passes else ConnectorFault.REFUSED
    return MoodleError(fault, plain_line(record.get("message") or record.get("error") or code), code)


def error_of_warning(record: dict[str, object]) -> MoodleError:
    """Return the error that a warning stands for: Moodle tells by one that it left something undone."""
    code = str(record.get("warningcode") or "")
    return MoodleError(_FAULTS.get(code, ConnectorFault.REFUSED), plain_line(record.get("message") or code), code)
