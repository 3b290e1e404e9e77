"""The archive's side of an encrypted hand-over: the package is taken out of its envelope and proved."""

import hashlib
from pathlib import Path

from archivist import durable
from archivist.delivery.envelope import opened, private_key
from archivist.delivery.folder import ENVELOPE, noted
from archivist.model.dossier import Package
from archivist.troubles import EnvelopeBroken, NotFound


def unsealed(file: Path, key: Path, secret: str, into: Path) -> Package:
    """The package lasting in `into`, under its name without `.cms`; where `<name>.sha256` lies beside the envelope, only if
    it is the one of that digest. Raises NotFound, WrongKey, EnvelopeBroken, DiskFull, ReadOnly.
    """
    if not file.is_file():
        raise NotFound(path=str(file))
    mine, place = private_key(key, secret), file.with_name(file.name.removesuffix(ENVELOPE))
    target, seen, length = into / (place.name if place != file else f"{file.name}.zip"), hashlib.sha256(), 0
    with durable.keeping(target) as unfinished:
        unfinished.unlink(missing_ok=True)
        for piece in opened(file, mine):
            seen.update(piece)
            length += len(piece)
            durable.disk.append(unfinished, piece)
        if noted(place) not in ("", seen.hexdigest()):
            raise EnvelopeBroken(path=str(file))
    return Package(target, "", place.stem, seen.hexdigest(), length)
