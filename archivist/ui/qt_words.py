"""Qt's own words – menus of fields, buttons, the choice of a file – for a language that Qt does not bring."""

from PySide6.QtCore import QTranslator

from archivist.translation import N_, _

WORDS = {
    "&Undo": N_("Undo"),
    "&Redo": N_("Redo"),
    "Cu&t": N_("Cut"),
    "&Copy": N_("Copy"),
    "&Paste": N_("Paste"),
    "Delete": N_("Delete"),
    "&Delete": N_("Delete"),
    "Select All": N_("Select all"),
    "Copy &Link Location": N_("Copy the address"),
    "Clear": N_("Clear"),
    "OK": N_("OK"),
    "&OK": N_("OK"),
    "Cancel": N_("Cancel"),
    "&Cancel": N_("Cancel"),
    "&Yes": N_("Yes"),
    "&No": N_("No"),
    "Save": N_("Save"),
    "&Save": N_("Save"),
    "Save As": N_("Save as"),
    "Open": N_("Open"),
    "&Open": N_("Open"),
    "&Choose": N_("Choose"),
    "Close": N_("Close"),
    "&Close": N_("Close"),
    "Apply": N_("Apply"),
    "Help": N_("Help"),
    "Look in:": N_("Look in:"),
    "File &name:": N_("Name of the file:"),
    "&Directory:": N_("Folder:"),
    "Directory:": N_("Folder:"),
    "Directories": N_("Folders"),
    "Files of type:": N_("Kind of files:"),
    "All Files (*)": N_("All files (*)"),
    "Find Directory": N_("Find a folder"),
    "Name": N_("Name"),
    "Size": N_("Size"),
    "Type": N_("Kind"),
    "Kind": N_("Kind"),
    "Date Modified": N_("Changed"),
    "Folder": N_("Folder"),
    "File Folder": N_("Folder"),
    "Drive": N_("Disk"),
    "Computer": N_("This computer"),
    "My Computer": N_("This computer"),
    "Back": N_("Back"),
    "Forward": N_("Forward"),
    "Go back": N_("Back"),
    "Go forward": N_("Forward"),
    "Parent Directory": N_("Folder above"),
    "Go to the parent directory": N_("Folder above"),
    "Create New Folder": N_("New folder"),
    "Create a New Folder": N_("New folder"),
    "&New Folder": N_("New folder"),
    "New Folder": N_("New folder"),
    "List View": N_("As a list"),
    "Detail View": N_("With details"),
    "Change to list view mode": N_("As a list"),
    "Change to detail view mode": N_("With details"),
    "&Rename": N_("Rename"),
    "Show &hidden files": N_("Show hidden files"),
    "Press shortcut": N_("Press a key"),
}


class QtWords(QTranslator):
    """Answers in the language in force; what it does not know stays as Qt says it."""

    def isEmpty(self) -> bool:  # noqa: N802  # Qt's name
        return False

    def translate(
        self,
        _context: str,
        source: str,
        _disambiguation: str | None = None,
        _n: int = -1,
    ) -> str | None:
        # None is what Qt calls a null string: it asks the next translator.
        return _(WORDS[source]) if source in WORDS else None
