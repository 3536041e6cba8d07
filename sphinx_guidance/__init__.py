"""A generator of guidance sites from typed Markdown and YAML, as a Sphinx extension."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_guidance import words
from sphinx_guidance.version import version_of_code

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Entry point of the Sphinx extension; the parts stand in :mod:`sphinx_guidance.site`."""
    words.use(app.config.language)
    from sphinx_guidance.settings import THEME_NAME  # noqa: PLC0415
    from sphinx_guidance.site import (  # noqa: PLC0415 - the rest works without Sphinx
        assets,
        builder,
        checklist,
        collector,
        damages_table,
        defaults,
        diagram,
        doctrees,
        domain,
        downloads,
        fast_parser,
        fast_settings,
        fast_transforms,
        fast_walks,
        flow,
        form,
        freshness,
        glossary,
        headings,
        image_names,
        leftovers,
        navigation,
        number_table,
        object_list,
        one_telling,
        open_questions,
        page_context,
        page_source,
        panels,
        paper,
        project,
        redirects,
        relation_map,
        rule_list,
        schema,
        script_words,
        search,
        source_list,
        source_marks,
        source_overview,
        term_links,
        unread_pages,
    )
    from sphinx_guidance.theme import THEME  # noqa: PLC0415

    fast_walks.setup_fast_walks(app)
    app.setup_extension("myst_parser")
    app.setup_extension("sphinx_design")
    app.add_html_theme(THEME_NAME, str(THEME))
    defaults.setup_defaults(app)
    doctrees.setup_doctrees(app)
    fast_settings.setup_fast_settings(app)
    fast_transforms.setup_fast_transforms(app)
    fast_parser.setup_fast_parser(app)
    schema.setup_schema(app)
    collector.setup_collector(app)
    project.setup_project(app)
    one_telling.setup_one_telling(app)
    builder.setup_builder(app)
    unread_pages.setup_unread_pages(app)
    assets.setup_assets(app)
    script_words.setup_script_words(app)
    diagram.setup_diagram(app)
    domain.setup_domain(app)
    page_source.setup_page_source(app)
    headings.setup_headings(app)
    image_names.setup_image_names(app)
    source_marks.setup_source_marks(app)
    term_links.setup_term_links(app)
    panels.setup_panels(app)
    object_list.setup_object_list(app)
    glossary.setup_glossary(app)
    number_table.setup_number_table(app)
    damages_table.setup_damages_table(app)
    source_list.setup_source_list(app)
    open_questions.setup_open_questions(app)
    source_overview.setup_source_overview(app)
    rule_list.setup_rule_list(app)
    checklist.setup_checklist(app)
    paper.setup_paper(app)
    downloads.setup_downloads(app)
    form.setup_form(app)
    flow.setup_flow(app)
    relation_map.setup_relation_map(app)
    redirects.setup_redirects(app)
    leftovers.setup_leftovers(app)
    navigation.setup_navigation(app)
    search.setup_search(app)
    page_context.setup_page_context(app)
    freshness.setup_freshness(app)
    return {
        "version": __version__,
        "env_version": version_of_code(),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
