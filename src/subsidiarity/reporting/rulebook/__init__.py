"""A rulebook by itself, in lines of text: its questions, its measures, its findings, its editions."""
