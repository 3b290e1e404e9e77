"""The words of `archivist workspace templates`."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from archivist.model.template import Area, Zone, ZoneKind
from archivist.translation import _


def templates(words: ArgumentParser) -> None:
    words.add_argument("--make", default="", metavar="NAME", help=_("Make a template of this name"))
    words.add_argument("--sign", action="append", default=[], metavar="WORDS", help=_("Printed on every form of the kind"))
    words.add_argument(
        "--zone",
        action="append",
        default=[],
        type=_zone,
        metavar="ZONE",
        help=_("FIELD=LABEL[:KIND], behind a printed label"),
    )
    words.add_argument("--page", default="", metavar="PAGE", help=_("Page that areas are drawn on, by id or name"))
    words.add_argument(
        "--area", action="append", default=[], type=_area, metavar="AREA",
        help=_("FIELD[:KIND]=LEFT,TOP,WIDTH,HEIGHT in mm on that page"),
    )  # fmt: skip
    words.add_argument("--add", type=Path, action="append", default=[], metavar="FILE", help=_("Take in a template"))
    words.add_argument("--export", default="", metavar="NAME", help=_("Write this template to a file"))
    words.add_argument("-o", "--output", type=Path, metavar="FILE", help=_("The file to write"))
    words.add_argument("--drop", action="append", default=[], metavar="NAME", help=_("Take a template away"))
    words.add_argument("--try", dest="tried", default="", metavar="PAGE", help=_("Show what they read on this page"))


def _zone(text: str) -> Zone:
    """FIELD=LABEL[:KIND]."""
    field, equals, rest = text.partition("=")
    label, _colon, kind = rest.rpartition(":") if rest.rpartition(":")[2] in set(ZoneKind) else (rest, "", ZoneKind.TEXT)
    if not equals or not field or not label.strip(" :"):
        raise ArgumentTypeError(_("not of the form {form}: {text}").format(form="FIELD=LABEL[:KIND]", text=text))
    return Zone(field, label.strip(" :"), ZoneKind(kind))


def _area(text: str) -> tuple[str, ZoneKind, Area]:
    """FIELD[:KIND]=LEFT,TOP,WIDTH,HEIGHT."""
    field, _equals, sides = text.partition("=")
    name, _colon, kind = field.partition(":")
    try:
        left, top, width, height = (float(side) for side in sides.split(","))
        return name, ZoneKind(kind or ZoneKind.TEXT), Area(left, top, width, height)
    except ValueError as error:
        form = "FIELD[:KIND]=LEFT,TOP,WIDTH,HEIGHT"
        raise ArgumentTypeError(_("not of the form {form}: {text}").format(form=form, text=text)) from error
