"""Which facsimiles are to be signed, which are, and what is still open about it."""

from collections.abc import Iterator, Mapping

from archivist.model.doubt import Doubt, Place, Severity
from archivist.settings import Signing, trusted_file
from archivist.storage.rows import Kept
from archivist.storage.workspace import Workspace
from archivist.translation import N_
from archivist.workflow.keys import key_of
from archivist.workflow.parts import Parts

STAGE = "seal"
NOT_SIGNED = "document.not-signed"


def is_wanted(signing: Signing) -> bool:
    return signing.kind != "none"


def key_of_seal(facsimile: str, parts: Parts) -> str:
    """Another facsimile, agency or form of copy asks for another signature; another certificate does not."""
    signing = parts.settings.signing
    trial = signing.kind == "test"  # a signature for tests does not count once there is a real key
    return key_of(STAGE, facsimile=facsimile, name=parts.settings.agency.name, form=signing.form, trial=trial)


def sealed(workspace: Workspace, bound: Mapping[str, Kept], parts: Parts) -> dict[str, Kept]:
    """The signed facsimiles by document, as far as they belong to the facsimiles of now."""
    if not is_wanted(parts.settings.signing):
        return {}
    kept = workspace.results(STAGE, list(bound))
    return {
        i: k
        for i, k in kept.items()
        if k.trouble is None and bound[i].blob and k.key == key_of_seal(str(bound[i].blob), parts)
    }


def lasts(kept: Kept, signing: Signing) -> bool:
    """Whether a signed facsimile holds what the settings ask of it for later years; a signature for tests never has to."""
    wanted = signing.long_term != "none" and trusted_file(signing) is not None and not kept.value["for_tests"]
    return not wanted or bool(kept.value.get("lasting"))


def seal_doubts(workspace: Workspace, bound: Mapping[str, Kept], parts: Parts) -> Iterator[Doubt]:
    """What each document asks for; without a signature nothing leaves where signing is set."""
    if not is_wanted(parts.settings.signing):
        return
    done = sealed(workspace, bound, parts)
    for document_id in bound:
        place = Place(document_id, document_id)
        kept = done.get(document_id)
        if kept is None:
            yield Doubt(
                NOT_SIGNED,
                Severity.GRAVE,
                N_("The facsimile is not signed."),
                N_("Sign the dossier: archivist sign."),
                place,
            )
        elif kept.value["for_tests"]:
            yield Doubt(
                "document.signed-for-tests", Severity.MINOR, N_("The facsimile is signed with a key for tests."),
                N_("Choose the agency's token in the settings and sign again before it is delivered."), place,
            )  # fmt: skip
        elif parts.settings.signing.authority and not kept.value["time_stamped"]:
            yield Doubt(
                "document.time-stamp-pending", Severity.NOTE, N_("The signature waits for its time-stamp."),
                N_("Nothing is to be done: it is added when the line is back."), place,
            )  # fmt: skip
        elif not lasts(kept, parts.settings.signing):
            yield Doubt(
                "document.proof-pending", Severity.NOTE, N_("The signature waits for what proves it in later years."),
                N_("Nothing is to be done: it is added when the certificate authority answers."), place,
            )  # fmt: skip
