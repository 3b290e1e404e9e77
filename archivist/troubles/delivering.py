"""What can happen between this computer and the archive."""

from archivist.translation import N_
from archivist.troubles.trouble import Exit, Retry, Trouble


class DeliveryAltered(Trouble):
    code = "delivery.altered"
    sentence = N_("What arrived at {destination} differs from what was sent.")
    remedy = N_("Check the disk at the destination; Archivist will copy it again.")
    retry = Retry.NOW
    exit_status = Exit.STORAGE


class FalseReceipt(Trouble):
    code = "delivery.false-receipt"
    sentence = N_("{destination} answered with a receipt for another package: its digest or length is not ours.")
    remedy = N_("Call the archive and name the package's SHA-256. It counts as not received until its receipt is right.")
    exit_status = Exit.ENVIRONMENT


class Unreachable(Trouble):
    code = "delivery.unreachable"
    sentence = N_("{destination} cannot be reached: {reason}.")
    remedy = N_("Nothing is lost: the package waits and is sent when the line is back. A USB disk needs no line.")
    retry = Retry.LATER
    exit_status = Exit.ENVIRONMENT


class Busy(Trouble):
    code = "delivery.busy"
    sentence = N_("{destination} is busy or out of order (answer {status}).")
    remedy = N_("The package waits and is sent later.")
    retry = Retry.LATER
    exit_status = Exit.ENVIRONMENT


class Unconfirmed(Trouble):
    code = "delivery.unconfirmed"
    sentence = N_("{destination} has every byte but has not confirmed them yet.")
    remedy = N_("Archivist asks again later. The package counts as sent, not as received.")
    retry = Retry.LATER
    exit_status = Exit.ENVIRONMENT


class Refused(Trouble):
    code = "delivery.refused"
    sentence = N_("{destination} does not take the package: {reason}.")
    remedy = N_("Ask the archive what it expects; then run: archivist deliver W --now.")
    exit_status = Exit.ENVIRONMENT


class TooBig(Trouble):
    code = "delivery.too-big"
    sentence = N_("{destination} does not take packages of this size ({length} bytes).")
    remedy = N_("Ask the archive to raise its limit, or bring the package on a USB disk.")
    exit_status = Exit.ENVIRONMENT


class NotUnderstood(Trouble):
    code = "delivery.not-understood"
    sentence = N_("{destination} answers in a way that is not its protocol: {reason}.")
    remedy = N_("Check the address in the settings; a proxy or sign-in page may be answering instead of the archive.")
    retry = Retry.LATER
    exit_status = Exit.ENVIRONMENT


class NotTrusted(Trouble):
    code = "delivery.not-trusted"
    sentence = N_("{destination} could not prove who it is: {reason}.")
    remedy = N_("Check this computer's clock; ask the archive for its present certificate. Nothing was sent.")
    exit_status = Exit.ENVIRONMENT


class NotAdmitted(Trouble):
    code = "delivery.not-admitted"
    sentence = N_("{destination} did not let us in.")
    remedy = N_(
        "Ask the archive for a valid secret or certificate; keep the secret with: keyring set archivist {destination}."
    )
    exit_status = Exit.ENVIRONMENT


class SecretMissing(Trouble):
    code = "delivery.secret-missing"
    sentence = N_("The system keyring holds no secret for {destination}: {reason}.")
    remedy = N_("Keep it there with: keyring set archivist {destination}.")
    exit_status = Exit.ENVIRONMENT


class HostUnknown(Trouble):
    code = "delivery.host-unknown"
    sentence = N_("{destination} is not known yet. It shows the key {fingerprint}.")
    remedy = N_(
        "Ask the archive by telephone whether that is its key; then put it into the setting"
        " delivery.destinations.{destination}.host_key."
    )
    exit_status = Exit.ENVIRONMENT


class HostKeyChanged(Trouble):
    code = "delivery.host-key-changed"
    sentence = N_("{destination} shows the key {fingerprint}, which is not the one that it had.")
    remedy = N_(
        "Somebody may be standing in the archive's place. Send nothing before the archive has confirmed its new key."
    )
    exit_status = Exit.ENVIRONMENT


class RecipientUnusable(Trouble):
    code = "delivery.recipient-unusable"
    sentence = N_("Nothing can be encrypted with the certificate {path}: {reason}.")
    remedy = N_("Ask the archive for its present certificate (RSA, as a PEM file) and name it in the setting encrypt_for.")
    exit_status = Exit.ENVIRONMENT


class EnvelopeBroken(Trouble):
    code = "delivery.envelope-broken"
    sentence = N_("{path} is no encrypted package, or was altered on its way.")
    remedy = N_("Nothing of it was kept. Copy it from the disk again, or ask the sender for it.")


class WrongKey(Trouble):
    code = "delivery.wrong-key"
    sentence = N_("The key {key} does not open {path}.")
    remedy = N_("Take the private key (RSA, PEM) of the certificate that the sender was given, and its right password.")
