"""The invented households of the report's annex."""

HOUSEHOLDS = (
    ("Cao Xuân Mạnh", "Khe Trai", "126", "14/203", "18 m hàng rào dâm bụt"),
    ("Nguyễn Thị Sáu", "Khe Trai", "84", "14/204", "04 cây mít"),
    ("Trần Đình Hợi", "Khe Trai", "112", "14/211", "Không"),
    ("Lương Văn Phúc", "Khe Trai", "95", "14/212", "12 m tường rào gạch"),
    ("Phạm Thị Thơm", "Khe Trai", "60", "14/219", "02 cây dừa"),
    ("Đinh Công Hòa", "Khe Trai", "148", "14/226", "25 m hàng rào tre"),
    ("Hồ Sĩ Quyền", "Khe Trai", "72", "15/018", "Không"),
    ("Võ Đình Cảnh", "Gò Mít", "105", "15/031", "06 cây bạch đàn"),
    ("Bùi Thị Nhài", "Gò Mít", "88", "15/034", "01 giếng khơi đã lấp"),
    ("Lê Quang Tạo", "Gò Mít", "130", "15/040", "15 m tường rào gạch"),
    ("Ngô Văn Thắng", "Gò Mít", "54", "15/047", "Không"),
    ("Huỳnh Thị Mười", "Gò Mít", "76", "15/052", "03 cây xoài"),
    ("Tạ Hữu Nghĩa", "Gò Mít", "92", "16/007", "08 m hàng rào tre"),
    ("Dương Thị Liễu", "Gò Mít", "60", "16/011", "01 chuồng gà"),
)
TOTALS = ("", "Tổng cộng: 14 hộ", "", f"{sum(int(row[2]) for row in HOUSEHOLDS):,}".replace(",", "."), "", "")
