"""Tờ trình: the commune asks the district to approve the road."""

from functools import partial

from tools.sample import form
from tools.sample.records import COMMUNE_AGENCY, COMMUNE_LINES, COMMUNE_SEAL, PLACE, Fields, Paper
from tools.sample.sheet import Sheet
from tools.sample.stamps import seal
from tools.sample.typeset import Flow

SUBJECT = "Về việc phê duyệt chủ trương đầu tư xây dựng đường giao thông nông thôn tuyến Khe Trai - Gò Mít năm 2019"
ADDRESSEES = ("Ủy ban nhân dân huyện Lâm Phước", "Phòng Kinh tế và Hạ tầng huyện Lâm Phước")
RECIPIENTS = (
    "Như trên",
    "Thường trực Đảng ủy xã (b/c)",
    "Thường trực HĐND xã (b/c)",
    "Chủ tịch, các PCT UBND xã",
    "Lưu: VT, ĐC-XD",
)
SIGNER = form.Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "looped", "Trần Quốc Vĩnh")
FIELDS = Fields(
    doc_type="TỜ TRÌNH",
    subject=SUBJECT,
    agency=COMMUNE_AGENCY,
    number="45",
    notation="TTr-UBND",
    code="45/TTr-UBND",
    place=PLACE,
    date="2019-03-12",
    addressee=ADDRESSEES,
    recipients=RECIPIENTS,
    signer_authority="TM. ỦY BAN NHÂN DÂN",
    signer_title="CHỦ TỊCH",
    signer_name=SIGNER.name,
)
BODY = """
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

Căn cứ Luật Đầu tư công ngày 18 tháng 6 năm 2014;

Căn cứ Nghị quyết số 09/NQ-HĐND ngày 20 tháng 12 năm 2018 của Hội đồng nhân dân xã Tân Lĩnh Hạ về nhiệm vụ phát
triển kinh tế - xã hội năm 2019;

Xét nguyện vọng của nhân dân hai thôn Khe Trai và Gò Mít tại các cuộc họp thôn ngày 16 và ngày 17 tháng 02 năm
2019, Ủy ban nhân dân xã Tân Lĩnh Hạ trình Ủy ban nhân dân huyện xem xét, phê duyệt chủ trương đầu tư xây dựng
đường giao thông nông thôn tuyến Khe Trai - Gò Mít với các nội dung sau:

**1. Sự cần thiết đầu tư**

Tuyến đường liên thôn Khe Trai - Gò Mít dài 1.850 m là đường đất, mặt đường hẹp, mùa mưa thường lầy lội, xe cơ
giới không đi lại được. Hiện có 214 hộ dân với 876 nhân khẩu sinh sống dọc hai bên tuyến; học sinh đến trường và
việc vận chuyển nông sản gặp nhiều khó khăn. Việc bê tông hóa tuyến đường là cần thiết để hoàn thành tiêu chí số
2 về giao thông trong xây dựng nông thôn mới.

**2. Quy mô đầu tư**

a) Chiều dài tuyến: 1.850 m; điểm đầu tại cổng chào thôn Khe Trai, điểm cuối tại nhà văn hóa thôn Gò Mít;

b) Nền đường rộng 5,0 m; mặt đường bê tông xi măng mác 250 rộng 3,5 m, dày 18 cm;

c) Công trình thoát nước: 05 cống bản khẩu độ 0,75 m và 620 m rãnh đất hai bên đường.

**3. Tổng mức đầu tư và nguồn vốn**

Tổng mức đầu tư dự kiến là 2.460.000.000 đồng (hai tỷ bốn trăm sáu mươi triệu đồng), trong đó ngân sách huyện hỗ
trợ 1.500.000.000 đồng, ngân sách xã bố trí 420.000.000 đồng, nhân dân đóng góp bằng tiền và ngày công trị giá
540.000.000 đồng. Nhân dân hai thôn tự nguyện hiến đất và tài sản trên đất để mở rộng nền đường.

**4. Thời gian thực hiện:** từ tháng 4 đến tháng 12 năm 2019.

Ủy ban nhân dân xã Tân Lĩnh Hạ kính trình Ủy ban nhân dân huyện Lâm Phước xem xét, phê duyệt để xã có cơ sở
triển khai thực hiện./.
"""


def draw(dpi: int) -> Paper:
    """Lay out both pages."""
    flow = Flow(partial(Sheet, dpi))
    cells = form.Heading(
        (), COMMUNE_LINES, ("Số:", form.Pen("45", 11), "/TTr-UBND"),
        (f"{PLACE}, ngày", form.Pen("12", 11), "tháng", form.Pen("3", 8), "năm 2019"),
    )  # fmt: skip
    form.heading(flow, cells, seed=2100)
    form.title(flow, "TỜ TRÌNH", SUBJECT)
    form.addressees(flow, ADDRESSEES)
    flow.paragraphs(BODY)
    centre = form.closing(flow, RECIPIENTS, SIGNER, seed=2110)
    seal(flow.sheet, (centre[0] - 15, centre[1]), *COMMUNE_SEAL, (), seed=2120, turn_deg=6)
    return Paper(FIELDS, tuple(flow.sheets))
