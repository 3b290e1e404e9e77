"""The key that signs, as the settings name it, opened by the PIN or password that a person has just typed."""

from archivist.model.promises.signer import Signer
from archivist.settings import Settings
from archivist.signing.key_file import key_file, trial_key
from archivist.signing.token import TokenSigner
from archivist.troubles import BadSetting


def signer_of(settings: Settings, pin: str, *, last_try: bool = False) -> Signer:
    """Raises BadSetting, TokenMissing, PinWrong, PinLastTry, PinBlocked, KeyUnusable, NotFound."""
    signing = settings.signing
    if signing.kind == "test":
        return trial_key()
    if signing.kind == "none" or signing.place is None:
        raise BadSetting(reason="signing.kind, signing.place")
    if signing.kind == "file":
        return key_file(signing.place, pin)
    return TokenSigner(signing.place, signing.token, pin, last_try=last_try)


def needs_pin(settings: Settings) -> bool:
    return settings.signing.kind in ("file", "token")
