"""How results are kept: bytes first, then one transaction with the rows."""

from typing import Any

from archivist.model.event import Draft
from archivist.model.plain import plain
from archivist.troubles import Trouble


def kept(stage: str, subject: str, key: str, value: Any = None, blob: str | None = None) -> Draft:
    """A result that worked out; its bytes, if any, are in the vault already."""
    return Draft("result.kept", subject, {"stage": stage, "key": key, "value": plain(value), "blob": blob, "trouble": None})


def failed(stage: str, subject: str, key: str, trouble: Trouble) -> Draft:
    """A result that did not work out: fresh all the same, so that it is not tried again until something changes."""
    told = {"code": trouble.code, "details": plain(trouble.details), "sentence": trouble.sentence, "remedy": trouble.remedy}
    detail = {"stage": stage, "key": key, "value": None, "blob": None, "trouble": told}
    return Draft("result.kept", subject, detail, outcome="failure")
