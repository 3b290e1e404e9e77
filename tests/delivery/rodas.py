"""A RODA repository on loopback for one test, written after its REST v2 and its controllers' code, traps and all.

No digest, no resumption: an upload goes straight to its final name, a cut one leaves a stub that the index does not know
and that stands in the way (409). A job takes a package in as often as it is asked; a new job is found only after a while.
"""

import base64
import json
import re
import shutil
import threading
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from lxml import etree

from archivist.delivery.patience import Timing
from archivist.delivery.roda import RodaDestination
from archivist.delivery.roda_rest import Access
from tests.delivery.intakes import QUICK

KEY, USER, PASSWORD = "khoa-truy-cap", "xa-an-binh", "mở cửa"


@dataclass
class Whims:
    """What goes wrong: so many uploads are cut half-way, answers to new jobs are lost, tokens run out after so many uses;
    how often a new job is not found yet; what a job comes to.
    """

    cuts: int = 0
    lost_jobs: int = 0
    lag: int = 0
    uses: int = 1 << 30
    state: str = "COMPLETED"
    outcome: str = "SUCCESS"
    details: str = "<html><style>p{}</style><p>Well-formed &amp; whole.</p></html>"


@dataclass
class Repository:
    """The transfer area on disk, what the index knows of it, jobs and what they made."""

    area: Path
    whims: Whims = field(default_factory=Whims)
    known: dict[str, str] = field(default_factory=dict)
    jobs: list[dict[str, Any]] = field(default_factory=list)
    aips: list[dict[str, Any]] = field(default_factory=list)
    uploads: list[str] = field(default_factory=list)
    tokens: dict[str, int] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def resource(self, path: str) -> dict[str, Any]:
        return {
            "uuid": resource_id(path), "id": path, "relativePath": path, "name": Path(path).name,
            "file": (self.area / path).is_file(), "size": (self.area / path).stat().st_size,
        }  # fmt: skip

    def learn(self, path: str) -> None:
        self.known[resource_id(path)] = path

    def refresh(self) -> None:
        """As a scan of the area: stubs become known, what has gone is forgotten."""
        paths = (str(p.relative_to(self.area)) for p in self.area.rglob("*"))
        self.known = {resource_id(path): path for path in paths}

    def ingest(self, order: dict[str, Any]) -> dict[str, Any]:
        """No look at what was taken in before: each job makes an entry of its own."""
        paths = [self.known[i] for i in order["sourceObjects"]["ids"]]
        job = {
            "id": str(uuid.uuid4()), "name": order["name"], "state": self.whims.state, "lag": self.whims.lag,
            "stateDetails": "Không duyệt" if self.whims.state == "REJECTED" else "", "reports": [],
        }  # fmt: skip
        for path in paths if self.whims.state == "COMPLETED" else ():
            made = self.whims.outcome in ("SUCCESS", "PARTIAL_SUCCESS")
            aip = {"id": str(uuid.uuid4()), "ingestSIPIds": [object_id(self.area / path)]}
            if made:
                self.aips.append(aip)
                done = self.area / "PROCESSED" / "SUCCESSFULLY_INGESTED" / path
                done.parent.mkdir(parents=True, exist_ok=True)
                shutil.move(self.area / path, done)
                self.refresh()
            job["reports"].append(
                {
                    "pluginState": self.whims.outcome, "outcomeObjectId": aip["id"] if made else "",
                    "sourceObjectOriginalIds": aip["ingestSIPIds"], "pluginDetails": self.whims.details,
                }
            )  # fmt: skip
        self.jobs.append(job)
        return job

    def admits(self, proof: str) -> bool:
        if proof.startswith("Basic "):
            return base64.b64decode(proof[6:]).decode() == f"{USER}:{PASSWORD}"
        token = proof.removeprefix("Bearer ")
        self.tokens[token] = self.tokens.get(token, 0) - 1
        return self.tokens[token] >= 0


def resource_id(path: str) -> str:
    """Java's UUID.nameUUIDFromBytes, as its documentation spells it out."""
    told = bytearray(md5(path.encode()).digest())
    told[6], told[8] = (told[6] & 0x0F) | 0x30, (told[8] & 0x3F) | 0x80
    return str(uuid.UUID(bytes=bytes(told)))


def object_id(path: Path) -> str:
    """OBJID of the package; of a file that is none, its name."""
    with suppress(zipfile.BadZipFile, StopIteration), zipfile.ZipFile(path) as package:
        name = next(n for n in package.namelist() if n.count("/") == 1 and n.endswith("/METS.xml"))
        return str(etree.fromstring(package.read(name)).get("OBJID"))
    return path.stem


class _Answers(BaseHTTPRequestHandler):
    there: Repository

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_PATCH(self) -> None:
        self._answer()

    def log_message(self, *_words: object) -> None:
        """Nobody reads it."""

    def _answer(self) -> None:
        url = urlsplit(self.path)
        path, query = unquote(url.path).removeprefix("/api/v2/"), {k: v[0] for k, v in parse_qs(url.query).items()}
        with self.there.lock:
            if path == "members/token":
                self._token()
            elif not self.there.admits(self.headers.get("Authorization", "")):
                self._say(401)
            elif path == "transfers/create/resource":
                self._upload(query.get("parent-uuid", ""))
            else:
                self._route(path, query, self._body() if self.command != "GET" else None)

    def _route(self, path: str, query: dict[str, str], body: Any) -> None:
        for method, pattern, work in (
            ("POST", "transfers/create/folder", self._folder),
            ("PATCH", "transfers/rename", self._rename),
            ("POST", "transfers/refresh", self._refresh),
            ("POST", "transfers/delete", self._delete),
            ("POST", "(?:aips|jobs)/find", self._find),
            ("POST", "jobs", self._job),
            ("GET", "transfers/[^/]+(?:/download)?", self._transfer),
            ("GET", "jobs/[^/]+(?:/reports)?", self._told),
        ):
            if self.command == method and re.fullmatch(pattern, path):
                work(path, query, body)
                return
        self._say(404)

    def _body(self) -> Any:
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        return json.loads(content) if content else None

    def _say(self, status: int, told: object = None, content: bytes | None = None) -> None:
        content = json.dumps(told).encode() if content is None else content
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.close()

    def _token(self) -> None:
        """The key is a bare string, not the JSON that the documentation shows."""
        if self.rfile.read(int(self.headers["Content-Length"])).decode() != KEY:
            self._say(401)
            return
        token = str(uuid.uuid4())
        self.there.tokens[token] = self.there.whims.uses
        self._say(200, {"token": token, "expiresIn": 300})

    def _upload(self, parent: str) -> None:
        """Straight to the final name, as the bytes come in."""
        boundary = self.headers["Content-Type"].partition("boundary=")[2]
        tail, head = f"\r\n--{boundary}--\r\n".encode(), b""
        while not head.endswith(b"\r\n\r\n"):
            head += self.rfile.readline()
        assert b'name="resource"' in head
        name = head.decode().partition('filename="')[2].partition('"')[0]
        left = int(self.headers["Content-Length"]) - len(head) - len(tail)
        path = "/".join(filter(None, (self.there.known[parent] if parent else "", name)))
        self.there.uploads.append(name)
        if (self.there.area / path).exists():
            self.rfile.read(left + len(tail))
            self._say(409)
            return
        with (self.there.area / path).open("wb") as file:
            if self.there.whims.cuts:
                self.there.whims.cuts -= 1
                file.write(self.rfile.read(left // 2))
                self._hang_up()
                return
            while left and (piece := self.rfile.read(min(left, 1 << 16))):
                file.write(piece)
                left -= len(piece)
        if left:
            self._hang_up()
            return
        self.there.learn(path)
        self._say(201, self.there.resource(path))

    def _folder(self, _path: str, query: dict[str, str], _body: Any) -> None:
        parent = self.there.known[query["parent-uuid"]] if "parent-uuid" in query else ""
        path = "/".join(filter(None, (parent, query["name"])))
        if (self.there.area / path).exists():
            self._say(409)
            return
        (self.there.area / path).mkdir()
        self.there.learn(path)
        self._say(201, self.there.resource(path))

    def _rename(self, _path: str, query: dict[str, str], _body: Any) -> None:
        path = self.there.known.get(query["uuid"])
        if path is None:
            self._say(404)
            return
        to = str(Path(path).with_name(query["new-name"]))
        if (self.there.area / to).exists() and query["replace-existing"] != "true":
            self._say(409)
            return
        (self.there.area / path).rename(self.there.area / to)
        del self.there.known[query["uuid"]]
        self.there.learn(to)
        self._say(200, self.there.resource(to))

    def _refresh(self, _path: str, _query: dict[str, str], _body: Any) -> None:
        self.there.refresh()
        self._say(204, content=b"")

    def _delete(self, _path: str, _query: dict[str, str], body: Any) -> None:
        assert body["@type"] == "SelectedItemsListRequest"
        for known in body["ids"]:
            (self.there.area / self.there.known.pop(known)).unlink()
        self._say(200, {"id": str(uuid.uuid4())})

    def _find(self, path: str, _query: dict[str, str], body: Any) -> None:
        (wanted,) = body["filter"]["parameters"]
        assert wanted["@type"] == "SimpleFilterParameter"
        found = []
        for entry in self.there.aips if path.startswith("aips") else self.there.jobs:
            value = entry.get(wanted["name"])
            if wanted["value"] in (value if isinstance(value, list) else [value]):
                if entry.get("lag", 0) > 0:
                    entry["lag"] -= 1
                else:
                    found.append(entry)
        self._say(200, {"offset": 0, "limit": 10, "totalCount": len(found), "results": found})

    def _job(self, _path: str, _query: dict[str, str], body: Any) -> None:
        if any(known not in self.there.known for known in body["sourceObjects"]["ids"]):
            self._say(404)
            return
        job = self.there.ingest(body)
        if self.there.whims.lost_jobs:
            self.there.whims.lost_jobs -= 1
            self._hang_up()
            return
        self._say(201, job)

    def _transfer(self, path: str, _query: dict[str, str], _body: Any) -> None:
        known = self.there.known.get(path.split("/")[1])
        if known is None:
            self._say(404)
            return
        if path.endswith("/download"):
            self._say(200, content=(self.there.area / known).read_bytes())
            return
        self._say(200, self.there.resource(known))

    def _told(self, path: str, _query: dict[str, str], _body: Any) -> None:
        job = next((j for j in self.there.jobs if j["id"] == path.split("/")[1]), None)
        if job is None:
            self._say(404)
            return
        self._say(200, {"reports": job["reports"]} if path.endswith("/reports") else job)


@dataclass(frozen=True)
class Running:
    """A repository that answers."""

    url: str
    repository: Repository

    @property
    def whims(self) -> Whims:
        return self.repository.whims

    def sender(self, access: Access | None = None, timing: Timing = QUICK, **more: str) -> RodaDestination:
        return RodaDestination("tinh", self.url, access or Access(secret=KEY), timing=timing, **more)  # type: ignore[arg-type]

    def arrived(self) -> list[bytes]:
        return [p.read_bytes() for p in sorted(self.repository.area.rglob("*.zip"))]


@contextmanager
def roda(folder: Path, whims: Whims | None = None) -> Iterator[Running]:
    """The repository in threads of this program, until the block ends."""
    folder.mkdir(parents=True, exist_ok=True)
    repository = Repository(folder, whims or Whims())
    answers = type("Answers", (_Answers,), {"there": repository})
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers)
    server.daemon_threads = False  # so that closing waits for them
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield Running(f"http://127.0.0.1:{server.server_port}", repository)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
