"""How fast the program is: registries of any size from a seed, and what the commands take on them, beside other tools."""
