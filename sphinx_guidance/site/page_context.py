"""What the theme's templates need of a page: its description, policy, place and scripts."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_guidance.model import Checklist
from sphinx_guidance.site import assets
from sphinx_guidance.site.builder import has_our_theme
from sphinx_guidance.site.project import knowledge
from sphinx_guidance.words import say

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
)


def policy_of(config: Config) -> str:
    """The policy of every page; empty while an author watches."""
    return "" if config.guidance_live else CONTENT_SECURITY_POLICY


def _add(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, object],
    doctree: nodes.document | None,
) -> None:
    if not has_our_theme(app.builder):
        return
    kb = knowledge(app.env)
    page = kb.pages.get(pagename)
    obj = kb.object_of_page.get(pagename)
    context.update(
        say=say,
        guidance_policy=policy_of(app.config),
        guidance_assets=assets.version(app.config.language),
        guidance_description=page.fields.summary if page and page.fields else "",
        guidance_kind=obj.kind if obj else "page",
        guidance_parties=kb.schema.party_names,
        guidance_scripts=["site.js", "checklist.js"] if isinstance(obj, Checklist) else ["site.js"],
    )
    if doctree is None or not next(iter(doctree.findall(nodes.literal_block)), None):
        styles: list[object] = context["css_files"]  # type: ignore[assignment]
        context["css_files"] = [
            css for css in styles if "pygments" not in str(getattr(css, "filename", css))
        ]


def setup_page_context(app: Sphinx) -> None:
    # While an author watches, the script that reloads a page stands inside it: no policy then.
    app.add_config_value("guidance_live", False, "html", bool)
    app.connect("html-page-context", _add, priority=900)
