"""The five lenses: the same selection, seen for the step at hand."""
