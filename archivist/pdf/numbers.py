"""Writes numbers as a content stream has them."""


def short(number: float, decimals: int = 2) -> str:
    """A number without needless digits, never with an exponent (ISO 32000-1, 7.3.3)."""
    digits = f"{number:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits
