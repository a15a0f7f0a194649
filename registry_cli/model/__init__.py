"""Plain data to typed entities: one file per group of kinds; references are typed fields with their effect."""
