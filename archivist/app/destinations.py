"""Where packages go: the destinations that the settings name."""

from functools import partial
from pathlib import Path

from archivist.delivery.folder import FolderDestination
from archivist.delivery.pace import Pace
from archivist.delivery.patience import Timing
from archivist.delivery.roda import RodaDestination
from archivist.delivery.roda_rest import Access
from archivist.delivery.s3 import S3Destination
from archivist.delivery.s3_signing import Credentials
from archivist.delivery.secrets import secret_of
from archivist.delivery.sftp import SftpDestination
from archivist.delivery.ssh import Host
from archivist.delivery.tus import TusDestination
from archivist.delivery.web import Security
from archivist.model.hours import Hours
from archivist.model.promises.destination import Destination
from archivist.settings import Delivery, Place, Settings
from archivist.troubles import BadSetting
from archivist.workflow.route import Route


def destinations_of(settings: Settings) -> dict[str, Route]:
    """The destinations of the settings by name; a secret is asked for only when one is used."""
    return {name: _route(name, place, settings) for name, place in settings.delivery.destinations.items()}


def _route(name: str, place: Place, settings: Settings) -> Route:
    """Raises BadSetting."""
    pace = Pace(place.kilobytes_per_second * 1000)
    try:
        hours = Hours.parse(place.hours) if place.hours else None
    except ValueError as error:
        raise BadSetting(reason=f"delivery.destinations.{name}.hours = {place.hours} (22:00-05:00)") from error
    make = partial(_destination, name, place, settings, pace)
    return Route(make, place.historical, hours, place.side_by_side, pace)


def _destination(name: str, place: Place, settings: Settings, pace: Pace) -> Destination:
    """Raises SecretMissing, BadSetting."""
    secret = secret_of(name) if place.secret else ""
    timing = _timing(settings.delivery, pace)
    if place.kind == "folder":
        return FolderDestination(Path(place.address), name, place.encrypt_for or settings.delivery.encrypt_for)
    if place.kind == "tus":
        security = Security(place.authority, place.certificate, place.key, secret)
        agency = settings.agency
        about = {"agency_code": agency.code, "agency_name": agency.name, "registration_code": place.registration_code}
        return TusDestination(name, place.address, security, place.receipts, about, timing)
    if place.kind == "s3":
        credentials = Credentials(place.user, secret, place.region)
        guarded = Security(place.authority, place.certificate, place.key)
        return S3Destination(name, place.address, credentials, guarded, place.folder, bool(place.receipts), timing)
    if place.kind == "roda":
        guarded = Security(place.authority, place.certificate, place.key)
        return RodaDestination(name, place.address, Access(place.user, secret), guarded, place.folder, place.parent, timing)
    host, _colon, port = place.address.rpartition(":") if ":" in place.address else (place.address, "", "22")
    if not port.isdecimal():
        raise BadSetting(reason=f"delivery.destinations.{name}.address = {place.address} (host:port)")
    at = Host(host, int(port), place.user, place.host_key, place.key, secret)
    return SftpDestination(name, at, place.folder, bool(place.receipts), timing)


def _timing(delivery: Delivery, pace: Pace) -> Timing:
    return Timing(delivery.connect_seconds, delivery.idle_seconds, receipt=delivery.receipt_seconds, pace=pace)
