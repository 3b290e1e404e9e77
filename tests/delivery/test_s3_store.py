"""Which answers of a store are worth asking again for."""

from collections.abc import Iterator

import httpx
import pytest

from archivist.delivery.s3_signing import Credentials
from archivist.delivery.s3_store import Store
from archivist.troubles import Busy, Refused
from tests.delivery.intakes import QUICK, go_on

ERROR = "<Error><Code>InvalidRequest</Code></Error>"


def store(answers: Iterator[httpx.Response]) -> Store:
    web = httpx.Client(transport=httpx.MockTransport(lambda _request: next(answers)))
    return Store("tinh", "http://127.0.0.1/bucket", Credentials("key", "secret"), web, QUICK, go_on)


def test_half_a_request_that_somebody_on_the_way_refused_is_sent_again() -> None:
    answers = iter([httpx.Response(400), httpx.Response(400, text="Bad request"), httpx.Response(200, text="here")])
    assert store(answers).ask("GET", "a.zip").text == "here"


def test_what_is_refused_again_and_again_is_left_for_later() -> None:
    with pytest.raises(Busy):
        store(httpx.Response(400) for _ in range(QUICK.tries)).ask("GET", "a.zip")


def test_what_the_store_itself_refuses_is_refused() -> None:
    answers = iter([httpx.Response(400, text=ERROR)])
    with pytest.raises(Refused):
        store(answers).ask("GET", "a.zip")
    assert next(answers, None) is None
