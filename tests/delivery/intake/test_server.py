"""The intake speaks tus 1.0 as the protocol has it, one delivery a digest, and answers with receipts."""

import base64
import hashlib
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from archivist.delivery.metadata import metadata_header
from archivist.model.promises.destination import Verdict
from archivist.resources import resource
from tests.delivery.intakes import Running, intake

CONTENT = b"a sealed package" * 100
DIGEST = hashlib.sha256(CONTENT).hexdigest()
TUS = {"Tus-Resumable": "1.0.0"}
ABOUT = {"object_id": "uuid-1", "name": "uuid-1.zip", "agency_code": "H49.64", "agency_name": "Xã An Bình", "documents": "2"}


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Running]:
    with intake(tmp_path / "there") as found:
        yield found


def ask(there: Running, method: str, path: str, content: bytes = b"", /, **headers: str) -> httpx.Response:
    given = TUS | {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.request(method, there.url + path, headers=given, content=content, trust_env=False)


def announce(there: Running, digest: str = DIGEST, length: int = len(CONTENT)) -> httpx.Response:
    about = metadata_header(ABOUT)
    return ask(there, "POST", "/files", Idempotency_Key=digest, Upload_Length=str(length), Upload_Metadata=about)


def send(there: Running, content: bytes, offset: int, digest: str = DIGEST, **headers: str) -> httpx.Response:
    kind = headers.pop("Content_Type", "application/offset+octet-stream")
    return ask(there, "PATCH", f"/files/{digest}", content, Content_Type=kind, Upload_Offset=str(offset), **headers)


def receipt(there: Running, digest: str = DIGEST) -> dict[str, object]:
    while True:
        told: dict[str, object] = ask(there, "GET", f"/deliveries/{digest}").json()
        if told["state"] != "checking":
            return told


def checksum(content: bytes) -> str:
    return f"sha256 {base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def test_it_says_what_it_can(there: Running) -> None:
    told = ask(there, "OPTIONS", "/files")
    assert told.status_code == 204
    assert told.headers["Tus-Extension"].split(",") == ["creation", "checksum", "termination", "expiration"]
    assert told.headers["Tus-Checksum-Algorithm"] == "sha256"


def test_a_package_in_two_pieces_and_its_receipt(there: Running) -> None:
    created = announce(there)
    assert (created.status_code, created.headers["Location"]) == (201, f"/files/{DIGEST}")
    assert created.links["receipt"]["url"] == f"/deliveries/{DIGEST}"
    assert "Upload-Expires" in created.headers
    assert send(there, CONTENT[:700], 0, Upload_Checksum=checksum(CONTENT[:700])).headers["Upload-Offset"] == "700"
    head = ask(there, "HEAD", f"/files/{DIGEST}")
    assert (head.headers["Upload-Offset"], head.headers["Upload-Length"]) == ("700", "1600")
    assert receipt(there)["state"] == "arriving"
    assert send(there, CONTENT[700:], 700).status_code == 204
    told = receipt(there)
    assert (told["state"], told["sha256"], told["bytes"]) == ("received", DIGEST, len(CONTENT))
    assert (told["object_id"], told["name"]) == ("uuid-1", "uuid-1.zip")
    assert ask(there, "HEAD", f"/files/{DIGEST}").headers["Upload-Offset"] == "1600"


def test_the_registration_has_the_fields_of_the_rules_and_counts_on(there: Running) -> None:
    for n in range(3):
        content = CONTENT + bytes([n])
        digest = hashlib.sha256(content).hexdigest()
        announce(there, digest, len(content))
        send(there, content, 0, digest)
        registration = receipt(there, digest)["registration"]
    fields = json.loads(resource("rules/receipt-tt05-2025.json").read_text())["fields"]
    assert isinstance(registration, dict)
    assert list(registration) == sorted(fields)
    assert (registration["submission_ordinal"], registration["documents_loaded"]) == (3, 6)
    assert (registration["agency_name"], registration["documents_registered"]) == ("Xã An Bình", 2)


def test_the_same_package_is_one_delivery(there: Running) -> None:
    assert announce(there).status_code == 201
    assert announce(there).status_code == 200
    send(there, CONTENT, 0)
    first = receipt(there)
    again = announce(there)
    assert (again.status_code, again.headers["Location"]) == (200, f"/files/{DIGEST}")
    assert receipt(there) == first
    assert len(ask(there, "GET", "/deliveries").json()) == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload_Length": "9"}, 400), ({"Idempotency_Key": DIGEST}, 400),
        ({"Idempotency_Key": "x", "Upload_Length": "9"}, 400),
        ({"Idempotency_Key": DIGEST, "Upload_Length": "-1"}, 400), ({"Idempotency_Key": DIGEST, "Upload_Length": "0"}, 400),
        ({"Idempotency_Key": DIGEST, "Upload_Length": "9", "Upload_Metadata": "name ***"}, 400),
        ({"Idempotency_Key": DIGEST, "Upload_Length": "9", "Upload_Metadata": "documents YQ=="}, 400),
        ({"Idempotency_Key": DIGEST, "Upload_Length": str(1 << 60)}, 413),
        ({"Idempotency_Key": DIGEST, "Upload_Length": "9", "Tus_Resumable": "0.2.2"}, 412),
    ],
)  # fmt: skip
def test_an_announcement_that_is_none(headers: dict[str, str], status: int, there: Running) -> None:
    assert ask(there, "POST", "/files", b"", **headers).status_code == status
    assert list((there.folder / "uploads").iterdir()) == []


def test_another_length_of_the_same_digest_is_refused(there: Running) -> None:
    announce(there)
    assert announce(there, length=5).status_code == 409


def test_what_a_patch_may_not_be(there: Running) -> None:
    announce(there)
    assert send(there, b"x", 5).status_code == 409
    assert send(there, b"x", 0, Content_Type="text/plain").status_code == 415
    assert send(there, b"x", 0, Upload_Checksum="md5 eA==").status_code == 400
    assert send(there, b"x", 0, digest="0" * 64).status_code == 404
    assert send(there, b"x", 0, digest="..%2f..%2fx").status_code == 404
    assert send(there, CONTENT + b"more", 0).status_code == 413
    assert ask(there, "HEAD", f"/files/{DIGEST}").headers["Upload-Offset"] == "0"


@pytest.mark.parametrize("wrong", [checksum(b"other"), "sha256 ***", "sha256 eA=="])
def test_a_wrong_checksum_takes_the_chunk_back(wrong: str, there: Running) -> None:
    announce(there)
    send(there, CONTENT[:100], 0)
    assert send(there, CONTENT[100:200], 100, Upload_Checksum=wrong).status_code == 460
    assert ask(there, "HEAD", f"/files/{DIGEST}").headers["Upload-Offset"] == "100"


def test_other_bytes_than_announced_never_become_a_package(there: Running) -> None:
    announce(there)
    send(there, bytes(len(CONTENT)), 0)
    told = receipt(there)
    assert (told["state"], told["sha256"]) == ("altered", hashlib.sha256(bytes(len(CONTENT))).hexdigest())
    assert ask(there, "HEAD", f"/files/{DIGEST}").status_code == 404
    assert announce(there).status_code == 201
    assert receipt(there)["state"] == "arriving"


def test_an_upload_is_given_up_but_a_package_never(there: Running) -> None:
    announce(there)
    assert ask(there, "DELETE", f"/files/{DIGEST}").status_code == 204
    assert ask(there, "DELETE", f"/files/{DIGEST}").status_code == 404
    announce(there)
    send(there, CONTENT, 0)
    receipt(there)
    assert ask(there, "DELETE", f"/files/{DIGEST}").status_code == 404
    assert there.store.package(DIGEST).read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("verdicts", "state", "approved"),
    [
        ((Verdict("a.1", passed=True), Verdict("a.2", passed=True)), "accepted", 2),
        ((Verdict("a.1", passed=True), Verdict("a.2", passed=False, reason="mờ", page=3)), "partly", 1),
        ((Verdict("a.1", passed=False, reason="mờ"),), "refused", 0),
        ((Verdict("", passed=False, reason="METS"), Verdict("a.1", passed=True)), "refused", 1),
    ],
)
def test_a_judge_decides(verdicts: tuple[Verdict, ...], state: str, approved: int, tmp_path: Path) -> None:
    with intake(tmp_path / "there", judge=lambda _path: verdicts) as there:
        announce(there)
        send(there, CONTENT, 0)
        while (told := receipt(there))["state"] == "received":
            pass
    assert told["state"] == state
    assert isinstance(told["registration"], dict)
    assert told["registration"]["documents_approved"] == approved


def test_no_secret_no_answer(tmp_path: Path) -> None:
    with intake(tmp_path / "there", token="mở cửa") as there:
        assert announce(there).status_code == 401
        assert ask(there, "GET", "/deliveries", Authorization="Bearer x").status_code == 401


def test_a_line_that_went_dead_without_a_word_is_overtaken(there: Running) -> None:
    announce(there)
    host, port = there.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as dead:
        head = f"PATCH /files/{DIGEST} HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
        head += "Content-Type: application/offset+octet-stream\r\nContent-Length: 1600\r\n\r\n"
        dead.sendall(head.encode() + CONTENT[:500])
        while there.store.offset(DIGEST) < 500:
            pass
        assert send(there, CONTENT[500:], 500).status_code == 423
        assert ask(there, "HEAD", f"/files/{DIGEST}").headers["Upload-Offset"] == "500"
        assert send(there, CONTENT[500:], 500).status_code == 204
    assert receipt(there)["state"] == "received"
