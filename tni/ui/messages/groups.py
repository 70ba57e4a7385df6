"""Sentences on groups of a class that cannot be made as they are wanted."""

from __future__ import annotations

from collections.abc import Mapping

from tni.roster.pupil_groups import GroupFault, ImpossibleGroupsError
from tni.ui.i18n import tr


def fault_text(error: ImpossibleGroupsError, count: int, names: Mapping[int, str]) -> str:
    """Return why there are no groups, and what to change. count: of the groups. names: by seat number, as shown."""
    about = ", ".join(names.get(number, str(number)) for number in error.pupils)
    match error.fault:
        case GroupFault.TOGETHER_AND_APART:
            return tr("Impossible : {} devraient être ensemble et séparés. Retirer une contrainte.").format(about)
        case GroupFault.TOO_MANY_TOGETHER:
            return tr("Impossible : {} doivent être ensemble, et les groupes sont plus petits.").format(about)
        case GroupFault.TOO_MANY_APART:
            return tr("Impossible : {} doivent tous être séparés, et il n’y a que {} groupes.").format(about, count)
        case GroupFault.NONE_EXISTS:
            return tr("Impossible : aucune répartition ne respecte tout. Retirer une contrainte, ou changer le nombre.")
        case GroupFault.NOT_FOUND:
            return tr("Aucune répartition trouvée avec tant de contraintes. Mélanger encore, ou en retirer une.")
