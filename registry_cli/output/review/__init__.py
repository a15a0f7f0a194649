"""A change under review, for people and for programs: the terminal, a comment on a pull request, annotations, JSON."""
