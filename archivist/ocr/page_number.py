"""Page numbers: a number alone at the upper or lower edge."""

import re

from archivist.model.geometry import Box
from archivist.model.recipe import Size

_EDGE = 0.1
_NUMBER = re.compile(r"[-–—. ]*(?:trang|page)?\s*\d{1,3}\s*(?:/\s*\d{1,3})?[-–—. ]*", re.IGNORECASE)


def is_page_number(text: str, box: Box, size: Size) -> bool:
    """NĐ 30/2020, Phụ lục I: centred in the top margin; older papers and forms have it below or in a corner."""
    width, height = size
    at_edge = box.bottom < _EDGE * height or box.top > (1 - _EDGE) * height
    in_place = box.left > 0.35 * width
    return at_edge and in_place and _NUMBER.fullmatch(text) is not None
