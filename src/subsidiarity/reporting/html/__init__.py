"""Pages that are read in a browser, on paper or on a phone: one file each, with nothing loaded from elsewhere."""
