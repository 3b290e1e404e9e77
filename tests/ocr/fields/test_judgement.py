from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.model.description import SURE, By, Entry, Origin
from archivist.ocr.fields.judgement import Reliability, judged, measured, reliability

CURVE = Reliability("test", (0.2, 0.6, 1.0), (0.5, 0.9, 1.0), {"date": 0.5, "date/handwritten": 3.0})


def value(field: str, text: str, confidence: float = 0.97, rule: str = "signature") -> Entry:
    return Entry(field, text, Origin(By.MACHINE, "p", None, text, confidence, rule))


def test_between_two_points_lies_a_straight_line() -> None:
    assert CURVE.share("subject", "", 0.4) == pytest.approx(0.7)
    assert (CURVE.share("subject", "", 0.1), CURVE.share("subject", "", 1.0)) == (0.5, 1.0)


def test_a_field_and_a_rule_may_be_better_or_worse_than_others() -> None:
    assert CURVE.share("date", "place-date", 0.4) == pytest.approx(0.85)
    assert CURVE.share("date", "handwritten", 0.4) < 0.2


@given(st.text(max_size=9), st.floats(0, 1), st.floats(0, 1))
def test_surer_words_are_never_worth_less(field: str, one: float, other: float) -> None:
    low, high = sorted((one, other))
    curve = reliability()
    assert 0.0 <= curve.share(field, "", low) <= curve.share(field, "", high) <= 1.0


def test_well_read_words_are_sure_and_badly_read_ones_are_not() -> None:
    sure, unsure = judged([value("signer_name", "Bùi Xuân Bình"), value("place", "Hòa Bắc", 0.5)], [])
    assert sure.sure
    assert sure.origin.confidence >= SURE
    assert not unsure.sure


def test_a_word_that_cannot_be_and_a_beginning_that_was_cut_off_count() -> None:
    assert measured(value("subject", "Cấp bản sao trích lục")).origin.confidence == 0.97
    assert measured(value("subject", "Cấp bản sao trich lục")).origin.confidence == 0.485
    assert measured(value("subject", "êm bổ sung vắc xin")).origin.confidence == 0.485
    assert measured(value("subject", "về việc bổ sung vắc xin")).origin.confidence == 0.97
    assert measured(value("notation", "QĐ-UBMD")).origin.confidence == 0.97


def test_one_of_few_values_read_letter_by_letter_is_surer() -> None:
    def kt(read: str) -> Entry:
        entry = value("signer_authority", "KT. CHỦ TỊCH", 0.9)
        return measured(replace(entry, origin=replace(entry.origin, read=read)))

    assert measured(value("signer_title", "PHÓ CHỦ TỊCH", 0.9)).origin.confidence == 0.975
    assert measured(value("signer_title", "NGƯỜI GIỮ CHÌA KHÓA", 0.9)).origin.confidence == 0.9
    assert kt("KT. CHỦ TỊCH").origin.confidence == 0.975
    assert kt("KT. CHỦ TICH").origin.confidence == 0.9


def test_only_what_somebody_will_search_by_is_asked_about() -> None:
    assert value("date", "2024-01-01", 0.5).asks
    assert not value("recipients", "Như trên", 0.5).asks
    assert not value("date", "2024-01-01", 0.999).asks


def test_a_hand_and_a_rule_are_always_sure() -> None:
    low = value("date", "2024-01-01", 0.1)
    assert replace(low, origin=Origin(By.HAND)).sure
    assert replace(low, origin=Origin(By.RULE, confidence=0.1)).sure
    assert replace(low, origin=replace(low.origin, proved=True)).sure
