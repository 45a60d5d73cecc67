import * as fs from 'node:fs';
import * as path from 'node:path';
import { MANIFEST, readAssembly } from '../../assembly/read-assembly';
import { readDocument } from '../../cloudformation/document/read-document';
import { TEMPLATE_SHAPE, isTemplate, readTemplate } from '../../cloudformation/document/read-template';
import { SourceError } from '../../cloudformation/document/source';
import type { TemplateInput } from '../../cloudformation/types';
import { readText } from './read-text';

/** Where templates are that are judged together: one app, or one template. */
export interface Place {
  /** The path a user named, behind which it was found. */
  readonly named: string;
  /** The directory of a cloud assembly, a file, or `-` for standard input. */
  readonly path: string;
  /** A file that was found in a directory may be something else than a template. */
  readonly kind: 'assembly' | 'file' | 'found' | 'stdin';
}

/** Names of files that may be templates. */
const TEMPLATE = /\.(?:json|ya?ml|template)$/i;
/** Folders no template of the user's is in. */
const SKIPPED = new Set(['node_modules', '.git']);
/** What every template has somewhere; other JSON and YAML files of a directory are passed over. */
const SECTION = /(?:^|[\s{,"'])Resources["']?\s*:/;
/** What a template begins with where it is JSON, and has at the start of a line where it is YAML. */
const JSON_START = /^\uFEFF?\s*\{(?!\{)/;
const YAML_SECTION = /^["']?Resources["']?\s*:/m;

/**
 * The places behind the paths that a user names, in order; none of them is read.
 *
 * @param paths files, directories, or `-` for standard input
 * @throws SourceError for a path that does not exist, or a directory without a file that may be a template
 */
export function placesOf(paths: readonly string[]): readonly Place[] {
  return paths.flatMap((named): readonly Place[] => {
    if (named === '-') return [{ named, path: named, kind: 'stdin' }];
    const stat = fs.statSync(named, { throwIfNoEntry: false });
    if (!stat) throw new SourceError(named, undefined, missing(named));
    if (!stat.isDirectory()) return [{ named, path: named, kind: 'file' }];
    const found = [...placesIn(named, named)];
    return found.length > 0 ? found : noTemplate(named);
  });
}

/** Says that a directory has no template. */
export function noTemplate(directory: string): never {
  throw new SourceError(directory, undefined, 'no template in this directory (.json, .yaml, .yml, .template)');
}

/**
 * The templates at a place.
 *
 * @returns none for a file that was found, and is something else
 * @throws SourceError for input that cannot be read
 */
export function readPlace({ path: place, kind }: Place): readonly TemplateInput[] {
  if (kind === 'assembly') return readAssembly(place);
  if (kind === 'stdin') return [{ source: readTemplate(fs.readFileSync(0, 'utf8'), '<stdin>') }];
  const text = readText(place);
  if (kind === 'file') return [{ source: readTemplate(text, place) }];
  if (!SECTION.test(text)) return [];
  try {
    const source = readDocument(text, place, TEMPLATE_SHAPE, '1.1');
    return isTemplate(source) ? [{ source }] : [];
  } catch (error) {
    if (error instanceof SourceError && !JSON_START.test(text) && !YAML_SECTION.test(text)) return [];
    throw error;
  }
}

function* placesIn(directory: string, named: string): Generator<Place> {
  if (fs.existsSync(path.join(directory, MANIFEST))) {
    yield { named, path: directory, kind: 'assembly' };
    return;
  }
  const entries = fs.readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) yield* placesIn(file, named);
    if (entry.isFile() && TEMPLATE.test(entry.name)) yield { named, path: file, kind: 'found' };
  }
}

function missing(file: string): string {
  const hint = file === 'cdk.out' ? '; run `cdk synth` first, or name a template' : '';
  return `there is no such file or directory${hint}`;
}
