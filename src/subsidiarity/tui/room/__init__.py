"""The room as the screens know it: the phones of a workshop, and the app that they reach."""
