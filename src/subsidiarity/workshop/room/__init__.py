"""Words for a room, and for one person: changes taken back, things half typed or prepared, the verdict of a vote."""
