"""Messages about the contract suite of plugins, for who writes one."""

from __future__ import annotations

from collections.abc import Iterator

from tni.services.plugins.contract_report import ContractCheck, ContractReport, ContractResult
from tni.ui.i18n import tr


def contract_lines(report: ContractReport) -> Iterator[str]:
    """Yield a line for each check, its faults below it, and the outcome."""
    for one in report.results:
        yield f"{_name(one.check)} : {_outcome(one)}"
        yield from (f"    {fault}" for fault in one.faults)
    yield tr("Le contrat est respecté.") if report.is_kept else tr("Le contrat n’est pas respecté.")


def _outcome(result: ContractResult) -> str:
    if result.faults:
        return tr("des fautes")
    if result.tries > 1:
        return tr("en ordre, {} essais").format(result.tries)
    return tr("en ordre") if result.tries else tr("pas essayé, faute d’un module « fake »")


def _name(check: ContractCheck) -> str:
    return {
        ContractCheck.MANIFEST: tr("Déclaration PLUGIN"),
        ContractCheck.IMPORTS: tr("Modules importés"),
        ContractCheck.FUNCTION: tr("Fonction de son type"),
        ContractCheck.CALLS: tr("Ce qu’elle fait"),
        ContractCheck.FAULTS: tr("Pannes du serveur ou fichiers abîmés"),
        ContractCheck.HOSTS: tr("Serveurs"),
        ContractCheck.DOUBLES: tr("Envois coupés, puis refaits"),
        ContractCheck.EDITS: tr("Séances modifiées, puis retirées"),
    }[check]
