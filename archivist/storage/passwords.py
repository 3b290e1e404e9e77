"""PINs and passwords, kept as Argon2id records (RFC 9106): they can be compared, never read back."""

import os

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

# RFC 9106, 4: the second recommended choice, for where 2 GiB cannot be spared.
PASSES, LANES, MEMORY = 3, 4, 64 * 1024  # memory in KiB
_SALT, _LENGTH = 16, 32  # bytes


def kept_form(secret: str) -> str:
    """The record in the PHC form, `$argon2id$v=19$m=…$salt$hash`."""
    derived = Argon2id(salt=os.urandom(_SALT), length=_LENGTH, iterations=PASSES, lanes=LANES, memory_cost=MEMORY)
    return derived.derive_phc_encoded(secret.encode())


def fits(secret: str, record: str) -> bool:
    """Whether the secret is the one that was kept; what is no record fits nothing."""
    try:
        Argon2id.verify_phc_encoded(secret.encode(), record)
    except (InvalidKey, ValueError):
        return False
    return True
