"""AIP_hoso: a dossier as an archive keeps it (TT 05/2025/TT-BNV, Phụ lục I)."""

from archivist.packaging.circular import CircularFormat


class AipHoso(CircularFormat):
    """Digitised records become this package (Điều 8.3); PREMIS is part of it."""

    name = "AIP_hoso"
