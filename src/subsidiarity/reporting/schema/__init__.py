"""JSON Schemas of what people write, so that editors complete it and check it as it is typed."""
