"""AIP_tailieu: loose documents as an archive keeps them (TT 05/2025/TT-BNV, Phụ lục II)."""

from archivist.packaging.circular import CircularFormat


class AipTailieu(CircularFormat):
    """Where no dossier was formed and the system links documents by its search (Điều 17.2); PREMIS is part of it."""

    name = "AIP_tailieu"
