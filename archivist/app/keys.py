"""The key that signs, as the settings name it, opened by the PIN or password that a person has just typed.

The libraries of signing are loaded when a key is opened: checks ask here, too, and most find nothing signed.
"""

from archivist.model.promises.signer import DocumentSigner, Signer
from archivist.settings import Settings, trusted_file
from archivist.troubles import BadSetting


def signer_of(settings: Settings, pin: str, *, last_try: bool = False) -> Signer | DocumentSigner:
    """Raises BadSetting, TokenMissing, PinWrong, PinLastTry, PinBlocked, KeyUnusable, NotFound."""
    from archivist.signing.key_file import key_file, trial_key
    from archivist.signing.token import TokenSigner

    signing = settings.signing
    if signing.kind == "test":
        return trial_key()
    if signing.kind == "vgca":
        from archivist.signing.vgca import DesktopSigner

        return DesktopSigner(signing.service, copy=bool(signing.form), authority=signing.service_authority)
    if signing.kind == "none" or signing.place is None:
        raise BadSetting(reason="signing.kind, signing.place")
    if signing.kind == "file":
        return key_file(signing.place, pin)
    return TokenSigner(signing.place, signing.token, pin, last_try=last_try)


def trusted_of(settings: Settings) -> tuple[bytes, ...]:
    """The certificates of the authorities to trust: of the file that the settings name, else those that were taken in by
    `archivist trust add`. Raises BadSetting where the file holds none.
    """
    trusted = trusted_file(settings.signing)
    if trusted is None:
        return ()
    from archivist.signing.seals import certificates_in

    try:
        return certificates_in(trusted.read_bytes())
    except (OSError, ValueError) as error:
        raise BadSetting(reason=f"signing.trusted = {trusted}") from error


def needs_pin(settings: Settings) -> bool:
    return settings.signing.kind in ("file", "token")
