"""Biên bản đánh máy: the boundary of the road, typed in 1996."""

from tools.sample import typewriter
from tools.sample.pen import sign
from tools.sample.records import Fields, Paper
from tools.sample.sheet import Ink, Sheet
from tools.sample.stamps import seal
from tools.sample.typeset import paragraphs

SUBJECT = "Về việc xác định mốc giới tuyến đường liên thôn Khe Trai - Gò Mít"
FIELDS = Fields(
    doc_type="BIÊN BẢN",
    subject=SUBJECT,
    agency_parent="UBND HUYỆN LÂM PHƯỚC",
    agency="UBND XÃ TÂN LĨNH HẠ",
    number="07",
    notation="BB-UB",
    code="07/BB-UB",
    place="Tân Lĩnh Hạ",
    date="1996-05-14",
    signer_authority="TM. UBND XÃ TÂN LĨNH HẠ KT. CHỦ TỊCH",
    signer_title="PHÓ CHỦ TỊCH",
    signer_name="Đinh Văn Lượng",
)
BODY = """
Hôm nay, vào hồi 8 giờ ngày 14 tháng 5 năm 1996, tại thực địa tuyến đường liên thôn Khe Trai - Gò Mít, chúng tôi
gồm có:

1. Ông Đinh Văn Lượng - Phó Chủ tịch UBND xã, chủ trì;

2. Ông Hồ Sĩ Bình - Cán bộ địa chính xã;

3. Ông Cao Xuân Mẫn - Trưởng thôn Khe Trai;

4. Bà Võ Thị Nhạn - Trưởng thôn Gò Mít.

Sau khi xem xét bản đồ giải thửa và đo đạc tại chỗ, mọi người thống nhất xác định mốc giới như sau:

- Mốc số 1: tại gốc cây đa đầu thôn Khe Trai, cách mép mương 2,5 mét về phía đông;

- Mốc số 2: tại góc vườn ông Trần Đình Tuất, cách mốc số 1 là 640 mét theo đường cũ;

- Mốc số 3: tại ngã ba giếng làng thôn Gò Mít, cách mốc số 2 là 1.210 mét.

Chiều rộng nền đường lấy thống nhất là 5 mét, tính từ tim đường ra mỗi bên 2,5 mét. Các hộ có đất hai bên đường
không được trồng cây, đào ao hoặc làm nhà trong phạm vi mốc giới nói trên.

Biên bản lập thành 3 bản, đọc cho mọi người cùng nghe, nhất trí và ký tên. Cuộc họp kết thúc vào hồi 11 giờ cùng
ngày.
"""


def draw(dpi: int) -> Paper:
    """Type the page on a machine of twelve letters to the inch."""
    sheet = Sheet(dpi)
    typist = typewriter.Typist(sheet, seed=1100)
    typist.centred(56, 26, "UBND HUYỆN LÂM PHƯỚC")
    typist.centred(56, 31, "UBND XÃ TÂN LĨNH HẠ")
    typist.centred(56, 35, "-------", noted=False)
    typist.centred(56, 40, "Số: 07/BB-UB")
    typist.centred(145, 26, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    typist.centred(145, 31, "Độc lập - Tự do - Hạnh phúc")
    typist.centred(145, 35, "------o0o------", noted=False)
    typist.centred(145, 43, "Tân Lĩnh Hạ, ngày 14 tháng 5 năm 1996")
    typist.centred(110, 58, "B I Ê N   B Ả N", note="BIÊN BẢN")
    typist.centred(110, 64, SUBJECT)
    typist.centred(110, 68, "-------------", noted=False)
    line = 76.0
    for text in paragraphs(BODY):
        line = typist.paragraph(30, line, 160, text)
    line += 8
    typist.centred(62, line, "CÁN BỘ ĐỊA CHÍNH")
    typist.centred(62, line + 37, "Hồ Sĩ Bình")
    for row, words in enumerate(("TM. UBND XÃ TÂN LĨNH HẠ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")):
        typist.centred(145, line + row * 5.2, words)
    typist.centred(145, line + 46, "Đinh Văn Lượng")
    sign(sheet, "plain", 62, line + 12, seed=1110, width_mm=34, ink=Ink.PEN)
    sign(sheet, "quick", 146, line + 19, seed=1120, width_mm=38, ink=Ink.PEN)
    seal(sheet, (131, line + 25.5), "ỦY BAN NHÂN DÂN XÃ TÂN LĨNH HẠ", "H. LÂM PHƯỚC", (), seed=1130, turn_deg=8)
    return Paper(FIELDS, (sheet,))
