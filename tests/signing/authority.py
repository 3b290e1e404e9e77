"""A small certificate authority, and a time-stamp authority that answers over HTTP."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import asn1crypto.keys
import asn1crypto.tsp
import asn1crypto.x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
AGENCY = "ỦY BAN NHÂN DÂN XÃ TÂN LĨNH HẠ"


@dataclass(frozen=True)
class Holder:
    """A key with its certificate."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    def key_der(self) -> bytes:
        return self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

    def file(self, password: str, above: list[x509.Certificate]) -> bytes:
        secret = BestAvailableEncryption(password.encode())
        return pkcs12.serialize_key_and_certificates(b"agency", self.key, self.certificate, above, secret)


def holder(
    name: str, by: Holder | None = None, *, until: datetime | None = None, stamps: bool = False, asks: str = ""
) -> Holder:
    """Signed by `by`, or an authority of its own; valid around NOW. `asks`: where its authority tells of revocation."""
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = x509.KeyUsage(True, by is not None and not stamps, False, False, False, by is None, by is None, False, False)
    above = by.certificate if by else None
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(above.subject if above else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=3650))
        .not_valid_after(until or NOW + timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    if stamps:
        made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    if asks:
        at = x509.UniformResourceIdentifier(f"{asks}crl")
        made = made.add_extension(
            x509.CRLDistributionPoints([x509.DistributionPoint([at], None, None, None)]), critical=False
        )
        by_ocsp = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(f"{asks}ocsp"))
        made = made.add_extension(x509.AuthorityInformationAccess([by_ocsp]), critical=False)
    return Holder(key, made.sign(by.key if by else key, hashes.SHA256()))


@contextmanager
def time_stamps(authority: Holder, root: Holder, status: int = 200) -> Iterator[str]:
    """The address of a time-stamp authority on loopback; with another status it only says so."""
    stamper = DummyTimeStamper(
        asn1crypto.x509.Certificate.load(authority.der()),
        asn1crypto.keys.PrivateKeyInfo.load(authority.key_der()),
        certs_to_embed=_registry(root),
    )

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = asn1crypto.tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            content = stamper.request_tsa_response(asked).dump() if status == 200 else b""
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_told: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def _registry(root: Holder) -> SimpleCertificateStore:
    store = SimpleCertificateStore()
    store.register(asn1crypto.x509.Certificate.load(root.der()))
    return store
