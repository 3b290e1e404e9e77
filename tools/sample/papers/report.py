"""Báo cáo: what was built and spent, with a table, and the list of households on a sheet laid across."""

from functools import partial

from tools.sample import form
from tools.sample.fonts import Face
from tools.sample.records import COMMUNE_AGENCY, COMMUNE_LINES, COMMUNE_SEAL, PLACE, Fields, Paper
from tools.sample.sheet import A4_MM, Sheet, Style
from tools.sample.stamps import seal
from tools.sample.table import row
from tools.sample.typeset import LEFT_MM, Flow

from .households import HOUSEHOLDS, TOTALS

SUBJECT = "Kết quả xây dựng đường giao thông nông thôn tuyến Khe Trai - Gò Mít năm 2019"
RECIPIENTS = (
    "UBND huyện Lâm Phước (b/c)",
    "Phòng Kinh tế và Hạ tầng huyện",
    "Thường trực Đảng ủy, HĐND xã",
    "Ủy ban MTTQ Việt Nam xã",
    "Lưu: VT, ĐC-XD",
)
SIGNER = form.Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "looped", "Trần Quốc Vĩnh")
FIELDS = Fields(
    doc_type="BÁO CÁO",
    subject=SUBJECT,
    agency=COMMUNE_AGENCY,
    number="152",
    notation="BC-UBND",
    code="152/BC-UBND",
    place=PLACE,
    date="2019-12-06",
    recipients=RECIPIENTS,
    signer_authority="TM. ỦY BAN NHÂN DÂN",
    signer_title="CHỦ TỊCH",
    signer_name=SIGNER.name,
)
OPENING = """
Thực hiện Quyết định số 512/QĐ-UBND ngày 02 tháng 4 năm 2019 của Ủy ban nhân dân huyện Lâm Phước về việc phê
duyệt chủ trương đầu tư, Ủy ban nhân dân xã Tân Lĩnh Hạ báo cáo kết quả xây dựng đường giao thông nông thôn
tuyến Khe Trai - Gò Mít năm 2019 như sau:

**I. TÌNH HÌNH TRIỂN KHAI**

Ủy ban nhân dân xã đã thành lập Ban Quản lý công trình tại Quyết định số 86/QĐ-UBND ngày 05 tháng 4 năm 2019; tổ
chức 06 cuộc họp thôn để công khai quy mô, dự toán và mức đóng góp. Công trình khởi công ngày 22 tháng 4 năm
2019, hoàn thành ngày 10 tháng 11 năm 2019 và được nghiệm thu ngày 18 tháng 11 năm 2019.

Trong quá trình thi công có 31 ngày mưa phải tạm dừng. Nhân dân hai thôn đã tham gia 1.260 ngày công, tự tháo dỡ
hàng rào, cây cối; 14 hộ hiến 1.302 m² đất (có danh sách kèm theo).

**II. KẾT QUẢ THỰC HIỆN**

1. Khối lượng: hoàn thành 1.850 m đường bê tông xi măng rộng 3,5 m, dày 18 cm; 06 cống bản; 620 m rãnh đất. Chất
lượng công trình đạt yêu cầu thiết kế.

2. Kinh phí: tổng kinh phí thực hiện là 2.418.500.000 đồng, bằng 98,3% dự toán được duyệt, cụ thể theo bảng sau:
"""
COLUMNS = (12.0, 62.0, 32.0, 32.0, 24.0)
TABLE = (
    ("STT", "Nguồn vốn", "Dự toán (nghìn đồng)", "Thực hiện (nghìn đồng)", "Tỷ lệ (%)"),
    ("1", "Ngân sách huyện hỗ trợ", "1.500.000", "1.500.000", "100,0"),
    ("2", "Ngân sách xã", "420.000", "392.500", "93,5"),
    ("3", "Nhân dân đóng góp bằng tiền", "288.000", "274.000", "95,1"),
    ("4", "Nhân dân đóng góp ngày công", "252.000", "252.000", "100,0"),
    ("", "Tổng cộng", "2.460.000", "2.418.500", "98,3"),
)
ENDING = """
**III. ĐÁNH GIÁ CHUNG**

1. Ưu điểm: việc thực hiện quy chế dân chủ ở cơ sở được bảo đảm; mọi khoản thu, chi được niêm yết tại nhà văn
hóa thôn; Ban Giám sát đầu tư của cộng đồng hoạt động thường xuyên, phát hiện và kiến nghị xử lý kịp thời 03 nội
dung về chất lượng vật liệu.

2. Hạn chế: tiến độ giải phóng mặt bằng đoạn cuối tuyến chậm 20 ngày so với kế hoạch; việc ghi nhật ký thi công
có lúc chưa đầy đủ.

**IV. KIẾN NGHỊ**

Đề nghị Ủy ban nhân dân huyện thẩm tra, phê duyệt quyết toán công trình trong tháng 12 năm 2019 và hỗ trợ kinh
phí lắp đặt 24 bóng đèn chiếu sáng dọc tuyến trong năm 2020.

Trên đây là báo cáo kết quả xây dựng đường giao thông nông thôn tuyến Khe Trai - Gò Mít năm 2019 của Ủy ban nhân
dân xã Tân Lĩnh Hạ./.
"""


def _table(flow: Flow) -> None:
    plain, bold = Style(Face.REGULAR, 13), Style(Face.BOLD, 13)
    if flow.room_mm() < 64:
        flow.turn_page()
    top = flow.baseline_mm + 5
    for number, cells in enumerate(TABLE):
        edge = number in (0, len(TABLE) - 1)
        aligns = "ccccc" if number == 0 else "clrrr"
        top = row(flow.sheet, top, LEFT_MM, COLUMNS, cells, bold if edge else plain, aligns, 5.8)
    flow.baseline_mm = top + 2


def _annex(dpi: int) -> Sheet:
    sheet = Sheet(dpi, (A4_MM[1], A4_MM[0]))
    middle = sheet.size_mm[0] / 2
    sheet.centred(middle, 14.5, "3", Style(Face.REGULAR, 13))
    sheet.centred(middle, 28, "DANH SÁCH CÁC HỘ HIẾN ĐẤT LÀM ĐƯỜNG KHE TRAI - GÒ MÍT", Style(Face.BOLD, 14))
    note = "(Kèm theo Báo cáo số 152/BC-UBND ngày 06 tháng 12 năm 2019 của Ủy ban nhân dân xã Tân Lĩnh Hạ)"
    sheet.centred(middle, 34.5, note, Style(Face.ITALIC, 13))
    widths = (14.0, 62.0, 36.0, 30.0, 36.0, 67.0)
    head = ("STT", "Họ và tên chủ hộ", "Thôn", "Diện tích (m²)", "Tờ bản đồ/Thửa", "Tài sản trên đất")
    left, top = middle - sum(widths) / 2, 41.0
    top = row(sheet, top, left, widths, head, Style(Face.BOLD, 12.5), "cccccc", 5.6)
    for number, cells in enumerate(HOUSEHOLDS, start=1):
        top = row(sheet, top, left, widths, (str(number), *cells), Style(Face.REGULAR, 12.5), "cllrcl", 5.6)
    row(sheet, top, left, widths, TOTALS, Style(Face.BOLD, 12.5), "clcrcl", 5.6)
    return sheet


def draw(dpi: int) -> Paper:
    """Lay out the report's two pages and its annex."""
    flow = Flow(partial(Sheet, dpi))
    cells = form.Heading((), COMMUNE_LINES, ("Số: 152/BC-UBND",), (f"{PLACE}, ngày 06 tháng 12 năm 2019",))
    form.heading(flow, cells, seed=8100)
    form.title(flow, "BÁO CÁO", SUBJECT)
    flow.paragraphs(OPENING)
    _table(flow)
    flow.paragraphs(ENDING)
    centre = form.closing(flow, RECIPIENTS, SIGNER, seed=8110)
    seal(flow.sheet, (centre[0] - 15, centre[1]), *COMMUNE_SEAL, (), seed=8120, turn_deg=-2)
    return Paper(FIELDS, (*flow.sheets, _annex(dpi)))
