"""Time-stamps by RFC 3161 over HTTP."""

import asyncio

import httpx
from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper

from archivist.troubles import TimeNotStamped

PATIENCE = 180.0  # seconds: authorities answer slowly at the end of a working day
CONNECT = 15.0  # seconds: without a line the next run asks again, and nobody waits for it
_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"


class Authority(TimeStamper):
    """Raises TimeNotStamped where no time-stamp comes."""

    def __init__(self, address: str, patience: float = PATIENCE) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library leaves this one untyped
        self._address, self._waits = address, httpx.Timeout(patience, connect=min(patience, CONNECT))

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        return await asyncio.to_thread(self._asked, req.dump())

    def _asked(self, question: bytes) -> tsp.TimeStampResp:
        try:
            told = httpx.post(self._address, content=question, headers={"Content-Type": _QUERY}, timeout=self._waits)
        except httpx.HTTPError as error:
            raise TimeNotStamped(reason=str(error) or type(error).__name__) from error
        if told.status_code != httpx.codes.OK or told.headers.get("Content-Type", "").partition(";")[0] != _REPLY:
            raise TimeNotStamped(reason=f"HTTP {told.status_code}")
        return _granted(told.content)


def _granted(answer: bytes) -> tsp.TimeStampResp:
    try:
        read = tsp.TimeStampResp.load(answer)
        status = read["status"]["status"].native
    except ValueError as error:
        raise TimeNotStamped(reason="RFC 3161") from error
    if status not in ("granted", "granted_with_mods"):
        raise TimeNotStamped(reason=status)
    return read
