"""Biên bản nghiệm thu: the finished road is taken over; two parties sign."""

from functools import partial

from tools.sample import form
from tools.sample.records import COMMUNE_AGENCY, COMMUNE_LINES, COMMUNE_SEAL, PLACE, Fields, Paper
from tools.sample.sheet import Sheet
from tools.sample.stamps import seal
from tools.sample.typeset import Flow

SUBJECT = "Nghiệm thu hoàn thành công trình đường giao thông nông thôn tuyến Khe Trai - Gò Mít"
COMMUNITY = form.Signature(("TRƯỞNG BAN GIÁM SÁT", "ĐẦU TƯ CỦA CỘNG ĐỒNG"), "plain", "Đặng Văn Sơn")
SIGNER = form.Signature(("TM. BAN QUẢN LÝ", "TRƯỞNG BAN"), "round", "Lê Thị Hoài Thu")
FIELDS = Fields(
    doc_type="BIÊN BẢN",
    subject=SUBJECT,
    agency=COMMUNE_AGENCY,
    number="12",
    notation="BB-UBND",
    code="12/BB-UBND",
    place=PLACE,
    date="2019-11-18",
    signer_authority="TM. BAN QUẢN LÝ",
    signer_title="TRƯỞNG BAN",
    signer_name=SIGNER.name,
)
BODY = """
Hôm nay, vào hồi 8 giờ 00 ngày 18 tháng 11 năm 2019, tại công trình đường giao thông nông thôn tuyến Khe Trai -
Gò Mít, xã Tân Lĩnh Hạ, chúng tôi gồm:

**I. THÀNH PHẦN THAM GIA NGHIỆM THU**

**1. Ban Quản lý công trình**

- Bà Lê Thị Hoài Thu - Phó Chủ tịch Ủy ban nhân dân xã, Trưởng ban;

- Ông Hồ Sĩ Đạt - Công chức Địa chính - Xây dựng, Phó Trưởng ban;

- Bà Phan Thị Ngân - Công chức Tài chính - Kế toán, Ủy viên.

**2. Ban Giám sát đầu tư của cộng đồng**

- Ông Đặng Văn Sơn - Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã, Trưởng ban;

- Bà Trịnh Thị Lụa - Chủ tịch Hội Phụ nữ xã, thành viên.

**3. Đại diện hai thôn**

- Ông Cao Xuân Lộc - Trưởng thôn Khe Trai;

- Ông Võ Đình Thảo - Trưởng thôn Gò Mít.

**II. NỘI DUNG NGHIỆM THU**

1. Đối tượng nghiệm thu: nền, mặt đường bê tông xi măng dài 1.850 m và 06 cống bản thoát nước ngang đường.

2. Thời gian thi công: khởi công ngày 22 tháng 4 năm 2019, hoàn thành ngày 10 tháng 11 năm 2019.

3. Kết quả kiểm tra tại hiện trường: chiều rộng nền đường trung bình 5,05 m; chiều rộng mặt đường 3,50 m; chiều
dày lớp bê tông tại 12 vị trí khoan đạt từ 18,0 cm đến 18,6 cm; mặt đường bằng phẳng, khe co giãn đúng thiết kế,
rãnh thoát nước thông suốt.

4. Khối lượng hoàn thành: đào, đắp nền đường 2.140 m³; bê tông mặt đường mác 250 là 1.166 m³; cống bản khẩu độ
0,75 m là 06 cái; rãnh đất 620 m.

5. Tồn tại cần khắc phục: lề đường đoạn Km 1+120 đến Km 1+180 chưa được đầm chặt; hai biển báo ở đầu tuyến và
cuối tuyến chưa được lắp đặt. Ban Quản lý khắc phục xong trước ngày 30 tháng 11 năm 2019.

**III. KẾT LUẬN**

Các bên thống nhất nghiệm thu hoàn thành công trình, đồng ý đưa vào sử dụng kể từ ngày 20 tháng 11 năm 2019.
Biên bản được lập thành 04 bản, có giá trị như nhau, đọc cho mọi người cùng nghe và nhất trí ký tên./.
"""


def draw(dpi: int) -> Paper:
    """Lay out both pages; two signatures stand side by side."""
    flow = Flow(partial(Sheet, dpi))
    cells = form.Heading((), COMMUNE_LINES, ("Số: 12/BB-UBND",), (f"{PLACE}, ngày 18 tháng 11 năm 2019",))
    form.heading(flow, cells, seed=7100)
    form.title(flow, "BIÊN BẢN", SUBJECT)
    flow.paragraphs(BODY)
    top = flow.baseline_mm + 12
    form.signature(flow.sheet, COMMUNITY, 68, top, seed=7110)
    name_line = form.signature(flow.sheet, SIGNER, 152, top, seed=7120)
    seal(flow.sheet, (139, name_line - 20), *COMMUNE_SEAL, (), seed=7130, turn_deg=-5)
    return Paper(FIELDS, tuple(flow.sheets))
