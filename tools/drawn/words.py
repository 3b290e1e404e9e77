"""What the drawn papers speak of: invented communes and people, real kinds of documents."""

from dataclasses import dataclass

COMMUNES = (
    "Tân Lĩnh Hạ", "Hòa Bình Đông", "Phước Khánh", "Vĩnh Thạnh Tây", "Ea Kmút", "Đông Quý", "Bằng Vân", "Mỹ Phước Nội",
    "Thượng Lâm", "Cẩm Ngọc Sơn", "An Thới Thuận", "Quỳnh Vinh", "Xuân Trạch", "Nậm Sơn", "Yên Lộc", "Hưng Thịnh",
    "Long Hữu", "Thủy Biều Trung", "Nghĩa Đức", "Sơn Đà Hạ",
)  # fmt: skip
DISTRICTS = ("Lâm Phước", "Ngọc Sơn", "Hòa Thuận", "Yên Thịnh", "Quảng Trung", "Krông Nô", "Phú Tân", "Đức Lạc")
PROVINCES = ("Phú Thọ", "Kiên Giang", "Quảng Ngãi", "Nghệ An", "Đắk Lắk", "Hải Dương", "Vĩnh Long", "Thái Nguyên")
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
MIDDLES = ("Văn", "Thị", "Đức", "Hữu", "Quang", "Minh", "Xuân", "Thanh", "Ngọc", "Công")
GIVEN = (
    "An", "Bình", "Cường", "Dũng", "Hạnh", "Hương", "Khánh", "Lan", "Mai", "Nam", "Phúc", "Quân", "Sơn", "Thảo", "Tuấn",
    "Vinh", "Yến", "Hòa", "Thủy", "Đạt",
)  # fmt: skip
SUBJECTS = (
    "thành lập Ban chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn",
    "phê duyệt kế hoạch sử dụng đất năm {year}",
    "tổ chức Tháng hành động vì an toàn thực phẩm",
    "kiện toàn Hội đồng phổ biến, giáo dục pháp luật",
    "điều chỉnh dự toán thu, chi ngân sách năm {year}",
    "công nhận hộ thoát nghèo, hộ thoát cận nghèo năm {year}",
    "tăng cường công tác bảo đảm trật tự an toàn giao thông",
    "giao nhiệm vụ quản lý, khai thác tài sản kết cấu hạ tầng thủy lợi",
    "hỗ trợ kinh phí sửa chữa nhà ở cho người có công với cách mạng",
    "tiêm phòng vắc xin cho đàn gia súc, gia cầm đợt 2 năm {year}",
    "rà soát hồ sơ địa chính trên địa bàn",
    "kết quả thực hiện chương trình xây dựng nông thôn mới",
    "báo cáo tình hình giải quyết khiếu nại, tố cáo quý III năm {year}",
    "cử cán bộ tham gia lớp bồi dưỡng nghiệp vụ văn thư, lưu trữ",
    "cấp phép xây dựng nhà ở riêng lẻ tại nông thôn",
    "thu hồi đất để xây dựng đường giao thông nông thôn",
)
BODY = (
    "Thực hiện chỉ đạo của cấp trên và căn cứ tình hình thực tế tại địa phương, cơ quan xây dựng nội dung cụ thể như sau.",
    "Các bộ phận chuyên môn chủ động phối hợp, phân công người phụ trách và báo cáo kết quả trước ngày 25 hằng tháng.",
    "Kinh phí thực hiện được bố trí từ nguồn ngân sách đã giao trong dự toán đầu năm và các nguồn hợp pháp khác.",
    "Trong quá trình thực hiện nếu có khó khăn, vướng mắc, đề nghị phản ánh kịp thời để xem xét, giải quyết.",
    "Đài truyền thanh tăng thời lượng phát sóng, tuyên truyền sâu rộng để nhân dân biết và tham gia giám sát.",
    "Danh sách kèm theo đã được niêm yết công khai tại trụ sở và nhà văn hóa các thôn trong thời gian 15 ngày.",
)
RECIPIENTS = (
    "Như trên", "Như Điều 3", "UBND huyện (b/c)", "Đảng ủy, HĐND (b/c)", "Các ban, ngành, đoàn thể",
    "Các thôn, tổ dân phố", "Đài truyền thanh", "Trạm Y tế", "Công an xã",
)  # fmt: skip
ADDRESSEES = (
    "Phòng Nội vụ huyện {district}", "Các thôn, tổ dân phố", "Ủy ban nhân dân huyện {district}", "Trạm Y tế",
    "Trưởng các ban, ngành, đoàn thể", "Sở Tài chính tỉnh {province}",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Issuer:
    """An agency: lines of the one above it and its own, the tail of its notations, the blocks of its signatures."""

    parent: tuple[str, ...]
    agency: tuple[str, ...]
    tail: str
    departments: tuple[str, ...]
    signatures: tuple[tuple[str, ...], ...]


COUNCIL = (
    ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("CHỦ TỊCH",),
    ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
)
HEAD = (("GIÁM ĐỐC",), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG HÀNH CHÍNH"))
CHIEF = (("TRƯỞNG PHÒNG",), ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"))
ISSUERS = (
    Issuer((), ("ỦY BAN NHÂN DÂN", "XÃ {COMMUNE}"), "UBND", ("VP", "TCKH", "TP", "ĐC"), COUNCIL),
    Issuer(("UBND HUYỆN {DISTRICT}",), ("UBND XÃ {COMMUNE}",), "UBND", ("VP", "VHXH"), COUNCIL),
    Issuer(("HUYỆN {DISTRICT}",), ("ỦY BAN NHÂN DÂN", "PHƯỜNG {COMMUNE}"), "UBND", ("VP", "KT"), COUNCIL),
    Issuer((), ("ỦY BAN NHÂN DÂN", "HUYỆN {DISTRICT}"), "UBND", ("NV", "TNMT", "LĐ"), COUNCIL),
    Issuer((), ("HỘI ĐỒNG NHÂN DÂN", "XÃ {COMMUNE}"), "HĐND", ("VP",), (("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"),)),
    Issuer(("UBND TỈNH {PROVINCE}",), ("SỞ Y TẾ",), "SYT", ("NVY", "TCCB"), HEAD),
    Issuer(("UBND TỈNH {PROVINCE}",), ("SỞ NỘI VỤ",), "SNV", ("VTLT", "XDCQ"), HEAD),
    Issuer(("UBND HUYỆN {DISTRICT}",), ("PHÒNG TƯ PHÁP",), "TP", ("HT", "TTr"), CHIEF),
    Issuer(("UBND HUYỆN {DISTRICT}",), ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",), "GDĐT", ("THCS", "MN"), CHIEF),
    Issuer(("UBND XÃ {COMMUNE}",), ("TRƯỜNG TIỂU HỌC", "{COMMUNE}"), "TH{INITIALS}", ("VP",), (("HIỆU TRƯỞNG",),)),
)
KINDS = (
    ("QUYẾT ĐỊNH", "QĐ"), ("KẾ HOẠCH", "KH"), ("BÁO CÁO", "BC"), ("THÔNG BÁO", "TB"), ("TỜ TRÌNH", "TTr"),
    ("QUY ĐỊNH", "QyĐ"), ("CHỈ THỊ", "CT"), ("CHƯƠNG TRÌNH", "CTr"), ("HƯỚNG DẪN", "HD"), ("GIẤY MỜI", "GM"),
    ("CÔNG ĐIỆN", "CĐ"), ("PHƯƠNG ÁN", "PA"), ("BIÊN BẢN", "BB"), ("QUY CHẾ", "QC"),
)  # fmt: skip
