"""The pages that an author looks at are made before all others.

A build asks of every page whether a change concerns it, runs all rules, and only then writes. Of
the few pages that are open this can be asked at once: one that the change concerns is read and
written first. The build that follows reads and writes it again among the others, so what stands at
rest is what a build makes.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import CONFIG_OK, BuildEnvironment
from sphinx.util.logging import suppress_logging

from sphinx_guidance.site.freshness import is_drawn_otherwise, shows_otherwise, unnoted
from sphinx_guidance.site.project import CHECKED, knowledge
from sphinx_guidance.site.unread_pages import is_unread


@dataclass
class OpenPages:
    """The pages with the names ``opened``, and the files that have ``changed`` since.

    ``made`` is called when one of the pages stands on the disk anew, and ``checked`` when the rules
    have run.
    """

    opened: Set[str]
    changed: Set[Path]
    made: Callable[[], None]
    checked: Callable[[], None]
    _read: set[str] = field(default_factory=set)

    def follow(self, app: Sphinx) -> None:
        app.connect("builder-inited", self._make, priority=CHECKED - 1)
        app.connect("builder-inited", self._rules_have_run, priority=CHECKED + 200)
        app.connect("env-get-outdated", self._read_again)

    def _make(self, app: Sphinx) -> None:
        if app.env.config_status != CONFIG_OK:
            return  # every page is another
        known = app.env.all_docs.keys() & knowledge(app.env).pages.keys()
        for docname in sorted(self.opened & known):
            # The build that follows tells what is wrong.
            with suppress_logging(), suppress(Exception):
                self._renew(app, docname)

    def _renew(self, app: Sphinx, docname: str) -> None:
        """Read and write a page, each where the change concerns it."""
        env, builder = app.env, app.builder
        if is_unread(env, docname) or not isinstance(builder, StandaloneHTMLBuilder):
            return
        read = self._concerns(env, docname) or shows_otherwise(env, docname)
        if not read and not is_drawn_otherwise(env, docname):
            return
        with unnoted(env):
            if read:
                self._read.add(docname)
                app.emit("env-purge-doc", env, docname)
                env.clear_doc(docname)
                builder.read_doc(docname)
            builder.prepare_writing({docname})
            builder.write_documents({docname})
        builder.copy_image_files()
        self.made()

    def _rules_have_run(self, app: Sphinx) -> None:
        self.checked()

    def _read_again(
        self, app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], _: Set[str]
    ) -> list[str]:
        """Beside the pages made first, those whose files were saved while they were being read.

        Sphinx goes by the time at which it had read a page: a file saved just before is as old.
        """
        own = self._read | {env.path2doc(path) for path in self.changed}
        return [name for name in env.found_docs if name in own or self._shows_changed(env, name)]

    def _concerns(self, env: BuildEnvironment, docname: str) -> bool:
        """Whether a file of a page has changed."""
        own = Path(env.doc2path(docname)) in self.changed
        return own or self._shows_changed(env, docname)

    def _shows_changed(self, env: BuildEnvironment, docname: str) -> bool:
        names = {path.name for path in self.changed}
        shown = map(Path, env.dependencies.get(docname, ()))
        return any(path.name in names and path.resolve() in self.changed for path in shown)
