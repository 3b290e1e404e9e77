"""What a certificate authority tells of revocation over HTTP: lists (CRL) and single answers (OCSP, RFC 6960)."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from tests.signing.authority import Holder


@dataclass
class Office:
    """An authority that answers; `issued` by serial number, `revoked` those that are good no more."""

    root: Holder
    address: str = ""
    issued: dict[int, x509.Certificate] = field(default_factory=dict)
    revoked: set[int] = field(default_factory=set)
    silent: bool = False
    asked: list[str] = field(default_factory=list)

    def knows(self, one: Holder) -> Holder:
        self.issued[one.certificate.serial_number] = one.certificate
        return one

    def listed(self) -> bytes:
        now = datetime.now(UTC)
        made = x509.CertificateRevocationListBuilder().issuer_name(self.root.certificate.subject)
        made = made.last_update(now - timedelta(hours=1)).next_update(now + timedelta(days=30))
        for serial in self.revoked:
            one = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(now - timedelta(days=9)).build()
            made = made.add_revoked_certificate(one)
        return made.sign(self.root.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def answer(self, question: bytes) -> bytes:
        serial = ocsp.load_der_ocsp_request(question).serial_number
        now = datetime.now(UTC)
        gone = serial in self.revoked
        made = ocsp.OCSPResponseBuilder().add_response(
            cert=self.issued[serial],
            issuer=self.root.certificate,
            algorithm=hashes.SHA1(),
            cert_status=ocsp.OCSPCertStatus.REVOKED if gone else ocsp.OCSPCertStatus.GOOD,
            this_update=now - timedelta(hours=1),
            next_update=now + timedelta(days=30),
            revocation_time=now - timedelta(days=9) if gone else None,
            revocation_reason=None,
        )
        made = made.responder_id(ocsp.OCSPResponderEncoding.HASH, self.root.certificate)
        return made.sign(self.root.key, hashes.SHA256()).public_bytes(Encoding.DER)


@contextmanager
def office(root: Holder) -> Iterator[Office]:
    """On loopback, until the block ends."""
    told = Office(root)

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say("crl", told.listed, "application/pkix-crl")

        def do_POST(self) -> None:
            question = self.rfile.read(int(self.headers["Content-Length"]))
            self._say("ocsp", lambda: told.answer(question), "application/ocsp-response")

        def _say(self, what: str, make: object, kind: str) -> None:
            told.asked.append(what)
            content = make() if callable(make) and not told.silent else b""
            self.send_response(503 if told.silent else 200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_told: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        told.address = f"http://127.0.0.1:{server.server_port}/"
        try:
            yield told
        finally:
            server.shutdown()
            thread.join()
