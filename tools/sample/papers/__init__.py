"""The documents of the sample dossier, one module each: the words, and how they are laid out."""
