"""The group: all doubtful numbers, dates and names of a dossier in one grid."""
