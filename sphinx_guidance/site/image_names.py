"""Pictures whose file names are not ASCII: MyST writes the address of an image as in a URL.

Sphinx looks for a file of that name. Where there is none, but one of the name that the author
wrote, that one is meant.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform


class ImageNames(SphinxTransform):
    """Give images the names of their files back, before Sphinx collects them."""

    default_priority = 100

    def apply(self, **kwargs: object) -> None:
        for image in self.document.findall(nodes.image):
            address = str(image["uri"])
            written = unquote(address)
            if written != address and self._is_file(written) and not self._is_file(address):
                image["uri"] = written

    def _is_file(self, name: str) -> bool:
        _, path = self.env.relfn2path(name)
        return Path(path).is_file()


def setup_image_names(app: Sphinx) -> None:
    app.add_transform(ImageNames)
