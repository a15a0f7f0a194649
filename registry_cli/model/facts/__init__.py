"""Records inside entities, by theme: what several kinds share, and what would make a kind's file too long."""
