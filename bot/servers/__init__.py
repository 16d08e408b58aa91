"""What each server has chosen, who may do what there, and how fast."""
