"""Pages of a PDF of our own as pictures, to look at before they are printed."""

import io

import pypdfium2

PT_PER_INCH = 72.0


def page_pictures(pdf: bytes, dpi: float, most: int = 40) -> tuple[bytes, ...]:
    """The first pages, each as PNG."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_png(document[at], dpi) for at in range(min(len(document), most)))
    finally:
        document.close()


def _png(page: pypdfium2.PdfPage, dpi: float) -> bytes:
    written = io.BytesIO()
    page.render(scale=dpi / PT_PER_INCH).to_pil().save(written, "PNG", compress_level=1)
    return written.getvalue()
