from archivist.ocr.fields import describe
from tests.ocr.fields.read import decision
from tests.ocr.typed import LONG, body, page

ENGLISH = "The Parties shall agree on the terms of this memorandum and on the plan for its implementation in the province"


def language(*texts: str) -> str:
    return describe([("p", page(body(200, *texts)))]).value("language")


def test_languages() -> None:
    assert language(LONG, LONG, LONG) == "01"
    assert language(ENGLISH, ENGLISH) == "02"
    assert language(LONG, ENGLISH, LONG, ENGLISH) == "06"
    assert language("根据 中华 人民 共和国 档案 法 有关 规定 现 将 越南 省 人民 委员会 文件 移交 给 贵 馆 请 查收") == "09"


def test_too_few_words_tell_no_language() -> None:
    assert language("Số: 39") == ""
    assert language("Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut") == ""


def test_keywords_are_the_known_turns_of_the_subject() -> None:
    lines = decision(heading=("QUYẾT ĐỊNH", "Về việc thực hiện cấp phép xây dựng nhà ở riêng lẻ"))
    assert describe([("p", page(lines))]).value("keyword") == "cấp phép; xây dựng; nhà ở; riêng lẻ"
    assert describe([("p", page(decision(heading=("QUYẾT ĐỊNH",))))]).value("keyword") == ""
