"""The reliability curve as a picture: how sure the words of a value were, and how many of such values are right."""

from collections.abc import Sequence
from itertools import pairwise

WIDTH, HEIGHT, EDGE = 640, 420, 56
BINS = (0.0, 0.5, 0.7, 0.87, 0.95, 1.0001)


def picture(values: Sequence[tuple[float, bool]]) -> str:
    """An SVG of (measure, right) values in bins: a dot each, its size by how many values there are."""
    dots = []
    for low, high in pairwise(BINS):
        inside = [(m, r) for m, r in values if low <= m < high]
        if inside:
            measure, share = sum(m for m, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside)
            dots.append((measure, share, len(inside)))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_axes(),
        f'<polyline fill="none" stroke="#1f5fa8" stroke-width="2" points="{" ".join(_at(m, s) for m, s, _ in dots)}"/>',
    ]
    for measure, share, count in dots:
        x, y = _at(measure, share).split(",")
        parts.append(f'<circle cx="{x}" cy="{y}" r="{3 + count**0.5 / 6:.1f}" fill="#1f5fa8" fill-opacity="0.75"/>')
        parts.append(f'<text x="{x}" y="{float(y) + 28:.0f}" text-anchor="middle" fill="#555">{count}</text>')
    return "\n".join([*parts, "</svg>\n"])


def _at(measure: float, share: float) -> str:
    x = EDGE + measure * (WIDTH - 2 * EDGE)
    y = HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)
    return f"{x:.1f},{y:.1f}"


def _axes() -> list[str]:
    parts = []
    for tenth in range(0, 11, 2):
        value = tenth / 10
        x, y = _at(value, 0).split(",")
        parts.append(f'<text x="{x}" y="{float(y) + 18:.0f}" text-anchor="middle">{value:.0%}</text>')
        left, level = _at(0, value).split(",")
        parts.append(f'<text x="{float(left) - 8:.0f}" y="{float(level) + 4:.0f}" text-anchor="end">{value:.0%}</text>')
        parts.append(f'<path d="M{left} {level}H{WIDTH - EDGE}" stroke="#ddd"/>')
    corner, other = _at(0, 0), _at(1, 1)
    parts.append(f'<path d="M{corner} L{other}" stroke="#999" stroke-dasharray="4 4"/>')
    parts.append(f'<text x="{WIDTH / 2}" y="{HEIGHT - 12}" text-anchor="middle">sureness of the words that were read</text>')
    parts.append(f'<text x="{EDGE}" y="{EDGE - 22}">share of values that are right; below each dot, how many values</text>')
    return parts
