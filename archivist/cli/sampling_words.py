"""The words of `archivist workspace set|sample|judge`."""

from argparse import ArgumentParser

from archivist.translation import _


def fields(action: ArgumentParser) -> None:
    action.add_argument(
        "fields", nargs="+", metavar="FIELD=VALUE", help=_("Fields as `fields` shows them; dates as 2019-03-05")
    )
    action.add_argument("--document", type=int, metavar="N", help=_("Number of the document; without it the dossier's own"))
    action.add_argument("--alike", action="store_true", help=_("For all documents that say the same there, or nothing"))


def sample(action: ArgumentParser) -> None:
    action.add_argument("--plan", default="", choices=("all", "all-and-share", "aql"), help=_("Instead of the setting"))
    action.add_argument("--aql", default="", metavar="LIMIT", help=_("Acceptable quality limit of ISO 2859-1, as 1.0"))
    action.add_argument("--level", default="", choices=("I", "II", "III"), help=_("Inspection level of ISO 2859-1"))
    action.add_argument("--seed", default="", help=_("Draws the same sample again; without it one by chance"))
    action.add_argument("--anew", action="store_true", help=_("Draw a new sample, whatever became of the last one"))


def judge(action: ArgumentParser) -> None:
    action.add_argument("documents", nargs="+", type=int, metavar="N", help=_("Numbers of the documents"))
    action.add_argument("--wrong", default="", metavar="REASON", help=_("Why they are wrong; without it they are right"))
