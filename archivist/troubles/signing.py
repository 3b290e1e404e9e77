"""What can happen when a facsimile is signed, or a signature is looked at."""

from archivist.translation import N_
from archivist.troubles.trouble import Exit, Retry, Trouble


class TokenMissing(Trouble):
    code = "signing.token-missing"
    sentence = N_("The token {place} is not there.")
    remedy = N_("Plug it in and go on: what was signed stays signed, the rest waits.")
    retry = Retry.LATER
    exit_status = Exit.ENVIRONMENT


class PinWrong(Trouble):
    code = "signing.pin-wrong"
    sentence = N_("The PIN or password of {place} is wrong.")
    remedy = N_("Type it again, slowly: a token allows only a few tries, and Archivist never tries by itself.")
    exit_status = Exit.USAGE


class PinLastTry(Trouble):
    code = "signing.pin-last-try"
    sentence = N_("The token {place} allows one more try; after a wrong one it is locked.")
    remedy = N_("Make sure of the PIN first. To use the last try, sign with --last-try.")
    exit_status = Exit.USAGE


class PinBlocked(Trouble):
    code = "signing.pin-blocked"
    sentence = N_("The token {place} is locked.")
    remedy = N_("Its issuer unlocks it with the PUK. What is not signed waits.")
    exit_status = Exit.ENVIRONMENT


class KeyUnusable(Trouble):
    code = "signing.key-unusable"
    sentence = N_("{place} has no key that can sign ({reason}).")
    remedy = N_("Choose the token or file that carries the signing certificate.")
    exit_status = Exit.ENVIRONMENT


class CertificateOutOfDate(Trouble):
    code = "signing.certificate-out-of-date"
    sentence = N_("The certificate of {subject} is valid from {start} to {end}, not now.")
    remedy = N_("Renew the certificate, or set the computer's clock right.")
    exit_status = Exit.ENVIRONMENT


class TimeNotStamped(Trouble):
    code = "signing.time-not-stamped"
    sentence = N_("The time-stamp authority did not answer: {reason}.")
    remedy = N_("The document is signed; the time-stamp is added when the line is back.")
    retry = Retry.LATER
    exit_status = Exit.ENVIRONMENT


class NotSignable(Trouble):
    code = "signing.not-signable"
    sentence = N_("{name} cannot be signed: {reason}.")
    remedy = N_("Write the facsimile again, then sign it.")


class NotProvable(Trouble):
    code = "signing.not-provable"
    sentence = N_("What proves the signature of {name} in later years cannot be put into it: {reason}.")
    remedy = N_("The document is signed. When the line to the certificate authority is back, the proof is added.")
    retry = Retry.LATER
    exit_status = Exit.ENVIRONMENT


class NotACertificate(Trouble):
    code = "signing.no-authority"
    sentence = N_("{name} holds no certificate of an authority.")
    remedy = N_("Take the file that the certificate authority publishes (PEM or DER), not a person's certificate.")
