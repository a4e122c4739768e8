"""Many rows at once: the one place that knows numpy and pyarrow."""
