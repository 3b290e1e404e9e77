"""Certificates as values."""

from collections.abc import Iterable

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from archivist.model.promises.signer import Certificate


def certificate_of(der: bytes, above: Iterable[bytes] = (), *, for_tests: bool = False) -> Certificate:
    """Raises ValueError where the bytes are no certificate."""
    read = x509.load_der_x509_certificate(der)
    return Certificate(
        name_of(read.subject), name_of(read.issuer), f"{read.serial_number:x}", read.not_valid_before_utc,
        read.not_valid_after_utc, der, tuple(above), for_tests,
    )  # fmt: skip


def name_of(name: x509.Name) -> str:
    """The name by which people know the holder: the common name, else all of it."""
    common = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(common[0].value) if common else name.rfc4514_string()


def pem_of(der: bytes) -> bytes:
    """Raises ValueError where the bytes are no certificate."""
    return x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM)


def is_authority(der: bytes) -> bool:
    """Whether the holder may vouch for others, as the certificate says."""
    try:
        return bool(x509.load_der_x509_certificate(der).extensions.get_extension_for_class(x509.BasicConstraints).value.ca)
    except x509.ExtensionNotFound:
        return False


def der_of(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)


def verifies(certificate: bytes, signature: bytes, content: bytes) -> bool:
    """Whether the holder of this DER certificate signed the content, as the promise of a signer says it."""
    try:
        key = x509.load_der_x509_certificate(certificate).public_key()
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, content, padding.PKCS1v15(), hashes.SHA256())
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, content, ec.ECDSA(hashes.SHA256()))
        else:
            return False
    except (InvalidSignature, ValueError):
        return False
    return True
