"""Secrets of destinations: in the system keyring and nowhere else."""

import keyring
from keyring.errors import KeyringError, NoKeyringError

from archivist.troubles import SecretMissing

SERVICE = "archivist"


def secret_of(destination: str) -> str:
    """What a person has kept there with `keyring set archivist NAME`; raises SecretMissing."""
    try:
        found = keyring.get_password(SERVICE, destination)
    except NoKeyringError as error:
        raise SecretMissing(destination=destination, reason="no keyring") from error
    except KeyringError as error:
        raise SecretMissing(destination=destination, reason=type(error).__name__) from error
    if not found:
        raise SecretMissing(destination=destination, reason="nothing kept")
    return found
