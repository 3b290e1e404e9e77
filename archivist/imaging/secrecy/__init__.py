"""Secrecy marks – MẬT, TỐI MẬT, TUYỆT MẬT – found by their looks, stamped or printed, tilted, faint or half hidden."""

from archivist.imaging.secrecy.find import find_marks, find_marks_any_way_up

__all__ = ["find_marks", "find_marks_any_way_up"]
