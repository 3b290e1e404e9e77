"""Certificates for one test: an authority, and what it signs."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass(frozen=True)
class Paper:
    """A certificate and its key as PEM files."""

    certificate: Path
    key: Path


class Authority:
    """Signs certificates for hosts and clients."""

    def __init__(self, folder: Path, name: str = "Cục Lưu trữ") -> None:
        self._folder, self._name, self._key = folder, name, ec.generate_private_key(ec.SECP256R1())
        folder.mkdir(parents=True, exist_ok=True)
        self.paper = self._kept("authority", self._key, self._signed(name, self._key, None, timedelta(days=2), ca=True))

    def sign(self, name: str, host: str | None = None, left: timedelta = timedelta(days=1)) -> Paper:
        """A certificate that is valid for so long from now; of a host by its address, or of a client."""
        key = ec.generate_private_key(ec.SECP256R1())
        return self._kept(name, key, self._signed(name, key, host, left, ca=False))

    def _signed(
        self, name: str, key: ec.EllipticCurvePrivateKey, host: str | None, left: timedelta, *, ca: bool
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self._name)]))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=3))
            .not_valid_after(now + left)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        )
        if host:
            names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))])
            builder = builder.add_extension(names, critical=False)
        return builder.sign(self._key, hashes.SHA256())

    def _kept(self, name: str, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> Paper:
        paper = Paper(self._folder / f"{name}.pem", self._folder / f"{name}.key")
        paper.certificate.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
        form = serialization.PrivateFormat.PKCS8
        paper.key.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
        return paper
