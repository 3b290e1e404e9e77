"""Công văn đến: the district office answers, stamped on arrival."""

from functools import partial

from tools.sample import form
from tools.sample.fonts import Face
from tools.sample.records import Fields, Paper
from tools.sample.sheet import Sheet, Style
from tools.sample.stamps import arrival, seal
from tools.sample.typeset import Flow

PARENT, AGENCY = "UBND HUYỆN LÂM PHƯỚC", "PHÒNG KINH TẾ VÀ HẠ TẦNG"
ABOUT = ("V/v góp ý hồ sơ đầu tư tuyến đường", "Khe Trai - Gò Mít, xã Tân Lĩnh Hạ")
ADDRESSEE = "Ủy ban nhân dân xã Tân Lĩnh Hạ"
RECIPIENTS = ("Như trên", "UBND huyện (b/c)", "Phòng TC-KH huyện (p/h)", "Lưu: VT, GT")
SIGNER = form.Signature(("TRƯỞNG PHÒNG",), "steep", "Nguyễn Hữu Khang")
FIELDS = Fields(
    doc_type="CÔNG VĂN",
    subject="V/v góp ý hồ sơ đầu tư tuyến đường Khe Trai - Gò Mít, xã Tân Lĩnh Hạ",
    agency_parent=PARENT,
    agency=AGENCY,
    number="128",
    notation="KTHT-GT",
    code="128/KTHT-GT",
    place="Lâm Phước",
    date="2019-03-22",
    addressee=(ADDRESSEE,),
    recipients=RECIPIENTS,
    signer_title="TRƯỞNG PHÒNG",
    signer_name=SIGNER.name,
)
BODY = """
Phòng Kinh tế và Hạ tầng nhận được Tờ trình số 45/TTr-UBND ngày 12 tháng 3 năm 2019 của Ủy ban nhân dân xã Tân
Lĩnh Hạ về việc phê duyệt chủ trương đầu tư xây dựng đường giao thông nông thôn tuyến Khe Trai - Gò Mít. Sau khi
nghiên cứu hồ sơ và kiểm tra thực địa ngày 19 tháng 3 năm 2019, Phòng có ý kiến như sau:

1. Thống nhất về sự cần thiết đầu tư, hướng tuyến và quy mô mặt đường như đề nghị của xã. Hướng tuyến phù hợp
với quy hoạch giao thông của huyện đến năm 2020.

2. Đề nghị bổ sung 01 cống bản tại vị trí Km 0+640, nơi thường bị ngập khi có mưa lớn; rà soát lại khối lượng
đào đắp nền đường đoạn qua khu vực đồi Gò Mít.

3. Đề nghị xã lập danh sách các hộ hiến đất, có xác nhận của trưởng thôn và chữ ký của chủ hộ; đối chiếu với
biên bản xác định mốc giới tuyến đường đã lập năm 1996 đang lưu tại xã.

Đề nghị Ủy ban nhân dân xã hoàn chỉnh hồ sơ và gửi về Phòng Kinh tế và Hạ tầng trước ngày 29 tháng 3 năm 2019 để
tổng hợp, trình Ủy ban nhân dân huyện./.
"""


def draw(dpi: int) -> Paper:
    """Lay out the page and press the commune's arrival stamp under the subject."""
    flow = Flow(partial(Sheet, dpi), Style(Face.REGULAR, 13.5), leading_mm=6.4)
    cells = form.Heading(
        (PARENT,), (AGENCY,), ("Số:", form.Pen("128", 13), "/KTHT-GT"),
        ("Lâm Phước, ngày", form.Pen("22", 11), "tháng", form.Pen("3", 8), "năm 2019"), ABOUT,
    )  # fmt: skip
    form.heading(flow, cells, seed=3100)
    flow.baseline_mm += 12
    form.addressees(flow, (ADDRESSEE,), centre_mm=128)
    flow.baseline_mm += 14
    flow.paragraphs(BODY)
    centre = form.closing(flow, RECIPIENTS, SIGNER, seed=3110)
    heart = ("PHÒNG", "KINH TẾ VÀ", "HẠ TẦNG")
    middle = (centre[0] - 14, centre[1])
    seal(flow.sheet, middle, "ỦY BAN NHÂN DÂN HUYỆN", "LÂM PHƯỚC", heart, seed=3120, turn_deg=-4)
    arrival(flow.sheet, (24, 59.5), "UBND XÃ TÂN LĨNH HẠ", "317", "25/3/2019", seed=3130)
    return Paper(FIELDS, tuple(flow.sheets))
