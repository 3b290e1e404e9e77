"""Secrets come from the system keyring; what it cannot give is a trouble, and nothing of it reaches a log or a setting."""

from collections.abc import Callable, Iterator
from functools import partial

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked

from archivist.delivery.secrets import secret_of
from archivist.troubles import SecretMissing


class InMemory(KeyringBackend):
    """A keyring for one test."""

    priority = 1

    def __init__(self, *, locked: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self._locked = locked

    def get_password(self, service: str, username: str) -> str | None:
        if self._locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def real_keyring_again() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.mark.usefixtures("real_keyring_again")
def test_what_was_kept_is_found() -> None:
    keyring.set_keyring(InMemory())
    keyring.set_password("archivist", "tinh", "mở cửa")
    assert secret_of("tinh") == "mở cửa"
    with pytest.raises(SecretMissing):
        secret_of("huyen")


@pytest.mark.usefixtures("real_keyring_again")
@pytest.mark.parametrize("backend", [NoKeyring, partial(InMemory, locked=True)])
def test_a_keyring_that_is_not_there_or_locked(backend: Callable[[], KeyringBackend]) -> None:
    keyring.set_keyring(backend())
    with pytest.raises(SecretMissing):
        secret_of("tinh")
