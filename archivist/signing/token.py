"""A key on a token or smart card, through its maker's PKCS #11 library: it signs there and never comes out."""

import hashlib
from pathlib import Path
from typing import Any

import pkcs11
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass, TokenFlag
from pkcs11.exceptions import (
    DeviceRemoved,
    PinIncorrect,
    PinLenRange,
    PinLocked,
    PKCS11Error,
    SessionClosed,
    SessionHandleInvalid,
    TokenNotPresent,
    UserAlreadyLoggedIn,
)
from pkcs11.util.ec import encode_ecdsa_signature

from archivist.model.promises.signer import Certificate
from archivist.signing.certificates import certificate_of
from archivist.troubles import KeyUnusable, PinBlocked, PinLastTry, PinWrong, TokenMissing

GONE = (DeviceRemoved, TokenNotPresent, SessionHandleInvalid, SessionClosed)


class TokenSigner:
    """Opened by one PIN for as long as it lives."""

    def __init__(self, library: Path, label: str, pin: str, *, last_try: bool = False) -> None:
        """`label` names the token; empty where only one is there. Raises TokenMissing, PinWrong, PinLastTry, PinBlocked,
        KeyUnusable. A PIN is tried once: a token is never locked by our trying, and the last try that it allows is only made
        when a person asks for it (`last_try`).
        """
        self._label = label or library.stem
        self._session = _session(library, label, pin, last_try)
        try:
            self._key, self._certificate = self._found()
        except PKCS11Error as error:
            self.close()
            raise self._trouble(error) from error

    def certificate(self) -> Certificate:
        return self._certificate

    def sign(self, content: bytes) -> bytes:
        try:
            if self._key.key_type is KeyType.EC:
                raw = self._key.sign(hashlib.sha256(content).digest(), mechanism=Mechanism.ECDSA)
                return bytes(encode_ecdsa_signature(raw))
            return bytes(self._key.sign(content, mechanism=Mechanism.SHA256_RSA_PKCS))
        except PKCS11Error as error:
            raise self._trouble(error) from error

    def close(self) -> None:
        try:
            self._session.close()
        except PKCS11Error:
            return  # a token that was pulled out has closed it already

    def _found(self) -> tuple[Any, Certificate]:
        """The first private key that has a certificate, with all other certificates of the token above it."""
        ders: dict[bytes, bytes] = {}
        for found in self._session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
            ders[bytes(found[Attribute.ID])] = bytes(found[Attribute.VALUE])
        for key in self._session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY}):
            if key.key_type in (KeyType.RSA, KeyType.EC) and (der := ders.get(bytes(key[Attribute.ID]))):
                return key, certificate_of(der, (d for d in ders.values() if d != der))
        raise KeyUnusable(place=self._label, reason="RSA, EC")

    def _trouble(self, error: PKCS11Error) -> Exception:
        if isinstance(error, GONE):
            return TokenMissing(place=self._label)
        return KeyUnusable(place=self._label, reason=type(error).__name__)


def _session(library: Path, label: str, pin: str, last_try: bool) -> Any:
    token = _token(library, label)
    name = label or library.stem
    if TokenFlag.USER_PIN_LOCKED in token.flags:
        raise PinBlocked(place=name)
    if TokenFlag.USER_PIN_FINAL_TRY in token.flags and not last_try:
        raise PinLastTry(place=name)
    try:
        return token.open(user_pin=pin)
    except (PinIncorrect, PinLenRange) as error:
        raise PinWrong(place=name, left=_left(_token(library, label))) from error
    except PinLocked as error:
        raise PinBlocked(place=name) from error
    except UserAlreadyLoggedIn:
        return token.open()
    except PKCS11Error as error:
        raise TokenMissing(place=name) from error


def _token(library: Path, label: str) -> Any:
    try:
        return pkcs11.lib(str(library)).get_token(**({"token_label": label} if label else {}))
    except (PKCS11Error, RuntimeError) as error:
        raise TokenMissing(place=label or library.stem) from error


def _left(token: Any) -> str:
    """How many tries a token says that it allows: it tells only when they get few."""
    if TokenFlag.USER_PIN_FINAL_TRY in token.flags:
        return "1"
    return "2" if TokenFlag.USER_PIN_COUNT_LOW in token.flags else ""
