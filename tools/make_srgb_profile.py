"""Writes resources/icc/sRGB.icc, the output intent of every facsimile, from LittleCMS's own free sRGB profile."""

from pathlib import Path

from PIL import ImageCms

DATE = slice(24, 36)  # ICC.1 7.2: when the profile was made; fixed, so that the file is the same each time
LONG_AGO = b"\x07\xb2\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00"  # 1970-01-01 00:00:00
OUT = Path(__file__).resolve().parent.parent / "resources" / "icc" / "sRGB.icc"


def profile() -> bytes:
    """Return the profile's bytes."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[DATE] = LONG_AGO
    return bytes(made)


if __name__ == "__main__":
    OUT.write_bytes(profile())
    print(OUT, OUT.stat().st_size)
