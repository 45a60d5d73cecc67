import * as fs from 'node:fs';
import * as path from 'node:path';
import { MANIFEST } from '../../assembly/assembly-directory';
import { readAssembly } from '../../assembly/read-assembly';
import { readText, refuseUnlessRegular } from '../../assembly/read-file';
import { isUtf16, readDocument } from '../../cloudformation/document/read-document';
import { TEMPLATE_SHAPE, isTemplate, readTemplate } from '../../cloudformation/document/read-template';
import { SourceError } from '../../cloudformation/document/source';
import { messageOf } from '../../engine/error-text';
import { ConfigurationError } from '../../engine/config/configuration';
import type { TemplateInput } from '../../cloudformation/template-input';
import type { Environment } from '../environment';
import type { Remark } from '../output/log-line';
import { walk } from './walk';

/** Templates that are judged together: one app, or one template. */
export interface Input {
  /** The path a user named, behind which it was found. */
  readonly named: string;
  /** The directory of a cloud assembly, a file, or `-` for standard input. */
  readonly path: string;
  /** A file that was found in a directory may be something else than a template. */
  readonly kind: 'assembly' | 'file' | 'found' | 'stdin';
}

/** What was read. */
export interface ReadInput {
  /** None for a file that was found, and is something else. */
  readonly templates: readonly TemplateInput[];
  /** The files that this took. */
  readonly files: readonly string[];
}

/** Files of an assembly that say more about its templates. */
const BESIDE_TEMPLATES = /\.(?:metadata|assets)\.json$|^validation-report\.json$/;
/** What standard input was redirected from, where the system has a name for it. */
const STDIN = '/dev/stdin';
/** What every template has somewhere; other JSON and YAML files of a directory are passed over. */
const SECTION = /(?:^|[\s{,"'])Resources["']?\s*:/;
/** What a template begins with where it is JSON, and has at the start of a line where it is YAML. */
const JSON_START = /^\uFEFF?\s*\{(?!\{)/;
const YAML_SECTION = /^["']?Resources["']?\s*:/m;

/**
 * The inputs behind the paths that a user names, in order; none of them is read.
 *
 * @param paths files, directories, or `-` for standard input
 * @returns the inputs, and what is to be said about them
 * @throws SourceError for a path that does not exist, or a directory without a file that may be a template
 */
export function findInputs(paths: readonly string[]): {
  readonly inputs: readonly Input[];
  readonly remarks: readonly Remark[];
} {
  const remarks: Remark[] = [];
  const inputs = paths.flatMap((named): readonly Input[] => {
    if (named === '-') return [{ named, path: named, kind: 'stdin' }];
    const stats = statOf(named);
    if (!stats.isDirectory()) {
      refuseUnlessRegular(named, stats);
      return [{ named, path: named, kind: 'file' }];
    }
    const found = [...walk(named, remarks)].map((input): Input => ({ named, ...input }));
    return found.length > 0 ? found : noTemplate(named);
  });
  return { inputs, remarks };
}

/** Says that no template was read from a path. */
export function noTemplate(named: string): never {
  throw new SourceError(named, undefined, 'no template in this directory (.json, .yaml, .yml, .template)');
}

/**
 * Reads an input.
 *
 * @param environment whose standard input may be one
 * @throws SourceError for input that cannot be read
 */
export function readInput({ path: place, kind }: Input, { input }: Pick<Environment, 'input'>): ReadInput {
  if (kind === 'assembly') {
    const templates = readAssembly(place);
    const beside = fs.readdirSync(place).filter((name) => BESIDE_TEMPLATES.test(name));
    const files = [MANIFEST, ...beside].map((name) => path.join(place, name));
    return { templates, files: [...files, ...templates.map(({ source }) => source.file)] };
  }
  if (kind === 'stdin') return { templates: [{ source: readTemplate(input(), '<stdin>') }], files: [STDIN] };
  const templates = readFile({ path: place, kind });
  return { templates, files: templates.length === 0 ? [] : [place] };
}

/** Reads a file, which is one template; or none, where it was found and is something else. */
export function readFile({ path: file, kind }: Pick<Input, 'path' | 'kind'>): readonly TemplateInput[] {
  const text = readText(file);
  return kind === 'found' ? readFound(text, file) : [{ source: readTemplate(text, file) }];
}

/** The template in a file that may be something else. */
function readFound(text: string, file: string): readonly TemplateInput[] {
  if (!SECTION.test(isUtf16(text) ? text.replace(/^\ufffd+|\0/g, '') : text)) return [];
  try {
    const source = readDocument(text, file, TEMPLATE_SHAPE, '1.1');
    return isTemplate(source) ? [{ source }] : [];
  } catch (error) {
    if (error instanceof SourceError && !isUtf16(text) && !JSON_START.test(text) && !YAML_SECTION.test(text)) return [];
    throw error;
  }
}

function statOf(named: string): fs.Stats {
  if (named === '') throw new ConfigurationError('a path is empty; is a variable not set?');
  try {
    const stats = fs.statSync(named, { throwIfNoEntry: false });
    if (stats) return stats;
  } catch (error) {
    throw new SourceError(named, undefined, `cannot be read: ${messageOf(error)}`);
  }
  const hint = path.basename(named) === 'cdk.out' ? '; run `cdk synth` first, or name a template' : '';
  throw new SourceError(named, undefined, `there is no such file or directory${hint}`);
}
