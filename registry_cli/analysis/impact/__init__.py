"""What hangs on what, and what a change would touch: named questions to the graph, as pure functions to frozen records.

A thing stops **for certain** where nothing else can be: the things that stop are the least set that holds what is lost, whatever
refers with the effect *breaks* to one of them, and whatever needs `min` of some interchangeable things and has fewer left. It is
**possible** that a thing is touched where some way leads from it to what is lost, over *breaks* and *degrades* alike.
"""
