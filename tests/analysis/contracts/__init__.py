"""The contract calendar."""
