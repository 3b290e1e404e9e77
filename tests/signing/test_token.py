"""A real PKCS #11 token (SoftHSM): one PIN, tried once."""

from pathlib import Path

import pytest

from archivist.signing.look import Look
from archivist.signing.pades import seal
from archivist.signing.seals import seals_of
from archivist.signing.token import TokenSigner
from archivist.troubles import PinWrong, TokenMissing
from tests.signing.authority import AGENCY, NOW, Holder
from tests.signing.conftest import LIBRARY, PIN


def test_a_token_signs_many_documents_with_one_pin(token: str, facsimile: Path, tmp_path: Path, root: Holder) -> None:
    signer = TokenSigner(LIBRARY, token, PIN)
    try:
        assert signer.certificate().subject == AGENCY
        for number in range(5):
            signed = tmp_path / f"{number}.pdf"
            seal(facsimile, signed, signer, Look(AGENCY), NOW)
            (found,) = seals_of(signed, [root.der()])
            assert (found.intact, found.trusted, found.subject) == (True, True, AGENCY)
    finally:
        signer.close()


def test_a_wrong_pin_is_tried_once(token: str) -> None:
    assert token
    with pytest.raises(PinWrong):
        TokenSigner(LIBRARY, "clumsy", "000000")


def test_a_token_that_is_not_there(token: str, tmp_path: Path) -> None:
    assert token
    with pytest.raises(TokenMissing):
        TokenSigner(LIBRARY, "another", PIN)
    with pytest.raises(TokenMissing):
        TokenSigner(tmp_path / "no-library.so", "", PIN)


def test_after_it_was_closed_the_token_does_not_sign(token: str) -> None:
    signer = TokenSigner(LIBRARY, token, PIN)
    signer.close()
    signer.close()
    with pytest.raises(TokenMissing):
        signer.sign(b"too late")
