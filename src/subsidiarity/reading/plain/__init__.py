"""Plain decisions, read quickly: what can mean one thing only; the careful readers get everything else."""
