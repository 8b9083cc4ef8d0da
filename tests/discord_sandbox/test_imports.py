"""The sandbox has no circle of imports, counted a module at a time, packages with their own modules too."""

from graphlib import TopologicalSorter

import grimp


def test_no_circle_of_modules() -> None:
    """Type imports count; import-linter does not see a circle between a package and a module of its own."""
    graph = grimp.build_graph("discord_sandbox", exclude_type_checking_imports=False, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}

    assert set(TopologicalSorter(imports).static_order()) == graph.modules
