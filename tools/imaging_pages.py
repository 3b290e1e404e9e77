"""Draws pages of made-up Vietnamese print, seals and scribbles, from which the sense of up and down is learnt."""

import random
import subprocess
import unicodedata
from functools import cache

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

Pixels = npt.NDArray[np.uint8]
_ONSETS = [
    "",
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gh",
    "gi",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "ngh",
    "nh",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
_RHYMES = [
    "a",
    "ac",
    "ach",
    "ai",
    "am",
    "an",
    "ang",
    "anh",
    "ao",
    "at",
    "ay",
    "ân",
    "âm",
    "ât",
    "âu",
    "ây",
    "ăm",
    "ăn",
    "ăng",
    "ăc",
    "e",
    "em",
    "en",
    "eo",
    "ê",
    "êm",
    "ên",
    "ênh",
    "i",
    "ia",
    "iêm",
    "iên",
    "iêt",
    "iêu",
    "in",
    "inh",
    "ich",
    "o",
    "oa",
    "oan",
    "oang",
    "oi",
    "on",
    "ong",
    "ô",
    "ôi",
    "ôn",
    "ông",
    "ôt",
    "ơ",
    "ơi",
    "ơn",
    "u",
    "ua",
    "ui",
    "un",
    "ung",
    "uôc",
    "uôi",
    "uyên",
    "uyêt",
    "ư",
    "ưa",
    "ưng",
    "ươc",
    "ương",
    "ươi",
    "ưu",
    "y",
]
_TONES = ["", "", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
_VOWELS = "aăâeêioôơuưy"
_PLAIN = [
    "the",
    "report",
    "of",
    "committee",
    "district",
    "people",
    "council",
    "number",
    "decision",
    "general",
    "office",
    "order",
]


def syllable(chance: random.Random) -> str:
    """One syllable that could be Vietnamese, its tone mark on a vowel."""
    rhyme, tone = chance.choice(_RHYMES), chance.choice(_TONES)
    at = max((rhyme.find(v) for v in "êơôâăư" if v in rhyme), default=next(i for i, c in enumerate(rhyme) if c in _VOWELS))
    return unicodedata.normalize("NFC", chance.choice(_ONSETS) + rhyme[: at + 1] + tone + rhyme[at + 1 :])


def words(chance: random.Random, count: int, *, vietnamese: bool) -> str:
    """A run of words, numbers and dates, at times all in capitals."""
    made = [_word(chance, vietnamese=vietnamese) for _ in range(count)]
    text = " ".join(made)
    kind = chance.random()
    return text.upper() if kind < 0.22 else text.title() if kind < 0.35 else text


def _word(chance: random.Random, *, vietnamese: bool) -> str:
    kind = chance.random()
    if kind < 0.1:
        return str(chance.randrange(10 ** chance.randrange(1, 7)))
    if kind < 0.13:
        return f"{chance.randrange(1, 31)}/{chance.randrange(1, 13)}/{chance.randrange(1950, 2030)}"
    if kind < 0.16:
        return f"{chance.randrange(1, 999)}/{chance.choice(['QĐ', 'TB', 'KH', 'NQ'] if vietnamese else ['QD', 'TB'])}-UBND"
    word = syllable(chance) if vietnamese else chance.choice(_PLAIN)
    return word + (chance.choice([",", ".", ";", ":", ")", "-"]) if chance.random() < 0.12 else "")


@cache
def faces(*, vietnamese: bool) -> tuple[str, ...]:
    """The font files of this machine that have Vietnamese letters, or those of the same kind that have not."""
    lines = subprocess.run(
        ["fc-list", ":lang=vi" if vietnamese else ":lang=en", "file"], check=True, capture_output=True, text=True
    )
    files = sorted(line.rstrip(": ").strip() for line in lines.stdout.splitlines())
    plain = ("C059", "P052", "Nimbus", "URWBookman", "URWGothic")
    kept = [f for f in files if f.endswith((".ttf", ".otf")) and (vietnamese or any(p in f for p in plain))]
    return tuple(f for f in kept if "Math" not in f)


def page(seed: int, without: tuple[str, ...] = ()) -> Pixels:
    """A grey page of 620–900 px in width as a scanner would give it at about 75–150 dpi, upright, skewed a little."""
    chance = random.Random(seed)
    sheet = Image.new("L", (chance.randrange(620, 900), chance.randrange(620, 900)), 255)
    pen = ImageDraw.Draw(sheet)
    _write(sheet, pen, chance, without)
    for _ in range(chance.randrange(0, 3)):
        _scribble(pen, chance, sheet.size)
    if chance.random() < 0.4:
        _seal(sheet, chance)
    return _scanned(np.asarray(sheet, np.uint8), chance)


def _write(sheet: Image.Image, pen: ImageDraw.ImageDraw, chance: random.Random, without: tuple[str, ...]) -> None:
    vietnamese = chance.random() < 0.85
    files = [f for f in faces(vietnamese=vietnamese) if not any(w in f for w in without)]
    size = chance.uniform(13, 32)
    left, y = chance.randrange(20, 120), chance.randrange(10, 80)
    pitch = chance.uniform(1.15, 2.0)
    file = chance.choice(files)
    table = chance.random() < 0.2
    while y < sheet.height - size * 2:
        if chance.random() < 0.15:
            file = chance.choice(files)
        face = ImageFont.truetype(file, size * chance.choice([1, 1, 1, 0.85, 1.2]))
        if chance.random() < 0.85:
            text = words(chance, chance.randrange(1, 14), vietnamese=vietnamese)
            pen.text(
                (left + (chance.randrange(0, 250) if chance.random() < 0.3 else 0), y),
                text,
                font=face,
                fill=chance.randrange(0, 90),
            )
        if table:
            pen.line((left - 5, y - 2, sheet.width - left, y - 2), fill=60)
        y += round(size * pitch)
    if table:
        for x in range(left - 5, sheet.width - left, chance.randrange(60, 200)):
            pen.line((x, 10, x, sheet.height - 20), fill=60, width=chance.randrange(1, 3))


def _scribble(pen: ImageDraw.ImageDraw, chance: random.Random, size: tuple[int, int]) -> None:
    x, y = chance.randrange(50, size[0] - 50), chance.randrange(50, size[1] - 50)
    strokes = [(x, y)]
    for _ in range(chance.randrange(5, 40)):
        x, y = x + chance.randrange(-35, 45), y + chance.randrange(-30, 30)
        strokes.append((x, y))
    pen.line(strokes, fill=chance.randrange(0, 120), width=chance.randrange(1, 4), joint="curve")


def _seal(sheet: Image.Image, chance: random.Random) -> None:
    side = chance.randrange(90, 200)
    seal = Image.new("L", (side, side), 255)
    pen = ImageDraw.Draw(seal)
    pen.ellipse((2, 2, side - 3, side - 3), outline=60, width=3)
    pen.ellipse((side // 4, side // 4, side * 3 // 4, side * 3 // 4), outline=60, width=2)
    face = ImageFont.truetype(chance.choice(faces(vietnamese=True)), side / 10)
    for angle in range(0, 360, 18):
        letter = Image.new("L", (side, side), 255)
        ImageDraw.Draw(letter).text((side / 2 - 4, side * 0.06), syllable(chance)[:1].upper(), font=face, fill=60)
        seal.paste(60, (0, 0), Image.eval(letter.rotate(angle, fillcolor=255), lambda v: 255 - v))
    at = chance.randrange(0, sheet.width - side), chance.randrange(0, sheet.height - side)
    sheet.paste(60, at, Image.eval(seal.rotate(chance.uniform(0, 360), fillcolor=255), lambda v: 255 - v))


def _scanned(sheet: Pixels, chance: random.Random) -> Pixels:
    noise = np.random.default_rng(chance.randrange(2**31))
    height, width = sheet.shape
    skew = chance.gauss(0, 1.5) if chance.random() < 0.7 else chance.uniform(-15, 15)
    factor = chance.uniform(0.55, 1.1)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1)
    seen = cv2.warpAffine(sheet, matrix, (width, height), borderValue=255, flags=cv2.INTER_LINEAR)
    if chance.random() < 0.3:
        kernel = np.ones((2, 2), np.uint8)
        seen = cv2.erode(seen, kernel) if chance.random() < 0.5 else cv2.dilate(seen, kernel)
    seen = cv2.resize(seen, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    if chance.random() < 0.5:
        seen = cv2.GaussianBlur(seen, (0, 0), chance.uniform(0.3, 1.1))
    floor, paper = chance.uniform(0, 140), chance.uniform(190, 255)
    levels = floor + seen.astype(np.float32) / 255 * (paper - floor) + noise.normal(0, chance.uniform(0, 12), seen.shape)
    if chance.random() < 0.15:
        levels = np.where(levels < chance.uniform(0.35, 0.7) * paper, 0, 255)
    done = np.clip(levels, 0, 255).astype(np.uint8)
    if chance.random() < 0.5:
        _, coded = cv2.imencode(".jpg", done, [cv2.IMWRITE_JPEG_QUALITY, chance.randrange(30, 90)])
        done = np.asarray(cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE), np.uint8)
    return np.ascontiguousarray(done)
