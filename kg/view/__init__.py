"""A store → interactive HTML; the package itself draws: `kg.view(store, focus="Account Manager")`.

`kg.view` is at once the name of this part and of the function that the part is for. A function of that name
in `kg` would be hidden as soon as anything imports `kg.view.…`, since Python then sets `kg.view` to the
package. So the package is made callable, by the class that Python lets a module have (see "Customizing
module attribute access" in its reference): there is one `kg.view`, and it can be imported from and called.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kg.view.drawing import Holder, Picture, ViewSummary, draw, write_view
from kg.view.kinds import ViewKind

if TYPE_CHECKING:
    from kg.graph.store import Store

__all__ = ["Picture", "ViewKind", "ViewSummary", "draw", "write_view"]


class CallablePackage(ModuleType):
    """A package that is called as its `draw` is."""

    def __call__(self, store: Store | Holder, **how: Any) -> Picture:
        """Return a picture of a store: see `kg.view.draw`."""
        return draw(store, **how)


sys.modules[__name__].__class__ = CallablePackage
