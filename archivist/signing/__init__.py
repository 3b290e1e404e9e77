"""Signing: how a facsimile is sealed, and whether a seal still holds."""

import logging

# What the library finds comes out as our own values; its log would hold the names of people.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
logging.getLogger("fontTools.subset").setLevel(logging.ERROR)
