"""Messages for faults of the camera that reads cards."""

from __future__ import annotations

from tni.core.camera import CameraFault
from tni.ui.i18n import tr


def camera_fault_message(fault: CameraFault) -> str:
    """Return a text that names the fault and its remedy; the program keeps trying to use the camera."""
    match fault:
        case CameraFault.ABSENT:
            return tr("Caméra débranchée : la rebrancher, la lecture reprendra.")
        case CameraFault.REFUSED:
            return tr("TNI n’a pas le droit de lire cette caméra : « tni doctor » donne la commande à lancer.")
        case CameraFault.BUSY:
            return tr("Un autre logiciel se sert de la caméra : le fermer, la lecture reprendra.")
        case CameraFault.SILENT:
            return tr("La caméra est ouverte, mais n’envoie pas d’image : la débrancher, puis la rebrancher.")
        case CameraFault.DARK:
            return tr("La caméra ne voit que du noir : ouvrir son cache ou allumer la lumière, la lecture reprendra.")
        case CameraFault.FROZEN:
            return tr("La caméra envoie toujours la même image : la débrancher, puis la rebrancher.")
        case CameraFault.CRASHED:
            return tr("La lecture des cartes s’est arrêtée ; elle reprend. Les votes reçus sont gardés.")
        case CameraFault.NO_READER:
            return tr("Les cartes ne peuvent pas être lues sur cet ordinateur : OpenCV manque ou ne démarre pas.")
