"""SIP_tailieu: loose documents handed over to another system (TT 05/2025/TT-BNV, Phụ lục IV)."""

from archivist.packaging.circular import CircularFormat


class SipTailieu(CircularFormat):
    """Its code counts the submission and the package in it: agency, year, two digits, seven digits."""

    name = "SIP_tailieu"
