"""Where pages come from: folders, files, PDFs, scanners."""
