/** Writes the playground, docs/playground/index.html: `npm run build:playground`. */
import * as esbuild from 'esbuild';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { examples } from '../scripts/examples';
import { playgroundPage } from './page';

const ROOT = path.join(__dirname, '..');

/** The page with everything it needs. */
export async function playground(): Promise<string> {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ['playground/main.ts'],
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    target: 'es2023',
    format: 'iife',
    legalComments: 'none',
    alias: {
      'node:crypto': path.join(__dirname, 'node-crypto.ts'),
      'node:path': path.join(__dirname, 'node-path.ts'),
    },
  });
  // Inside of a page, a script ends at the first end tag.
  const script = (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
  return playgroundPage(script, templates());
}

/** The executed examples of every policy that are templates, by what the page calls them. */
function templates(): Readonly<Record<string, string>> {
  const named = [...examples()].flatMap(([id, list]) =>
    list
      .filter(({ name }) => name.endsWith('.yaml'))
      .map(({ name, text }) => [`${id}: ${path.basename(name, '.yaml')}`, text] as const),
  );
  return Object.fromEntries(named.sort(([a], [b]) => a.localeCompare(b, 'en')));
}

async function main(): Promise<void> {
  const file = path.join(ROOT, 'docs/playground/index.html');
  const page = await playground();
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, page);
  console.log(`docs/playground/index.html: ${Math.ceil(Buffer.byteLength(page) / 1000)} kB`);
}

if (require.main === module) void main();
