"""`archivist trust …`: whose signatures are believed, in words."""

from argparse import Namespace
from collections.abc import Iterable
from datetime import UTC, datetime

from archivist import app, durable
from archivist.cli import show
from archivist.model.promises.signer import Certificate
from archivist.settings import trust_list
from archivist.signing.certificates import certificate_of, is_authority, pem_of
from archivist.signing.seals import certificates_in
from archivist.translation import _
from archivist.troubles import Exit, NotACertificate, NotFound


def add(words: Namespace) -> int:
    """Takes authorities in; says who they are and until when, for a person to compare with what the authority publishes."""
    taken: dict[bytes, Certificate] = {der: certificate_of(der) for der in _known()}
    new: list[Certificate] = []
    for path in words.files:
        try:
            ders = certificates_in(path.read_bytes())
            found = [certificate_of(der) for der in ders]
        except OSError as error:
            raise NotFound(path=str(path), name=path.name) from error
        except ValueError as error:
            raise NotACertificate(name=path.name) from error
        strangers = [c for c in found if not is_authority(c.der)]
        if strangers or not found:
            raise NotACertificate(name=path.name)
        new += [c for c in found if c.der not in taken]
        taken |= {c.der: c for c in found}
    durable.keep(trust_list(), b"".join(pem_of(der) for der in sorted(taken)))
    _tell(words, new)
    return Exit.DONE


def show_all(words: Namespace) -> int:
    """Everybody who is believed now."""
    _tell(words, [certificate_of(der) for der in app.trusted_of(words.settings)])
    return Exit.DONE


def _known() -> tuple[bytes, ...]:
    own = trust_list()
    return certificates_in(own.read_bytes()) if own.is_file() else ()


def _tell(words: Namespace, certificates: Iterable[Certificate]) -> None:
    rows = [
        {"subject": c.subject, "issuer": c.issuer, "serial": c.serial, "until": c.valid_until.date().isoformat()}
        for c in certificates
    ]
    if words.json:
        show.as_json(rows)
        return
    today = datetime.now(UTC).date().isoformat()
    for row in rows:
        until = _("valid until {until}") if row["until"] >= today else _("out of date since {until}")
        show.line(f"{row['subject']}  ({until.format(until=row['until'])}; {row['serial']})")
