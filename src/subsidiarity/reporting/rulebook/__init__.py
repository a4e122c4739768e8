"""What is said of a rulebook by itself, in lines: its questions, its measures, its findings, its editions."""
