"""What a person must look at before the dossier is delivered."""
