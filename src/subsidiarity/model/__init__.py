"""The nouns: frozen data that every other room reads; nothing here reads, reasons or writes."""
