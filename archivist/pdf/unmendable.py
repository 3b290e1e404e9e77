"""What keeps a page that a program wrote from becoming PDF/A without being drawn."""


class Unmendable(Exception):  # noqa: N818  # it is no error: the page is kept as its picture
    """`reason` in words that need no translation: "CMYK", "font VNTIME"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
