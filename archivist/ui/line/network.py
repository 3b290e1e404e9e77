"""Whether there is a network: a calm fact, never an error."""

from enum import StrEnum

from PySide6.QtNetwork import QNetworkInformation

from archivist.translation import N_
from archivist.ui.sight.states import Sign


class Network(StrEnum):
    """What the system says."""

    ONLINE = "online"
    OFFLINE = "offline"
    UNKNOWN = "unknown"


NETWORK_SIGNS = {
    Network.ONLINE: Sign(N_("Online"), "online", "ink_soft"),
    Network.OFFLINE: Sign(N_("Offline"), "offline", "ink_soft"),
    Network.UNKNOWN: Sign(N_("Works without a network"), "offline", "ink_soft"),
}
_LOST = (QNetworkInformation.Reachability.Disconnected, QNetworkInformation.Reachability.Local)


def network_now() -> Network:
    """Asks the system; UNKNOWN where it has no answer."""
    if not QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
        return Network.UNKNOWN
    reach = QNetworkInformation.instance().reachability()
    if reach == QNetworkInformation.Reachability.Unknown:
        return Network.UNKNOWN
    return Network.OFFLINE if reach in _LOST else Network.ONLINE
