import * as fs from 'node:fs';
import * as path from 'node:path';
import { MANIFEST, readAssembly } from '../assembly/read-assembly';
import { readTemplate } from '../model/read-template';
import { SourceError } from '../model/source';
import type { TemplateInput } from '../model/template';
import { readText } from './read-text';

/** Templates that are judged together: one app, or one template. */
export type Unit = () => readonly TemplateInput[];

/** Names of files that may be templates. */
const TEMPLATE = /\.(?:json|ya?ml|template)$/i;
/** Folders no template of the user's is in. */
const SKIPPED = new Set(['node_modules', '.git']);
/** What every template has somewhere; other JSON and YAML files of a directory are passed over. */
const SECTION = /(?:^|[\s{,"'])Resources["']?\s*:/;

/**
 * The units behind the paths that a user names, in order; each is read when it is called.
 *
 * @param paths files, directories, or `-` for standard input
 * @throws SourceError for a path that does not exist, or a directory without a template
 */
export function* readInputs(paths: readonly string[]): Generator<Unit> {
  for (const one of paths) {
    if (one === '-') {
      yield () => [{ source: readTemplate(fs.readFileSync(0, 'utf8'), '<stdin>') }];
      continue;
    }
    const stat = fs.statSync(one, { throwIfNoEntry: false });
    if (!stat) throw new SourceError(one, undefined, missing(one));
    if (!stat.isDirectory()) {
      yield () => [{ source: readTemplate(readText(one), one) }];
      continue;
    }
    let found = false;
    for (const unit of readDirectory(one)) {
      found = true;
      yield unit;
    }
    if (!found) throw new SourceError(one, undefined, 'no template in this directory (.json, .yaml, .yml, .template)');
  }
}

function* readDirectory(directory: string): Generator<Unit> {
  if (fs.existsSync(path.join(directory, MANIFEST))) {
    yield () => readAssembly(directory);
    return;
  }
  const entries = fs.readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) yield* readDirectory(file);
    if (!entry.isFile() || !TEMPLATE.test(entry.name)) continue;
    const text = readText(file);
    if (SECTION.test(text)) yield () => [{ source: readTemplate(text, file) }];
  }
}

function missing(file: string): string {
  const hint = file === 'cdk.out' ? '; run `cdk synth` first, or name a template' : '';
  return `there is no such file or directory${hint}`;
}
