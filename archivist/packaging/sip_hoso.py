"""SIP_hoso: a dossier handed over to another system (TT 05/2025/TT-BNV, Phụ lục III)."""

from archivist.packaging.circular import CircularFormat


class SipHoso(CircularFormat):
    """What goes to an archive that runs another system (Điều 17); the archive makes the AIP from it (Điều 25)."""

    name = "SIP_hoso"
