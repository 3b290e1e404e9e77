"""What is proposed for a dossier: from its cover, its documents and the settings; each with where it comes from."""

from archivist.model.description import By, Description, Entry, Origin
from archivist.model.dossier import Dossier
from archivist.settings import Settings
from archivist.workflow.dossier_description import describe_dossier

SETTINGS = Settings.model_validate({"agency": {"archive_code": "H49.64", "fonds": "01"}})
UNNAMED, NAMED = Dossier("d", "", "H49.64.2024.05"), Dossier("d", "", "H49.64.2024.05", "Hồ sơ nông thôn mới")


def paper(**told: str) -> Description:
    return Description(tuple(Entry(f, v, Origin(By.MACHINE, "p")) for f, v in told.items()))


def described(*documents: Description, dossier: Dossier = UNNAMED, **by_hand: str) -> dict[str, tuple[str, str]]:
    whole = describe_dossier(dossier, documents, SETTINGS, by_hand)
    return {e.field: (e.value, e.origin.rule or e.origin.by.value) for e in whole.entries}


COVER = paper(
    cover_number="145", cover_box="07", cover_title="Về việc nông thôn mới", cover_retention="03", cover_start="2011-01-05"
)


def test_from_the_documents() -> None:
    told = described(
        paper(subject="Phê duyệt dự án", date="2019-03-02", language="01"), paper(date="1998-05-14", language="01")
    )
    assert told["title"] == ("Hồ sơ phê duyệt dự án", "first subject")
    assert (told["start_date"], told["end_date"]) == (("1998-05-14", "earliest document"), ("2019-03-02", "latest document"))
    assert told["language"] == ("01", "documents")
    assert told["maintenance"] == ("01", "setting")
    assert told["paper_file_code"] == ("H49.64.01.05", "archive.fonds.number")


def test_a_bundle_of_one_kind_is_named_after_it() -> None:
    one = {"doc_type": "QUYẾT ĐỊNH", "agency": "UBND xã Hòa Bắc"}
    bundle = [paper(**one, date=f"2024-0{m}-01") for m in (1, 2, 3)]
    assert described(*bundle)["title"] == ("Tập quyết định của UBND xã Hòa Bắc năm 2024", "documents of one kind")
    mixed = [*bundle, paper(doc_type="TỜ TRÌNH", subject="Đề nghị hỗ trợ"), paper(doc_type="BÁO CÁO")]
    assert described(*mixed)["title"] == ("Hồ sơ đề nghị hỗ trợ", "first subject")
    letters = [paper(doc_type="CÔNG VĂN", subject="V/v nông thôn mới")] * 3
    assert described(*letters)["title"][1] == "first subject"


def test_languages_of_all_documents() -> None:
    told = described(paper(language="02"), paper(language="01"), paper(language="01"))
    assert told["language"] == ("01,02", "documents")
    assert described(paper())["language"] == ("01", "default")


def test_the_cover_of_the_paper_dossier_outranks_them() -> None:
    told = described(COVER, paper(subject="Phê duyệt dự án", date="2012-03-02"))
    assert told["title"][0] == "Về việc nông thôn mới"
    assert told["maintenance"][0] == "03"
    assert told["start_date"][0] == "2011-01-05"
    assert told["end_date"] == ("2012-03-02", "latest document")
    assert told["paper_file_code"][0] == "H49.64.07.145"


def test_what_was_given_with_the_code_and_by_hand_outranks_the_cover() -> None:
    told = described(COVER, dossier=NAMED, maintenance="01")
    assert told["title"] == ("Hồ sơ nông thôn mới", "given")
    assert told["maintenance"] == ("01", "hand")


def test_the_period_follows_from_the_table() -> None:
    told = described(paper(), dossier=Dossier("d", "", "H49.64.2024.05", "Tập tờ khai đăng ký kết hôn năm 2001"))
    assert told["maintenance"][0] == "01"
    assert told["maintenance"][1].startswith("retention-2026: Hồ sơ đăng ký hộ tịch (")
