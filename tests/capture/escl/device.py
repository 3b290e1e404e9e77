"""A network scanner that exists only in memory: eSCL on the loopback, with a switch for everything that can go wrong."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

from lxml import etree

NAMES = 'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"'
_PROFILE = """<scan:SettingProfiles><scan:SettingProfile><scan:ColorModes>{colours}</scan:ColorModes>
<scan:DocumentFormats>{formats}</scan:DocumentFormats><scan:SupportedResolutions>{dpi}</scan:SupportedResolutions>
</scan:SettingProfile></scan:SettingProfiles>"""
DISCRETE = "<scan:DiscreteResolutions>{}</scan:DiscreteResolutions>"


@dataclass
class Device:
    """What lies in it and how it behaves; a test turns the switches, the device notes what it was asked."""

    stack: list[bytes] = field(default_factory=list)  # the pages of the next job, in the order of the feeder
    feeder: str | None = None  # AdfState, where it is not told by the stack
    state: list[str] = field(default_factory=list)  # State of the next answers; Idle afterwards
    jam: tuple[int, str] | None = None  # after so many pages the feeder is in this state
    job_state: tuple[str, str] = ("Processing", "None")
    busy: int = 0  # so many requests for a job get 503
    slow: int = 0  # so many requests for a page get 503
    retry_after: str | None = "0"
    end: int = 404
    refuse: int = 0  # status of an answer to ScanJobs instead of 201
    relative: bool = False
    lost_location: bool = False
    short: set[int] = field(default_factory=set)  # these pages break off
    chunked: bool = False
    locked: bool = False
    garbage: dict[str, bytes] = field(default_factory=dict)  # answers to ScannerCapabilities, ScannerStatus
    glass: bool = True
    duplex: bool = True
    formats: tuple[str, ...] = ("image/jpeg", "application/pdf")
    colours: tuple[str, ...] = ("RGB24", "Grayscale8")
    dpi: tuple[int, ...] = (75, 150, 200, 300, 600)
    again: bool = False  # the same stack lies in the feeder for every job
    asked: list[str] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    given: int = 0
    url: str = ""

    @property
    def adf(self) -> str:
        if self.jam and self.given >= self.jam[0]:
            return self.jam[1]
        return self.feeder or ("ScannerAdfLoaded" if self.again or self.given < len(self.stack) else "ScannerAdfEmpty")

    def capabilities(self) -> bytes:
        resolutions = "".join(
            f"<scan:DiscreteResolution><scan:XResolution>{d}</scan:XResolution><scan:YResolution>{d}</scan:YResolution>"
            "</scan:DiscreteResolution>"
            for d in self.dpi
        )
        profile = _PROFILE.format(
            colours="".join(f"<scan:ColorMode>{c}</scan:ColorMode>" for c in self.colours),
            formats="".join(f"<pwg:DocumentFormat>{f}</pwg:DocumentFormat>" for f in self.formats),
            dpi=DISCRETE.format(resolutions),
        )
        caps = f"<scan:MaxWidth>2550</scan:MaxWidth><scan:MaxHeight>4200</scan:MaxHeight>{profile}"
        glass = f"<scan:Platen><scan:PlatenInputCaps>{caps}</scan:PlatenInputCaps></scan:Platen>" if self.glass else ""
        both = f"<scan:AdfDuplexInputCaps>{caps}</scan:AdfDuplexInputCaps>" if self.duplex else ""
        return (
            f"<scan:ScannerCapabilities {NAMES}><pwg:Version>2.63</pwg:Version>"
            f"<pwg:MakeAndModel>Virtual 3000</pwg:MakeAndModel>{glass}"
            f"<scan:Adf><scan:AdfSimplexInputCaps>{caps}</scan:AdfSimplexInputCaps>{both}</scan:Adf>"
            "</scan:ScannerCapabilities>"
        ).encode()

    def status(self) -> bytes:
        state = self.state.pop(0) if self.state else "Idle"
        return (
            f"<scan:ScannerStatus {NAMES}><pwg:Version>2.63</pwg:Version><pwg:State>{state}</pwg:State>"
            f"<scan:AdfState>{self.adf}</scan:AdfState><scan:Jobs><scan:JobInfo><pwg:JobUri>/eSCL/ScanJobs/7</pwg:JobUri>"
            f"<pwg:JobState>{self.job_state[0]}</pwg:JobState><pwg:JobStateReasons><pwg:JobStateReason>{self.job_state[1]}"
            "</pwg:JobStateReason></pwg:JobStateReasons></scan:JobInfo></scan:Jobs></scan:ScannerStatus>"
        ).encode()


class _Talk(BaseHTTPRequestHandler):
    device: ClassVar[Device]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # the base class calls it so
        name = self.path.rpartition("/")[2]
        self.device.asked.append(f"GET {name}")
        if self.device.locked:
            self._answer(401)
        elif name in self.device.garbage:
            self._answer(200, self.device.garbage[name])
        elif name == "ScannerCapabilities":
            self._answer(200, self.device.capabilities())
        elif name == "ScannerStatus":
            self._answer(200, self.device.status())
        elif self.path == "/eSCL/ScanJobs/7/NextDocument":
            self._next()
        else:
            self._answer(404)

    def do_POST(self) -> None:
        device = self.device
        device.asked.append("POST")
        settings = etree.fromstring(self.rfile.read(int(self.headers["Content-Length"])))
        device.settings = {etree.QName(e).localname: (e.text or "").strip() for e in settings.iter()}
        if device.busy:
            device.busy -= 1
            self._answer(503, retry=True)
        elif device.refuse:
            self._answer(device.refuse)
        else:
            host = "" if device.relative else "http://nowhere.invalid:80"
            device.given = 0 if device.again else device.given
            self._answer(201, location="" if device.lost_location else f"{host}/eSCL/ScanJobs/7")

    def do_DELETE(self) -> None:
        self.device.asked.append(f"DELETE {self.path}")
        self._answer(200)

    def _next(self) -> None:
        device = self.device
        if device.slow:
            device.slow -= 1
            self._answer(503, retry=True)
        elif device.given >= len(device.stack) or (device.jam and device.given >= device.jam[0]):
            self._answer(device.end)
        else:
            device.given += 1
            self._page(device.stack[device.given - 1], short=device.given - 1 in device.short)

    def _page(self, page: bytes, *, short: bool) -> None:
        sent = page[: len(page) // 2] if short else page
        self.send_response(200)
        self.send_header("Content-Type", "image/jpeg")
        if self.device.chunked:
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"%x\r\n%b\r\n" % (len(sent), sent) + (b"" if short else b"0\r\n\r\n"))
        else:
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(sent)
        self.close_connection = True

    def _answer(self, status: int, body: bytes = b"", *, location: str = "", retry: bool = False) -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        if retry and self.device.retry_after is not None:
            self.send_header("Retry-After", self.device.retry_after)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Says nothing."""


@contextmanager
def running(device: Device, certificate: Path | None = None) -> Iterator[Device]:
    """The device on a free port; with a certificate (and its key in the same file) over HTTPS."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Talk", (_Talk,), {"device": device}))
    server.daemon_threads = False
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    device.url = f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_port}/eSCL"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield device
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
