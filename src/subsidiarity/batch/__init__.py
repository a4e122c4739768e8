"""The batch, many decisions at once: files, columns, workers."""
