"""Contracts in time: their terms as one record, and where they stand on a day."""
