"""Thông báo: the road is closed for the works."""

from functools import partial

from tools.sample import form
from tools.sample.records import COMMUNE_AGENCY, COMMUNE_LINES, COMMUNE_SEAL, PLACE, Fields, Paper
from tools.sample.sheet import Sheet
from tools.sample.stamps import seal
from tools.sample.typeset import Flow

SUBJECT = "Về việc tạm dừng lưu thông để thi công tuyến đường Khe Trai - Gò Mít"
RECIPIENTS = ("Trưởng các thôn", "Công an xã", "Ban Quản lý công trình", "Đài truyền thanh xã", "Lưu: VT")
SIGNER = form.Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "round", "Lê Thị Hoài Thu")
FIELDS = Fields(
    doc_type="THÔNG BÁO",
    subject=SUBJECT,
    agency=COMMUNE_AGENCY,
    number="21",
    notation="TB-UBND",
    code="21/TB-UBND",
    place=PLACE,
    date="2019-04-16",
    recipients=RECIPIENTS,
    signer_authority="TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
    signer_title="PHÓ CHỦ TỊCH",
    signer_name=SIGNER.name,
)
BODY = """
Thực hiện Quyết định số 86/QĐ-UBND ngày 05 tháng 4 năm 2019 của Ủy ban nhân dân xã Tân Lĩnh Hạ, để bảo đảm an
toàn và tiến độ thi công, Ủy ban nhân dân xã thông báo như sau:

1. Tạm dừng lưu thông đối với xe ô tô, xe công nông và xe gắn máy trên tuyến đường liên thôn Khe Trai - Gò Mít,
đoạn từ Km 0+000 đến Km 1+850.

2. Thời gian: từ 6 giờ 00 ngày 22 tháng 4 năm 2019 đến hết ngày 30 tháng 6 năm 2019.

3. Trong thời gian trên, các phương tiện đi theo đường bờ kênh N3 qua thôn Đồng Chùa. Người đi bộ và xe đạp được
đi trên lề đường bên phải theo hướng dẫn của đơn vị thi công.

4. Đề nghị các hộ dân hai bên tuyến di dời vật liệu, cây cối, hàng rào ra khỏi phạm vi nền đường trước ngày 20
tháng 4 năm 2019; trông coi trẻ em và gia súc, không để đi vào khu vực đang thi công.

5. Giao Công an xã phối hợp với Ban Quản lý công trình đặt biển báo, phân luồng và hướng dẫn giao thông; Đài
truyền thanh xã thông báo mỗi ngày hai lần để nhân dân biết và thực hiện.

Mọi vướng mắc đề nghị phản ánh về Văn phòng Ủy ban nhân dân xã để được giải quyết./.
"""


def draw(dpi: int) -> Paper:
    """Lay out the page."""
    flow = Flow(partial(Sheet, dpi))
    cells = form.Heading((), COMMUNE_LINES, ("Số: 21/TB-UBND",), (f"{PLACE}, ngày 16 tháng 4 năm 2019",))
    form.heading(flow, cells, seed=5100)
    form.title(flow, "THÔNG BÁO", SUBJECT)
    flow.paragraphs(BODY)
    centre = form.closing(flow, RECIPIENTS, SIGNER, seed=5110)
    seal(flow.sheet, (centre[0] - 15, centre[1]), *COMMUNE_SEAL, (), seed=5120, turn_deg=3)
    return Paper(FIELDS, tuple(flow.sheets))
