"""What writes registry files for people: a new entity's file, the canonical form, the files of a new registry."""
