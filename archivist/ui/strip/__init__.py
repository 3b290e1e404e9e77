"""The page strip: all pages of the dossier in front, small, with the places where a document begins."""
