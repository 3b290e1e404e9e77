"""Packages that only the archive's key opens: CMS EnvelopedData (RFC 5652) with AES-256, as `openssl cms` reads it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from asn1crypto import algos, cms, core
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, padding, serialization
from cryptography.hazmat.primitives.asymmetric import padding as rsa_padding
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from archivist import clock
from archivist.troubles import EnvelopeBroken, RecipientUnusable, WrongKey

_BLOCK = 16  # bytes
_PIECE = 1 << 20
_OCTETS, _SEQUENCE, _FIRST = 0x04, 0x30, 0xA0
_CONTENT = 0x80  # [0] IMPLICIT OCTET STRING
_OAEP = rsa_padding.OAEP(rsa_padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)


def recipient(path: Path) -> x509.Certificate:
    """The certificate (PEM or DER) of whoever is to open it; raises RecipientUnusable."""
    try:
        told = path.read_bytes()
        pem = b"-----BEGIN" in told
        found = x509.load_pem_x509_certificate(told) if pem else x509.load_der_x509_certificate(told)
    except (OSError, ValueError) as error:
        raise RecipientUnusable(path=str(path), reason=str(error)) from error
    if not isinstance(found.public_key(), rsa.RSAPublicKey):
        raise RecipientUnusable(path=str(path), reason="RSA?")
    if not _valid(found, clock.now()):
        valid = f"{found.not_valid_before_utc:%Y-%m-%d} – {found.not_valid_after_utc:%Y-%m-%d}"
        raise RecipientUnusable(path=str(path), reason=valid)
    return found


def _valid(certificate: x509.Certificate, now: datetime) -> bool:
    return certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc


def enveloped(pieces: Iterable[bytes], length: int, to: x509.Certificate) -> Iterator[bytes]:
    """`length` bytes of pieces as one envelope, made while they pass; the key of the content is nowhere but inside it.

    The length must be right: it stands in front (DER), so that every reader takes it.
    """
    key, start = os.urandom(32), os.urandom(_BLOCK)
    yield _head(_recipient_info(to, key), start, (length // _BLOCK + 1) * _BLOCK)
    cipher, filled = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor(), padding.PKCS7(8 * _BLOCK).padder()
    for piece in pieces:
        yield cipher.update(filled.update(piece))
    yield cipher.update(filled.finalize()) + cipher.finalize()


def _recipient_info(to: x509.Certificate, key: bytes) -> bytes:
    public = to.public_key()
    assert isinstance(public, rsa.RSAPublicKey)  # `recipient` has seen to it
    known = asn1_x509.Certificate.load(to.public_bytes(serialization.Encoding.DER))
    name = cms.IssuerAndSerialNumber({"issuer": known.issuer, "serial_number": known.serial_number})
    sha256 = algos.DigestAlgorithm({"algorithm": "sha256", "parameters": core.Null()})
    mask = algos.MaskGenAlgorithm({"algorithm": "mgf1", "parameters": sha256})
    how = algos.RSAESOAEPParams({"hash_algorithm": sha256, "mask_gen_algorithm": mask})
    told = {
        "version": "v0",
        "rid": cms.RecipientIdentifier("issuer_and_serial_number", name),
        "key_encryption_algorithm": {"algorithm": "rsaes_oaep", "parameters": how},
        "encrypted_key": public.encrypt(key, _OAEP),
    }
    return bytes(cms.RecipientInfo("ktri", cms.KeyTransRecipientInfo(told)).dump())


def _head(recipient_info: bytes, start: bytes, length: int) -> bytes:
    """All that stands before the encrypted content: the tags outside know how long it will be."""
    how = cms.EncryptionAlgorithm({"algorithm": "aes256_cbc", "parameters": core.OctetString(start)}).dump()
    about = cms.ContentType("data").dump() + how
    inner = about + _tag(_CONTENT, length)
    inner = _tag(_SEQUENCE, len(inner) + length) + inner
    recipients = cms.RecipientInfos.load(_tag(0x31, len(recipient_info)) + recipient_info).dump()
    middle = core.Integer(0).dump() + recipients + inner
    middle = _tag(_SEQUENCE, len(middle) + length) + middle
    middle = _tag(_FIRST, len(middle) + length) + middle
    outer = cms.ContentType("enveloped_data").dump() + middle
    return bytes(_tag(_SEQUENCE, len(outer) + length) + outer)


def _tag(tag: int, length: int) -> bytes:
    if length < 0x80:
        return bytes([tag, length])
    told = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(told)]) + told


def private_key(path: Path, secret: str = "") -> rsa.RSAPrivateKey:
    """The archive's key (PEM); raises WrongKey."""
    try:
        found = serialization.load_pem_private_key(path.read_bytes(), secret.encode() or None)
    except (OSError, ValueError, TypeError) as error:
        raise WrongKey(key=str(path), path="?") from error
    if not isinstance(found, rsa.RSAPrivateKey):
        raise WrongKey(key=str(path), path="?")
    return found


def opened(path: Path, key: rsa.RSAPrivateKey) -> Iterator[bytes]:
    """The package inside an envelope of ours, whatever its size. Raises EnvelopeBroken where it is none; WrongKey where it
    is meant for another key. What was altered inside shows in the package's digest only.
    """
    try:
        with path.open("rb") as file:
            recipients, start, length = _read_head(file.read(1 << 16), path.stat().st_size)
            content_key = _content_key(recipients, key, path)
            file.seek(path.stat().st_size - length)
            cipher = Cipher(algorithms.AES(content_key), modes.CBC(start)).decryptor()
            filled = padding.PKCS7(8 * _BLOCK).unpadder()
            while piece := file.read(_PIECE):
                yield filled.update(cipher.update(piece))
            yield filled.update(cipher.finalize()) + filled.finalize()
    except (OSError, ValueError, IndexError, TypeError) as error:
        raise EnvelopeBroken(path=str(path)) from error


def _read_head(head: bytes, size: int) -> tuple[list[cms.RecipientInfo], bytes, int]:
    """Recipients, initialisation vector, and how many bytes at the end of the file are the content."""
    at = _enter(head, 0, _SEQUENCE, size)
    at = _enter(head, _past(head, at), _FIRST, size)
    at = _past(head, _enter(head, at, _SEQUENCE, size))
    after = _past(head, at)
    recipients = list(cms.RecipientInfos.load(head[at:after]))
    at = _past(head, _enter(head, after, _SEQUENCE, size))
    after = _past(head, at)
    how = cms.EncryptionAlgorithm.load(head[at:after])
    _expect(how["algorithm"].native == "aes256_cbc")
    return recipients, how["parameters"].native, size - _enter(head, after, _CONTENT, size)


def _expect(true: bool) -> None:
    if not true:
        raise ValueError


def _length(head: bytes, at: int) -> tuple[int, int]:
    """Where what the tag holds begins, and how long it is."""
    first = head[at + 1]
    if first < 0x80:
        return at + 2, first
    count = first & 0x7F
    _expect(1 <= count <= 8)
    return at + 2 + count, int.from_bytes(head[at + 2 : at + 2 + count], "big")


def _enter(head: bytes, at: int, tag: int, size: int) -> int:
    """Into a tag that reaches to the end of the file."""
    begins, length = _length(head, at)
    _expect(head[at] == tag and begins + length == size)
    return begins


def _past(head: bytes, at: int) -> int:
    begins, length = _length(head, at)
    _expect(begins + length <= len(head))
    return begins + length


def _content_key(recipients: list[cms.RecipientInfo], key: rsa.RSAPrivateKey, path: Path) -> bytes:
    for one in recipients:
        with suppress(ValueError, KeyError):
            found = key.decrypt(one.chosen["encrypted_key"].native, _OAEP)
            if len(found) == 32:
                return found
    raise WrongKey(key="", path=str(path))
