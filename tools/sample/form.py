"""The parts of an administrative document where ND 30/2020/ND-CP, annex I, puts them."""

from dataclasses import dataclass

from .fonts import Face
from .pen import sign, write_digits
from .sheet import Sheet, Style
from .typeset import LEFT_MM, RIGHT_MM, Flow, centred_lines

AGENCY_CENTRE_MM, MOTTO_CENTRE_MM = 60.0, 145.0
SIGNER_CENTRE_MM = 152.0
COUNTRY, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
BOLD, PLAIN = Face.BOLD, Face.REGULAR


@dataclass(frozen=True, slots=True)
class Pen:
    """Digits filled in by hand in a gap `gap_mm` wide."""

    digits: str
    gap_mm: float = 9.0


@dataclass(frozen=True, slots=True)
class Heading:
    """Cells 1 to 4: agency column (parent lines plain, own lines bold), number, place and date."""

    parent: tuple[str, ...]
    agency: tuple[str, ...]
    number: tuple[str | Pen, ...]
    date: tuple[str | Pen, ...]
    about: tuple[str, ...] = ()  # cell 5b, of a letter


@dataclass(frozen=True, slots=True)
class Signature:
    """Cells 7a to 8: authority and title lines, the signer's hand and name, and the seal to press."""

    titles: tuple[str, ...]
    hand: str
    name: str


def filled_line(sheet: Sheet, centre_mm: float, baseline_mm: float, parts: tuple[str | Pen, ...], style: Style,
                seed: int) -> None:  # fmt: skip
    """Print a centred line whose gaps are filled in by pen."""
    widths = [part.gap_mm if isinstance(part, Pen) else sheet.width_mm(part, style) for part in parts]
    x = centre_mm - sum(widths) / 2
    for part, width in zip(parts, widths, strict=True):
        if isinstance(part, Pen):
            start = x + (width - 3.1 * len(part.digits)) / 2
            write_digits(sheet, start, baseline_mm + 0.2, part.digits, seed + round(x), 4.3)
        else:
            sheet.text(x, baseline_mm, part, style)
        x += width
    words = " ".join(part.digits if isinstance(part, Pen) else part for part in parts)
    sheet.lines.append(words.replace(" /", "/"))


def heading(flow: Flow, cells: Heading, seed: int) -> None:
    """Print cells 1 to 5b at the top of the first page, agency column first."""
    sheet = flow.sheet
    baseline = 24.5
    for line in cells.parent:
        sheet.centred(AGENCY_CENTRE_MM, baseline, line, Style(PLAIN, 12))
        baseline += 5.4
    for line in cells.agency:
        width = sheet.centred(AGENCY_CENTRE_MM, baseline, line, Style(BOLD, 12))
        baseline += 5.4
    sheet.rule(AGENCY_CENTRE_MM - width * 0.22, baseline - 3.6, width * 0.44)
    number_line = max(baseline + 3.6, 41.0)
    filled_line(sheet, AGENCY_CENTRE_MM, number_line, cells.number, Style(PLAIN, 13), seed)
    for row, line in enumerate(cells.about):
        sheet.centred(AGENCY_CENTRE_MM, number_line + 6.2 + row * 5.2, line, Style(PLAIN, 12))
    sheet.centred(MOTTO_CENTRE_MM, 24.5, COUNTRY, Style(BOLD, 12))
    width = sheet.centred(MOTTO_CENTRE_MM, 30.1, MOTTO, Style(BOLD, 13.5))
    sheet.rule(MOTTO_CENTRE_MM - width / 2, 31.9, width)
    filled_line(sheet, MOTTO_CENTRE_MM, number_line, cells.date, Style(Face.ITALIC, 13.5), seed + 7)
    flow.baseline_mm = number_line + 6.2 + len(cells.about) * 5.2


def title(flow: Flow, kind: str, subject: str) -> None:
    """Print cell 5a: the kind in capitals, the subject under it, and a rule."""
    middle = (LEFT_MM + RIGHT_MM) / 2
    flow.sheet.centred(middle, flow.baseline_mm + 5.0, kind, Style(BOLD, 14))
    last, width = centred_lines(flow.sheet, subject, Style(BOLD, 14), middle, 132, flow.baseline_mm + 11.6, 6.3)
    length = min(width * 0.4, 48)
    flow.sheet.rule(middle - length / 2, last + 2.0, length)
    flow.baseline_mm = last + 5.0


def centred(flow: Flow, text: str, style: Style, before_mm: float = 7.5) -> None:
    """Print a line in the middle of the measure."""
    flow.advance(before_mm)
    flow.sheet.centred((LEFT_MM + RIGHT_MM) / 2, flow.baseline_mm, text, style)


def recipients(flow: Flow, names: tuple[str, ...], top_mm: float) -> float:
    """Print cell 9b at the left and return its last base line."""
    sheet = flow.sheet
    sheet.text(LEFT_MM, top_mm, "Nơi nhận:", Style(Face.BOLD_ITALIC, 12))
    sheet.lines.append("Nơi nhận:")
    for row, name in enumerate(names, start=1):
        end = "." if row == len(names) else ";"
        sheet.text(LEFT_MM, top_mm + row * 4.7, f"- {name}{end}", Style(PLAIN, 11))
        sheet.lines.append(f"- {name}{end}")
    return top_mm + len(names) * 4.7


def signature(sheet: Sheet, who: Signature, centre_mm: float, top_mm: float, seed: int) -> float:
    """Print authority, title, signature and name around `centre_mm`; return the name's base line."""
    for row, line in enumerate(who.titles):
        sheet.centred(centre_mm, top_mm + row * 5.9, line, Style(BOLD, 13.5))
    last = top_mm + (len(who.titles) - 1) * 5.9
    sign(sheet, who.hand, centre_mm + 2, last + 8.5, seed)
    sheet.centred(centre_mm, last + 39, who.name, Style(BOLD, 14))
    return last + 39


def closing(flow: Flow, names: tuple[str, ...], who: Signature, seed: int) -> tuple[float, float]:
    """Print recipients and signature side by side, kept on one page; return the middle of the signature (mm)."""
    if flow.room_mm() < max(49 + 5.9 * (len(who.titles) - 1), 10 + 4.7 * len(names)):
        flow.turn_page()
    top = flow.baseline_mm + 10
    recipients(flow, names, top)
    name_line = signature(flow.sheet, who, SIGNER_CENTRE_MM, top, seed)
    return SIGNER_CENTRE_MM + 2, name_line - 39 + 17.5


def addressees(flow: Flow, names: tuple[str, ...], centre_mm: float = (LEFT_MM + RIGHT_MM) / 2,
               left_mm: float = 62.0) -> None:  # fmt: skip
    """Print cell 9a: one name after "Kính gửi:", several in a list under it."""
    style = Style(PLAIN, 14)
    if len(names) == 1:
        flow.advance(9)
        flow.sheet.centred(centre_mm, flow.baseline_mm, f"Kính gửi: {names[0]}", style)
        flow.baseline_mm += 3
        return
    flow.advance(8)
    flow.sheet.text(left_mm, flow.baseline_mm, "Kính gửi:", style)
    left = left_mm + flow.sheet.width_mm("Kính gửi:", style) + 3
    for row, name in enumerate(names):
        line = f"- {name}{';' if row < len(names) - 1 else '.'}"
        if row:
            flow.advance(flow.leading_mm)
        flow.sheet.text(left, flow.baseline_mm, line, style)
        flow.sheet.lines.append(f"Kính gửi: {line}" if row == 0 else line)
    flow.baseline_mm += 2
