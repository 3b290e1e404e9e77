"""Lists as others hand them over, made for a test."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]

DOSSIERS: Rows = (
    ("Identifier", "OrganId", "FileCatalog", "FileNotation", "Title", "Maintenance", "Rights", "StartDate", "EndDate"),
    ("000.00.64.H49", "01", "2019", "05", "Hồ sơ xây dựng đường", "Vĩnh viễn", "Công khai", "01/02/2019", "06/12/2019"),
)
DOCUMENTS: Rows = (
    ("FileCode", "DocOrdinal", "TypeName", "CodeNumber", "CodeNotation", "IssuedDate", "OrganName", "Subject"),
    ("H49.64.2019.05", "1", "Quyết định", 39, "QĐ-UBND", dt.date(2019, 4, 12), "UBND xã Hòa Bắc", "Thành lập Ban"),
    ("H49.64.2019.05", "0002", "15", "7.0", "TTr-UBND", "05/3/2019", "UBND xã Hòa Bắc", "Phê duyệt dự án"),
)
CASES: Rows = (
    ("DANH SÁCH HỒ SƠ",),
    (),
    ("STT", "Mã hồ sơ", "Tên thủ tục", "Chủ hồ sơ", "Số CCCD", "Ngày sinh"),
    (1, "000.00.01.H26-260930-0012", "Đăng ký khai sinh", "Nguyễn Văn An", "001203012345", "05/01/2003"),
    (2, "tổng cộng", "", "", "", ""),
)
MESSAGE = """<?xml version="1.0" encoding="UTF-8"?>
<edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">
 <edXML:edXMLHeader><edXML:MessageHeader>
  <edXML:From><edXML:OrganId>000.00.00.H49</edXML:OrganId><edXML:OrganName>Sở Y tế</edXML:OrganName></edXML:From>
  <edXML:Code><edXML:CodeNumber>267</edXML:CodeNumber><edXML:CodeNotation>SYT-NVY</edXML:CodeNotation></edXML:Code>
  <edXML:PromulgationInfo><edXML:Place>Hạ Long</edXML:Place>
   <edXML:PromulgationDate>2012/08/06</edXML:PromulgationDate></edXML:PromulgationInfo>
  <edXML:DocumentType><edXML:Type>1</edXML:Type><edXML:TypeName>Công văn</edXML:TypeName></edXML:DocumentType>
  <edXML:Subject>V/v tiêm chủng &amp; giám sát</edXML:Subject>
  <edXML:SignerInfo><edXML:FullName>Lê Thị Hoa</edXML:FullName><edXML:Position>Giám đốc</edXML:Position></edXML:SignerInfo>
 </edXML:MessageHeader></edXML:edXMLHeader>
</edXML:edXMLEnvelope>
"""


def workbook(path: Path, **sheets: Rows) -> Path:
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path
