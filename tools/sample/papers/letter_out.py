"""Công văn đi, khẩn: the commune asks the village heads to win people over."""

from functools import partial

from tools.sample import form
from tools.sample.records import COMMUNE_AGENCY, COMMUNE_LINES, COMMUNE_SEAL, PLACE, Fields, Paper
from tools.sample.sheet import Sheet
from tools.sample.stamps import seal, urgent
from tools.sample.typeset import Flow

ABOUT = ("V/v vận động nhân dân hiến đất", "mở rộng đường Khe Trai - Gò Mít")
ADDRESSEES = ("Trưởng thôn Khe Trai", "Trưởng thôn Gò Mít", "Ủy ban MTTQ và các đoàn thể xã")
RECIPIENTS = ("Như trên", "Thường trực Đảng ủy (b/c)", "Ban Quản lý công trình", "Lưu: VT, ĐC-XD")
SIGNER = form.Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "round", "Lê Thị Hoài Thu")
FIELDS = Fields(
    doc_type="CÔNG VĂN",
    subject="V/v vận động nhân dân hiến đất mở rộng đường Khe Trai - Gò Mít",
    agency=COMMUNE_AGENCY,
    number="58",
    notation="UBND-ĐCXD",
    code="58/UBND-ĐCXD",
    place=PLACE,
    date="2019-05-06",
    addressee=ADDRESSEES,
    recipients=RECIPIENTS,
    signer_authority="TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
    signer_title="PHÓ CHỦ TỊCH",
    signer_name=SIGNER.name,
)
BODY = """
Công trình đường giao thông nông thôn tuyến Khe Trai - Gò Mít đã khởi công ngày 22 tháng 4 năm 2019. Đến nay nền
đường đoạn Km 0+000 đến Km 0+950 cơ bản hoàn thành; đoạn còn lại vướng mặt bằng của 09 hộ dân chưa thống nhất
ranh giới hiến đất. Để bảo đảm tiến độ trước mùa mưa bão, Ủy ban nhân dân xã đề nghị:

1. Trưởng thôn Khe Trai và Trưởng thôn Gò Mít tổ chức họp thôn trước ngày 10 tháng 5 năm 2019, công khai bản vẽ
tuyến đường và danh sách các hộ có đất trong phạm vi mở rộng; lập biên bản hiến đất có chữ ký của chủ hộ.

2. Ủy ban Mặt trận Tổ quốc Việt Nam xã, Hội Nông dân, Hội Phụ nữ, Hội Cựu chiến binh và Đoàn Thanh niên phân
công cán bộ trực tiếp đến từng hộ để vận động, giải thích; biểu dương kịp thời các hộ gương mẫu.

3. Công chức Địa chính - Xây dựng cắm lại mốc giới theo biên bản năm 1996, hoàn thành trước ngày 12 tháng 5 năm
2019 và báo cáo kết quả với Ủy ban nhân dân xã.

Nhận được công văn này, đề nghị các đồng chí khẩn trương triển khai thực hiện./.
"""


def draw(dpi: int) -> Paper:
    """Lay out the page, with the urgency stamp under the subject."""
    flow = Flow(partial(Sheet, dpi))
    cells = form.Heading(
        (), COMMUNE_LINES, ("Số:", form.Pen("58", 11), "/UBND-ĐCXD"),
        (f"{PLACE}, ngày", form.Pen("06", 11), "tháng", form.Pen("5", 8), "năm 2019"), ABOUT,
    )  # fmt: skip
    form.heading(flow, cells, seed=6100)
    flow.baseline_mm += 6
    form.addressees(flow, ADDRESSEES, left_mm=82)
    flow.baseline_mm += 3
    flow.paragraphs(BODY)
    centre = form.closing(flow, RECIPIENTS, SIGNER, seed=6110)
    seal(flow.sheet, (centre[0] - 14, centre[1] - 1), *COMMUNE_SEAL, (), seed=6120, turn_deg=11)
    urgent(flow.sheet, (49, 57.5), seed=6130)
    return Paper(FIELDS, tuple(flow.sheets))
