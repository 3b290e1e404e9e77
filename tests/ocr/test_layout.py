from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archivist.model.geometry import Box
from archivist.model.text import Kind, Word
from archivist.ocr.layout import in_reading_order
from archivist.ocr.noise import SURE
from tests.ocr.typed import DECISION, DPI, LAST_PAGE, LONG, SIZE, body, centred, page, run


def test_a_decision_is_read_column_by_column_then_down_the_page() -> None:
    assert page(DECISION[::-1]).text.split("\n") == [
        "ỦY BAN NHÂN DÂN",
        "XÃ HÒA BẮC",
        "Số: 39/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hòa Bắc, ngày 12 tháng 04 năm 2024",
        "QUYẾT ĐỊNH",
        "Về việc thành lập Ban chỉ đạo phòng, chống thiên tai",
        "và tìm kiếm cứu nạn xã Hòa Bắc",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÒA BẮC",
        LONG,
        LONG,
        "trong phạm vi toàn xã./.",
        "Nơi nhận:",
        "- Như Điều 2;",
        "- UBND huyện (b/c);",
        "- Lưu: VT, VP.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Phạm Công Tuấn",
    ]


def test_columns_are_marked() -> None:
    columns = {line.text: line.column for line in page(DECISION).lines}
    assert (columns["XÃ HÒA BẮC"], columns["Độc lập - Tự do - Hạnh phúc"], columns["QUYẾT ĐỊNH"]) == (1, 2, 0)
    assert (columns["- Lưu: VT, VP."], columns["Phạm Công Tuấn"]) == (1, 2)


def test_an_engine_that_took_both_columns_for_one_line_is_set_right() -> None:
    merged = [*run(250, 150, "ỦY BAN NHÂN DÂN"), *run(870, 150, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]
    below = [*run(300, 195, "XÃ HÒA BẮC"), *run(950, 195, "Độc lập - Tự do - Hạnh phúc")]
    lines = in_reading_order([merged, below, run(230, 500, LONG)], SIZE, DPI)
    assert [x.text for x in lines][:3] == ["ỦY BAN NHÂN DÂN", "XÃ HÒA BẮC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_a_page_number_is_told_from_text() -> None:
    kinds = [line.kind for line in page(LAST_PAGE).lines]
    assert kinds[0] is Kind.PAGE_NUMBER
    assert set(kinds[1:]) == {Kind.PRINT}


def test_a_table_is_read_row_by_row() -> None:
    cells = [(300.0 + 500 * c, 600.0 + 60 * r, f"hàng {r} cột {c}") for c in range(3) for r in range(3)]
    text = page([*body(400, LONG, LONG), *cells]).text.split("\n")
    assert text[2:] == [f"hàng {r} cột 0 hàng {r} cột 1 hàng {r} cột 2" for r in range(3)]


def test_two_signers_are_read_one_after_the_other() -> None:
    lines = [
        *body(200, LONG, "cùng ký tên dưới đây./."),
        centred(400, "THƯ KÝ HỘI NGHỊ", 450),
        centred(400, "CHỦ TỌA HỘI NGHỊ", 1230),
        centred(700, "Lê Công Hải", 450),
        centred(700, "Nguyễn Minh Cường", 1230),
    ]
    assert page(lines).text.split("\n")[2:] == ["THƯ KÝ HỘI NGHỊ", "Lê Công Hải", "CHỦ TỌA HỘI NGHỊ", "Nguyễn Minh Cường"]


def test_a_motto_over_the_middle_makes_no_columns() -> None:
    lines = [
        centred(150, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        centred(195, "Độc lập - Tự do - Hạnh phúc"),
        centred(320, "ĐƠN ĐỀ NGHỊ"),
        *body(500, LONG),
    ]
    assert [line.column for line in page(lines).lines] == [0, 0, 0, 0]


def test_running_text_alone_stays_in_order() -> None:
    lines = body(200, *(f"Dòng thứ {i} của đoạn văn" for i in range(20)))
    assert page(lines[::-1]).text.split("\n") == [text for _x, _y, text in lines]


def test_nothing_gives_nothing() -> None:
    assert in_reading_order([], SIZE, DPI) == ()
    assert in_reading_order([[]], SIZE, DPI) == ()


def test_one_word() -> None:
    assert [x.text for x in in_reading_order([run(700, 900, "chữ")], SIZE, DPI)] == ["chữ"]


def test_control_characters_and_other_scripts_pass() -> None:
    lines = in_reading_order([run(200, 500, "公文 Привет العربية"), [Word("\x00\x07", Box(0, 0, 9, 9), 0.9)]], SIZE, DPI)
    assert "公文 Привет العربية" in [x.text for x in lines]


def test_twenty_thousand_words() -> None:
    runs = [run(10, 0.11 * i, "chữ một hai ba", height=5) for i in range(5000)]
    assert sum(len(line.words) for line in in_reading_order(runs, SIZE, DPI)) == 20_000


_numbers = st.floats(0, 1600, allow_nan=False)
_words = st.builds(
    lambda text, left, top, width, height, confidence: Word(text, Box(left, top, left + width, top + height), confidence),
    st.text(min_size=1, max_size=12)
    | st.sampled_from(["Nơi nhận:", "Số:", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ngày", "-"]),
    _numbers,
    _numbers,
    st.floats(0, 800),
    st.floats(0, 300),
    st.floats(0, 1),
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
@given(st.lists(st.lists(_words, min_size=1, max_size=5), max_size=12))
def test_no_word_above_the_noise_floor_is_lost(runs: list[list[Word]]) -> None:
    sure = [w for run in runs for w in run if w.confidence >= SURE and any(c.isalnum() for c in w.text)]
    found = [w for line in in_reading_order(runs, SIZE, DPI) for w in line.words]
    assert all(any(w.box == f.box and f.text and f.text in w.text for f in found) for w in sure)  # bars at its rims may go
    assert len(found) <= sum(len(run) for run in runs)


def test_recipients_whose_head_was_not_read_stand_beside_the_signer() -> None:
    text = page(
        [
            *body(800, "Đề nghị các cơ quan, đơn vị nghiêm túc triển khai thực hiện các nội dung trên đúng quy định."),
            (230, 1000, "mạ nhận:"),
            centred(1000, "TUQ. CHỦ TỊCH", 1200),
            (230, 1045, "- Như trên;"),
            centred(1045, "TRƯỞNG PHÒNG KINH TẾ", 1200),
            (230, 1090, "- Lưu: VT."),
            centred(1250, "Hồ Thị Yến", 1200),
        ]
    )
    assert [line.text for line in text.lines][1:] == [
        "mạ nhận:", "- Như trên;", "- Lưu: VT.", "TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG KINH TẾ", "Hồ Thị Yến",
    ]  # fmt: skip


def test_running_text_above_recipients_without_a_head_is_none() -> None:
    text = page(
        [
            *body(800, "Đề nghị các cơ quan, đơn vị nghiêm túc triển khai thực hiện."),
            (230, 850, "- Như trên;"),
            centred(850, "CHỦ TỊCH", 1200),
        ]
    )
    assert [line.column for line in text.lines] == [0, 1, 2]
