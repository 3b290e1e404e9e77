"""A key in a PKCS #12 file, and a key that is only for tests and says so."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from archivist.model.promises.signer import Certificate
from archivist.signing.certificates import certificate_of, der_of
from archivist.troubles import KeyUnusable, NotFound, PinWrong

Private = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
TEST_NAME = "ARCHIVIST TEST - CHỮ KÝ THỬ"


class KeySigner:
    """Signs with a private key in memory."""

    def __init__(self, key: Private, certificate: Certificate) -> None:
        self._key, self._certificate = key, certificate

    def certificate(self) -> Certificate:
        return self._certificate

    def sign(self, content: bytes) -> bytes:
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(content, padding.PKCS1v15(), hashes.SHA256())
        return self._key.sign(content, ec.ECDSA(hashes.SHA256()))

    def close(self) -> None:
        """The key goes with this value; nothing else keeps it."""


def key_file(path: Path, password: str) -> KeySigner:
    """Raises NotFound, PinWrong, KeyUnusable."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NotFound(path=str(path), name=path.name) from error
    try:
        key, certificate, above = pkcs12.load_key_and_certificates(content, password.encode())
    except ValueError as error:
        if "password" in str(error).lower():
            raise PinWrong(place=path.name, left="") from error
        raise KeyUnusable(place=path.name, reason="PKCS #12") from error
    if certificate is None or not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise KeyUnusable(place=path.name, reason="RSA, EC")
    return KeySigner(key, certificate_of(der_of(certificate), map(der_of, above)))


def trial_key(now: datetime | None = None) -> KeySigner:
    """A new key for a day, vouched for by nobody, to try the line without a token: its name says what it is worth."""
    key, now = ec.generate_private_key(ec.SECP256R1()), now or datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, TEST_NAME)])
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    return KeySigner(key, certificate_of(der_of(made), for_tests=True))
