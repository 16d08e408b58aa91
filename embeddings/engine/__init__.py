"""An engine that exists, for more vectors than one machine holds: it names candidates, and nothing else."""
