"""The registry as a graph: entities are nodes, references are edges; structure only, no questions."""

from registry_cli.graph.build import Edge, Graph, build_graph, graph_on, replaceable

__all__ = ["Edge", "Graph", "build_graph", "graph_on", "replaceable"]
