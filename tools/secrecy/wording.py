"""What is written on drawn scenes: the marks themselves, and what only looks like them."""

import random
import unicodedata

MARKS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
_STAMPS = """
KHẨN|HỎA TỐC|THƯỢNG KHẨN|ĐẾN|CÔNG VĂN ĐẾN|SAO Y|SAO Y BẢN CHÍNH|BẢN SAO|SAO LỤC|ĐÃ KÝ|XEM XONG TRẢ LẠI|LƯU HÀNH NỘI BỘ
ĐÃ THU PHÍ|ĐÃ THU TIỀN|ĐÃ DUYỆT|BẢN CHÍNH|DỰ THẢO|TRÍCH SAO|KHÔNG PHỔ BIẾN|LƯU|GIẢI MẬT|ĐÃ GIẢI MẬT|HẾT HIỆU LỰC|THU HỒI
ĐÃ KIỂM TRA|PHÒNG NỘI VỤ|HỎA TỐC HẸN GIỜ|MẶT TRẬN|BẢO MẬT|KỸ THUẬT|NỘI BỘ|HỎA TỐC ĐẾN 15 GIỜ|KHÔNG MẬT|MÃ SỐ|GẤP|HỌP
"""
_NEAR = """
MẶT MẤT MẮT MÁT MỘT MỐT MÓT MẬN MẬP NHẬT THẬT ĐẤT LUẬT VẬT CHẤT NHẤT TẬT CẤP MẦM MẪU TỐT TỔ TỘI TUYỆT DUYỆT TỐI BÁT HẠT HÁT
MÃ MỚI MAI MÔN MÁY MỨC XUẤT BẬT CẬT MỆT MÍT MÚT KẾT TỜ SỐ NỘP VIỆT NAM
"""
_HEADINGS = """
ỦY BAN NHÂN DÂN|ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|HỘI ĐỒNG NHÂN DÂN|QUY CHẾ BẢO MẬT
VỀ VIỆC BẢO VỆ BÍ MẬT NHÀ NƯỚC|DANH MỤC BÍ MẬT NHÀ NƯỚC|MẬT ĐỘ DÂN SỐ|MẬT ĐỘ XÂY DỰNG|NGUYỄN VĂN MẬT|LÊ THỊ MẬT|PHẠM MẬT
CƠ MẬT VIỆN|BÍ MẬT KINH DOANH|BÍ MẬT ĐỜI TƯ|MẬT MÃ|BAN CƠ YẾU MẬT MÃ|QUYẾT ĐỊNH|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|KẾ HOẠCH|MẬT NGỌT
NGHỊ QUYẾT|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH|TM. ỦY BAN NHÂN DÂN|BỘ LUẬT TỐ TỤNG|SỞ KHOA HỌC KỸ THUẬT|CÔNG TY MẶT TRỜI|BÍ MẬT|KHU MẬT
MẶT BẰNG QUY HOẠCH|TRAO ĐỔI MẬT THƯ|CÔNG TÁC BẢO MẬT THÔNG TIN|ĐẢNG CỘNG SẢN VIỆT NAM|PHÒNG KINH TẾ|XÃ AN BÌNH|HUYỆN MỸ LỘC
"""
_RUNNING = """
căn cứ theo quy định của pháp luật về bảo vệ bí mật nhà nước và mật độ dân số tại các xã thuộc huyện ông Lê Văn Mật
trú tại thôn Đông chịu trách nhiệm thi hành quyết định này kể từ ngày ký các phòng ban đơn vị có liên quan phối hợp
thực hiện kế hoạch nâng cấp tuyến đường liên thôn theo tờ trình số của Ủy ban nhân dân xã về việc phân bổ kinh phí năm
bảo mật thông tin tài khoản cá nhân mật khẩu đăng nhập tổ chức họp vào lúc giờ ngày tháng năm Mặt trận Tổ quốc hội
nông dân đoàn thanh niên nhất trí thông qua nội dung báo cáo tình hình kinh tế xã hội quý mật thiết tuyệt đối tối
thiểu kỹ thuật luật đất đai
"""
_ONSETS = "B C CH D Đ G GH GI H K KH L M M M N NG NH PH QU S T TH TR V X"
_VOWELS = "A Ă Â E Ê I O Ô Ơ U Ư IÊ ƯƠ UÔ UYÊ OA"
_CODAS = ("", "T", "T", "N", "M", "P", "C", "I", "NG", "CH", "NH")
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323", "\u0323")
OTHER_STAMPS = tuple(_STAMPS.strip().replace("\n", "|").split("|"))
HEADINGS = tuple(_HEADINGS.strip().replace("\n", "|").split("|"))
NEAR_WORDS, _BODY = tuple(_NEAR.split()), tuple(_RUNNING.split())


def syllable(chance: random.Random) -> str:
    """A syllable in capitals that could be Vietnamese; never that of the marks."""
    made = chance.choice(_ONSETS.split()) + chance.choice(_VOWELS.split()) + chance.choice(_TONES) + chance.choice(_CODAS)
    word = unicodedata.normalize("NFC", made)
    return word if word != "MẬT" else "MẶT"


def body_line(chance: random.Random, count: int) -> str:
    """Words of running text, among them those of the marks in small letters."""
    line = " ".join(chance.choice(_BODY) for _ in range(count))
    return line[:1].upper() + line[1:] if chance.random() < 0.4 else line


def heading(chance: random.Random) -> str:
    """A line in capitals; some hold the very word of the marks, inside of other words."""
    if chance.random() < 0.6:
        return chance.choice(HEADINGS)
    count = chance.randrange(2, 7)
    return " ".join(chance.choice(NEAR_WORDS) if chance.random() < 0.3 else syllable(chance) for _ in range(count))


def other_stamp(chance: random.Random) -> str:
    """What other stamps say; some are one syllable alone, as the mark is."""
    kind = chance.random()
    if kind < 0.55:
        return chance.choice(OTHER_STAMPS)
    if kind < 0.8:
        return chance.choice(NEAR_WORDS)
    if kind < 0.9:
        return f"{chance.choice(('TUYỆT', 'TỐI', 'ĐỘ', 'LÊ'))} {chance.choice(NEAR_WORDS)}"
    return " ".join(syllable(chance) for _ in range(chance.randrange(1, 3)))
