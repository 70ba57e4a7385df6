"""Messages for a camera of the page that delivers no picture."""

from __future__ import annotations

from typing import assert_never

from tni.core.camera import CameraFault
from tni.ui.i18n import tr


def page_camera_message(fault: CameraFault) -> str:
    """Return a text that names the fault and its remedy. While it is open, the program keeps trying."""
    match fault:
        case CameraFault.ABSENT:
            return tr("Caméra débranchée : la rebrancher, elle reprendra.")
        case CameraFault.REFUSED:
            return tr("TNI n’a pas le droit d’utiliser cette caméra : « tni doctor » donne la commande à lancer.")
        case CameraFault.BUSY:
            return tr("Un autre logiciel se sert de la caméra : le fermer, elle reprendra.")
        case CameraFault.SILENT:
            return tr("La caméra est ouverte, mais n’envoie pas d’image : la débrancher, puis la rebrancher.")
        case CameraFault.DARK:
            return tr("La caméra ne voit que du noir : ouvrir son cache ou allumer la lumière.")
        case CameraFault.FROZEN:
            return tr("La caméra envoie toujours la même image : la débrancher, puis la rebrancher.")
        case CameraFault.CRASHED:
            return tr("La caméra s’est arrêtée toute seule ; la dernière image est gardée. « Reprendre » la relance.")
        case CameraFault.NO_READER:
            return tr("La caméra ne peut pas être lue sur cet ordinateur : OpenCV manque ou ne démarre pas.")
        case _:
            assert_never(fault)
