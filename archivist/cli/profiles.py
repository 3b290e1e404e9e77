"""`archivist profile …`: how paper is scanned, kept under a name."""

from argparse import Namespace

from pydantic import ValidationError

from archivist import app
from archivist.cli import show
from archivist.settings import Profile
from archivist.translation import _
from archivist.troubles import BadSetting, Exit

FIELDS = ("source", "dpi", "colour", "duplex", "openings", "feed", "paper", "brightness", "key", "below_the_law_because")


def list_all(words: Namespace) -> int:
    """Every profile, those with a key first, in the order of the keys."""
    named = sorted(words.settings.scan.profiles.items(), key=lambda pair: (pair[1].key or 10, pair[0]))
    if words.json:
        show.as_json([{"name": name} | profile.model_dump() for name, profile in named])
    for name, one in () if words.json else named:
        sides = _("both sides") if one.duplex else _("one side")
        key = f"F2 {one.key}" if one.key else ""
        show.line(f"{key:5} {name:20} {one.dpi} dpi, {one.colour}, {sides}, {one.paper}  {one.source}")
    if not named and not words.json:
        show.line(_("There are no profiles yet: archivist profile keep NAME --source S."))
    return Exit.DONE


def keep(words: Namespace) -> int:
    """Keeps a profile, after the device was asked whether it can do all of it."""
    said = {field: value for field in FIELDS if (value := getattr(words, field)) is not None}
    try:
        profile = Profile(**said)
    except ValidationError as error:
        first = error.errors()[0]
        raise BadSetting(reason=f"{first['loc'][0]}: {first['msg']}") from error
    app.keep_profile(words.settings, words.name, profile)
    return Exit.DONE


def drop(words: Namespace) -> int:
    app.drop_profile(words.settings, words.name)
    return Exit.DONE
