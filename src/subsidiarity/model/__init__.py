"""The nouns: frozen data that every other package reads; nothing here reads, reasons or writes."""
