"""Many decisions: files, columns, workers."""
