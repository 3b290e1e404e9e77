"""Quyết định: the commune sets up the project board."""

from functools import partial

from tools.sample import form
from tools.sample.fonts import Face
from tools.sample.records import COMMUNE_AGENCY, COMMUNE_LINES, COMMUNE_SEAL, PLACE, Fields, Paper
from tools.sample.sheet import Sheet, Style
from tools.sample.stamps import seal
from tools.sample.typeset import Flow

SUBJECT = "Về việc thành lập Ban Quản lý xây dựng đường giao thông nông thôn tuyến Khe Trai - Gò Mít năm 2019"
RECIPIENTS = (
    "Như Điều 4",
    "UBND huyện (b/c)",
    "Phòng Kinh tế và Hạ tầng huyện",
    "Thường trực Đảng ủy, HĐND xã",
    "Ủy ban MTTQ Việt Nam xã",
    "Lưu: VT, ĐC-XD",
)
SIGNER = form.Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "looped", "Trần Quốc Vĩnh")
FIELDS = Fields(
    doc_type="QUYẾT ĐỊNH",
    subject=SUBJECT,
    agency=COMMUNE_AGENCY,
    number="86",
    notation="QĐ-UBND",
    code="86/QĐ-UBND",
    place=PLACE,
    date="2019-04-05",
    recipients=RECIPIENTS,
    signer_authority="TM. ỦY BAN NHÂN DÂN",
    signer_title="CHỦ TỊCH",
    signer_name=SIGNER.name,
)
GROUNDS = """
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

Căn cứ Luật Xây dựng ngày 18 tháng 6 năm 2014;

Căn cứ Quyết định số 512/QĐ-UBND ngày 02 tháng 4 năm 2019 của Ủy ban nhân dân huyện Lâm Phước về việc phê duyệt
chủ trương đầu tư xây dựng đường giao thông nông thôn tuyến Khe Trai - Gò Mít, xã Tân Lĩnh Hạ;

Xét đề nghị của công chức Địa chính - Xây dựng xã.
"""
ARTICLES = """
**Điều 1.** Thành lập Ban Quản lý xây dựng đường giao thông nông thôn tuyến Khe Trai - Gò Mít năm 2019 (sau đây
gọi tắt là Ban Quản lý) gồm các ông, bà có tên sau đây:

1. Bà Lê Thị Hoài Thu - Phó Chủ tịch Ủy ban nhân dân xã, Trưởng ban;

2. Ông Hồ Sĩ Đạt - Công chức Địa chính - Xây dựng, Phó Trưởng ban;

3. Bà Phan Thị Ngân - Công chức Tài chính - Kế toán, Ủy viên;

4. Ông Cao Xuân Lộc - Trưởng thôn Khe Trai, Ủy viên;

5. Ông Võ Đình Thảo - Trưởng thôn Gò Mít, Ủy viên.

**Điều 2.** Ban Quản lý có nhiệm vụ:

1. Tổ chức quản lý, thi công công trình đúng hồ sơ được duyệt, bảo đảm chất lượng, tiến độ và an toàn lao động;

2. Phối hợp với Ủy ban Mặt trận Tổ quốc Việt Nam xã vận động nhân dân hiến đất, đóng góp kinh phí và ngày công;

3. Quản lý, sử dụng vật tư, kinh phí đúng mục đích; công khai thu, chi tại nhà văn hóa thôn theo quy định;

4. Phối hợp với Ban Giám sát đầu tư của cộng đồng trong quá trình thi công;

5. Báo cáo kết quả thực hiện với Ủy ban nhân dân xã vào ngày 25 hằng tháng.

**Điều 3.** Ban Quản lý sử dụng con dấu của Ủy ban nhân dân xã, làm việc theo chế độ kiêm nhiệm và tự giải thể
sau khi công trình được nghiệm thu, bàn giao, quyết toán.

**Điều 4.** Văn phòng Ủy ban nhân dân xã, các ngành liên quan và các ông, bà có tên tại Điều 1 chịu trách nhiệm
thi hành Quyết định này. Quyết định có hiệu lực kể từ ngày ký./.
"""


def draw(dpi: int) -> Paper:
    """Lay out both pages."""
    flow = Flow(partial(Sheet, dpi))
    cells = form.Heading(
        (), COMMUNE_LINES, ("Số:", form.Pen("86", 11), "/QĐ-UBND"),
        (f"{PLACE}, ngày", form.Pen("05", 11), "tháng", form.Pen("4", 8), "năm 2019"),
    )  # fmt: skip
    form.heading(flow, cells, seed=4100)
    form.title(flow, "QUYẾT ĐỊNH", SUBJECT)
    form.centred(flow, "ỦY BAN NHÂN DÂN XÃ TÂN LĨNH HẠ", Style(Face.BOLD, 14), 8.5)
    flow.paragraphs(GROUNDS, Style(Face.ITALIC, 14))
    form.centred(flow, "QUYẾT ĐỊNH:", Style(Face.BOLD, 14), 9)
    flow.baseline_mm += 0.5
    flow.paragraphs(ARTICLES)
    centre = form.closing(flow, RECIPIENTS, SIGNER, seed=4110)
    seal(flow.sheet, (centre[0] - 16, centre[1] - 1), *COMMUNE_SEAL, (), seed=4120, turn_deg=-9)
    return Paper(FIELDS, tuple(flow.sheets))
