/** Which room of the scripts knows which; the picture is that of docs/architecture.md. */

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const room = (...names) => `^src/(${names.join('|')})(/|\\.ts$)`;

/** What every room may use: small things without a state. */
const SHARED = ['fragment', 'dom', 'scripts', 'start', 'words'];

export default {
  forbidden: [
    rule('no-cycles', 'Two modules that need each other are one.', {}, { circular: true }),
    rule('no-orphans', 'Nobody uses this module.', { orphan: true, pathNot: room('entries') }, {}),
    rule(
      'core-is-pure',
      'The core knows neither the page nor what shows it.',
      { path: room('core') },
      { path: '^src/', pathNot: room('core', 'words') },
    ),
    rule(
      'workbook-knows-core',
      'A workbook is made of answers, on any page.',
      { path: room('workbook') },
      { path: '^src/', pathNot: room('workbook', 'core', 'words') },
    ),
    rule(
      'search-stands-alone',
      'The search is loaded on pages without a checklist.',
      { path: room('search', 'site') },
      { path: '^src/', pathNot: room('search', 'site', ...SHARED) },
    ),
    rule(
      'loaded-when-needed',
      'Paper, search and workbook are scripts of their own: only their types are known here.',
      { path: room('checklist', 'site') },
      { path: room('paper', 'search', 'workbook'), dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'shared-knows-no-room',
      'What every room uses knows none of them.',
      { path: room(...SHARED) },
      { path: '^src/', pathNot: room(...SHARED) },
    ),
    rule(
      'entries-are-the-top',
      'An entry starts a page; nothing is built on it.',
      {},
      { path: room('entries') },
    ),
    rule(
      'only-shipped-packages',
      'What readers load comes from the dependencies, not from those of development.',
      {},
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'core', 'unknown'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
