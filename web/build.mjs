/**
 * Bundles every src/entries/<name>.ts to one classic script <name>.js (works over file://).
 *
 * Usage: node build.mjs [--outdir DIR]. The same sources give the same bytes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = import.meta.dirname;
const { values } = parseArgs({ options: { outdir: { type: 'string' } } });
const outdir = values.outdir
  ? resolve(values.outdir)
  : join(here, '../sphinx_guidance/theme/guidance/static/scripts');

const common = {
  absWorkingDir: here,
  bundle: true,
  format: 'iife',
  target: 'es2022',
  minify: true,
  sourcemap: false,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

/** The notice of the libraries whose code a script carries. */
function notice(metafile) {
  const names = Object.values(metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs)
      .filter(([, input]) => input.bytesInOutput > 0)
      .map(([path]) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]),
  );
  const libraries = [...new Set(names.filter(Boolean))].sort().map((name) => {
    const about = JSON.parse(
      readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8'),
    );
    return `${name} ${about.version} (${about.license})`;
  });
  return libraries.length ? `/*! Includes ${libraries.join(', ')} */` : '';
}

const entries = readdirSync(join(here, 'src/entries'))
  .filter((file) => file.endsWith('.ts'))
  .sort();
for (const entry of entries) {
  const options = { ...common, entryPoints: [join('src/entries', entry)] };
  const { metafile } = await build({ ...options, write: false, outdir: 'dist' });
  const outfile = join(outdir, `${basename(entry, '.ts')}.js`);
  await build({ ...options, outfile, banner: { js: notice(metafile) } });
  const size = gzipSync(readFileSync(outfile), { level: 9 }).length;
  console.log(`${basename(outfile)}: ${size} bytes gzipped`);
}
