import io
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from archivist.capture.folder import FolderSource, files_of
from archivist.capture.kinds import FileKind, kind_of
from archivist.capture.names import natural, tidy
from archivist.capture.pdf import is_signed
from archivist.capture.tiff import frame_count
from archivist.model.page import Sheet
from archivist.settings import Capture
from archivist.troubles import Empty, Encrypted, NotAnImage, NotFound, TooLarge, Trouble, Truncated


def picture(shade: int = 200, size: tuple[int, int] = (120, 80), mode: str = "RGB") -> Image.Image:
    noise = np.random.default_rng(shade).integers(0, 40, (size[1], size[0], 3), dtype=np.uint8)
    return Image.fromarray(noise + np.uint8(shade)).convert(mode)


def jpeg_bytes(shade: int = 200) -> bytes:
    data = io.BytesIO()
    picture(shade).save(data, "JPEG", quality=70, dpi=(200, 200))
    return data.getvalue()


def pdf_of(jpegs: list[bytes], *, cover: float = 1.0, extra: bytes = b"", rotate: int = 0) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    for data in jpegs:
        page = pdf.add_blank_page(page_size=(120 * 72 / 200, 80 * 72 / 200))
        width, height = Image.open(io.BytesIO(data)).size
        stream = pikepdf.Stream(pdf, data)
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        stream.Width, stream.Height, stream.BitsPerComponent = width, height, 8
        stream.ColorSpace, stream.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))
        w, h = float(page.mediabox[2]) * cover, float(page.mediabox[3]) * cover
        page.Contents = pikepdf.Stream(pdf, f"q {w} 0 0 {h} 0 0 cm /Im0 Do Q ".encode() + extra)
        if rotate:
            page.Rotate = rotate
    return pdf


def scan(tmp_path: Path, *sources: Path, limits: Capture | None = None) -> list[Sheet | Trouble]:
    scratch = tmp_path / "scratch"
    scratch.mkdir(exist_ok=True)
    return list(FolderSource(sources, scratch, limits or Capture(), keep=True).scan(lambda: False))


def sheet(found: Sheet | Trouble) -> Sheet:
    assert isinstance(found, Sheet)
    return found


def test_names_come_in_the_order_in_which_a_clerk_counts(tmp_path: Path) -> None:
    for name in ("10.jpg", "2.jpg", "b/1.jpg", "a/10.jpg", "a/9.jpg", ".hidden.jpg", "notes.txt", "Thumbs.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(jpeg_bytes())
    assert [name for _, name in files_of([tmp_path])] == ["2.jpg", "10.jpg", "a/9.jpg", "a/10.jpg", "b/1.jpg"]


@given(st.lists(st.integers(0, 10**6), unique=True))
def test_natural_order_is_the_order_of_the_numbers(numbers: list[int]) -> None:
    names = sorted((f"tờ {n}.jpg" for n in numbers), key=natural)
    assert names == [f"tờ {n}.jpg" for n in sorted(numbers)]


@given(st.text(), st.text())
def test_natural_order_is_total(a: str, b: str) -> None:
    assert (natural(a) < natural(b)) + (natural(b) < natural(a)) == (a != b)


def test_names_are_composed_and_printable() -> None:
    assert tidy("Hồ sơ\x07\u202e.jpg") == "Hồ sơ\\u0007\\u202e.jpg"
    assert tidy("a\udcff") != tidy("a\udcfe")
    tidy("a\udcff").encode()


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("JPEG", FileKind.JPEG),
        ("PNG", FileKind.PNG),
        ("TIFF", FileKind.TIFF),
        ("JPEG2000", FileKind.JPEG2000),
        ("WEBP", FileKind.WEBP),
    ],
)
def test_a_kind_is_told_by_the_bytes_and_not_by_the_name(tmp_path: Path, form: str, kind: FileKind) -> None:
    path = tmp_path / "page.bin"
    picture().save(path, form)
    assert kind_of(path, "page.bin") is kind


@pytest.mark.parametrize(("content", "trouble"), [(b"", Empty), (b"Just words", NotAnImage), (b"\xff\xd8", NotAnImage)])
def test_what_is_no_picture_is_named_and_the_scan_goes_on(tmp_path: Path, content: bytes, trouble: type[Trouble]) -> None:
    (tmp_path / "1.jpg").write_bytes(content)
    (tmp_path / "2.jpg").write_bytes(jpeg_bytes())
    first, second = scan(tmp_path, tmp_path)
    assert isinstance(first, trouble)
    assert first.details["name"] == "1.jpg"
    assert sheet(second).name == "2.jpg"


def test_a_missing_source_ends_the_scan(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        scan(tmp_path, tmp_path / "nowhere")


def test_a_tiff_gives_a_sheet_for_each_of_its_frames(tmp_path: Path) -> None:
    path = tmp_path / "many.tif"
    picture(1).save(path, save_all=True, append_images=[picture(2), picture(3)])
    assert [(sheet(s).name, sheet(s).frame) for s in scan(tmp_path, path)] == [
        ("many.tif", 0),
        ("many.tif", 1),
        ("many.tif", 2),
    ]


def test_a_looping_or_cut_tiff_chain_ends(tmp_path: Path) -> None:
    path = tmp_path / "loop.tif"
    picture(1).save(path)
    data = path.read_bytes()
    path.write_bytes(data[:4] + (8).to_bytes(4, "little") + b"\x00\x00" + (8).to_bytes(4, "little"))
    assert frame_count(path) == 1
    path.write_bytes(data[:9])
    assert frame_count(path) == 1


def test_a_scan_inside_a_pdf_is_lifted_out_byte_for_byte(tmp_path: Path) -> None:
    jpegs = [jpeg_bytes(100), jpeg_bytes(150)]
    path = tmp_path / "scan.pdf"
    pdf_of(jpegs, rotate=90).save(path)
    source = FolderSource((path,), tmp_path, Capture())
    for found, data in zip(source.scan(lambda: False), jpegs, strict=True):
        assert sheet(found).picture.read_bytes() == data
        assert sheet(found).dpi == pytest.approx(200, abs=0.5)
        assert sheet(found).orientation == 6
        assert sheet(found).beside is None


@pytest.mark.parametrize(("cover", "extra"), [(0.4, b""), (1.0, b"0 0 10 10 re f")])
def test_a_page_that_is_no_mere_scan_is_drawn_and_its_file_kept_beside(tmp_path: Path, cover: float, extra: bytes) -> None:
    path = tmp_path / "drawn.pdf"
    pdf_of([jpeg_bytes()], cover=cover, extra=extra).save(path)
    (found,) = scan(tmp_path, path)
    with Image.open(sheet(found).picture) as drawn:
        assert drawn.size == (181, 120)  # pdfium rounds up what begins a pixel
    assert sheet(found).beside == path


def test_a_lifted_picture_goes_when_the_next_sheet_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    pdf_of([jpeg_bytes(100), jpeg_bytes(150)]).save(path)
    seen = [sheet(s).picture for s in FolderSource((path,), tmp_path, Capture()).scan(lambda: False)]
    assert len(set(seen)) == 2
    assert not any(p.exists() for p in seen)


def test_invisible_text_over_a_scan_does_not_hide_that_it_is_one(tmp_path: Path) -> None:
    path = tmp_path / "read.pdf"
    pdf_of([jpeg_bytes()], extra=b"BT 3 Tr (words) Tj ET").save(path)
    assert sheet(scan(tmp_path, path)[0]).picture.suffix == ".jpg"


def test_an_encrypted_pdf_and_a_cut_one_are_told_apart(tmp_path: Path) -> None:
    locked, cut = tmp_path / "1.pdf", tmp_path / "2.pdf"
    pdf_of([jpeg_bytes()]).save(locked, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    cut.write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    first, second = scan(tmp_path, locked, cut)
    assert isinstance(first, Encrypted)
    assert isinstance(second, Truncated)


def test_a_pdf_page_of_absurd_size_is_refused_and_the_next_one_taken(tmp_path: Path) -> None:
    path = tmp_path / "big.pdf"
    pdf = pdf_of([jpeg_bytes()], extra=b"0 0 1 1 re f")
    pdf.pages[0].mediabox = pikepdf.Array([0, 0, 14000, 14000])
    pdf.pages.extend(pdf_of([jpeg_bytes()]).pages)
    pdf.save(path)
    first, second = scan(tmp_path, path)
    assert isinstance(first, TooLarge)
    assert isinstance(second, Sheet)


def test_a_signature_field_is_seen_and_an_empty_one_is_not() -> None:
    signed, unsigned = pdf_of([jpeg_bytes()]), pdf_of([jpeg_bytes()])
    for pdf, value in ((signed, pikepdf.Dictionary(Type=pikepdf.Name.Sig)), (unsigned, None)):
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=b"S")
        if value is not None:
            field.V = value
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
    assert is_signed(signed)
    assert not is_signed(unsigned)


def test_a_cancelled_scan_stops_before_the_next_sheet(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.jpg").write_bytes(jpeg_bytes(n))
    answers = iter([False, True])
    found = list(FolderSource((tmp_path,), tmp_path, Capture()).scan(lambda: next(answers)))
    assert len(found) == 1
