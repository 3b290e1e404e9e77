"""Words that several commands share."""

from argparse import ArgumentParser, ArgumentTypeError

from archivist.translation import _


def count(text: str) -> int:
    """A number from 1 to 99999."""
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 99_999):
        raise ArgumentTypeError(_("not a number from 1 to 99999: {text}").format(text=text))
    return int(text)


def common(words: ArgumentParser) -> None:
    words.add_argument("--jobs", dest="work.jobs", type=int, metavar="N", help=_("Pages worked on side by side"))
    words.add_argument("--language", dest="ocr.languages", metavar="LANG", help=_("Reading languages, joined by +"))
    words.add_argument("--engine", dest="ocr.engine", metavar="NAME", help=_("Reading engine"))
    words.add_argument("--json", action="store_true", help=_("Plain values for programs"))
