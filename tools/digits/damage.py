"""What a strip of paper suffers on its way: shade, blur, low resolution, a photocopier, noise, JPEG."""

import cv2
import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]


def damaged(grey: npt.NDArray[np.float32], rng: np.random.Generator) -> Grey:
    """Clean grey (255 paper, 0 ink) as a scanner or camera gives it, of about the same size or down to a half."""
    paper, ink = rng.uniform(190, 255), rng.uniform(0, 110)
    picture: Floats = ink + grey.astype(np.float64) / 255 * (paper - ink)
    picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), max(0.3, rng.gamma(2.0, 0.5))), np.float64)
    scale = rng.uniform(0.5, 1.0)
    picture = np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.float64)
    picture = picture + np.linspace(0, rng.normal(0, 12), picture.shape[1])
    picture = picture + rng.normal(0, min(12.0, rng.gamma(1.5, 2.5)), picture.shape)
    picture = _specked(picture, rng)
    out = np.clip(picture, 0, 255).astype(np.uint8)
    if rng.random() < 0.15:
        out = _two_levels(out, paper - (paper - ink) * rng.uniform(0.15, 0.4))
    if rng.random() < 0.5:
        out = _through_jpeg(out, int(rng.integers(25, 90)))
    return out


def _specked(picture: Floats, rng: np.random.Generator) -> Floats:
    for _ in range(int(rng.poisson(0.7))):
        x, y = (int(rng.integers(0, picture.shape[axis])) for axis in (1, 0))
        r = int(rng.integers(1, 3))
        picture[y : y + r, x : x + r] = rng.uniform(20, 160)
    if rng.random() < 0.05:  # the streak of a dirty glass, a fold
        streak = int(rng.integers(0, picture.shape[1]))
        picture[:, streak : streak + 1] = picture[:, streak : streak + 1] * 0.5 + rng.uniform(0, 110)
    return picture


def _two_levels(grey: Grey, level: float) -> Grey:
    return np.asarray((grey > level) * 255, np.uint8)


def _through_jpeg(grey: Grey, quality: int) -> Grey:
    _ok, code = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(code, cv2.IMREAD_GRAYSCALE), np.uint8)
