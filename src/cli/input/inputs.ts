import * as fs from 'node:fs';
import * as path from 'node:path';
import { MANIFEST } from '../../assembly/assembly-directory';
import { readAssembly } from '../../assembly/read-assembly';
import { asked, readText, refuseUnlessRegular, statOf } from '../../assembly/read-file';
import { isUtf16, readDocument } from '../../cloudformation/document/read-document';
import { TEMPLATE_SHAPE, isTemplate, readTemplate } from '../../cloudformation/document/read-template';
import { SourceError } from '../../cloudformation/document/source';
import { ConfigurationError } from '../../engine/config/configuration';
import type { TemplateInput } from '../../cloudformation/template-input';
import type { Environment } from '../environment';
import type { Remark } from '../log-line';
import { walk } from './walk';

/** Templates that are judged together: one app, or one template. */
export interface Input {
  /** The path that the user named. */
  readonly named: string;
  /** The directory of a cloud assembly, a file, or `-` for standard input. */
  readonly path: string;
  /** A file that was found in a directory (`found`) may be no template. */
  readonly kind: 'assembly' | 'file' | 'found' | 'stdin';
}

/** The content of an input. */
export interface ReadInput {
  /** The templates; empty for a found file that is no template. */
  readonly templates: readonly TemplateInput[];
  /** The files that were read. */
  readonly files: readonly string[];
}

/** Files of an assembly beside its templates. */
const BESIDE_TEMPLATES = /\.(?:metadata|assets)\.json$|^validation-report\.json$/;
/** Files of the languages in which apps of the CDK are written. */
const CODE = /\.(?:[cm]?[jt]sx?|py|java|cs|go)$/;
const SYNTHESISE = 'this is source code, and templates are judged: run `cdk synth`, and check cdk.out';
/** The path of standard input, on systems that have one. */
const STDIN = '/dev/stdin';
/** The section that every template has; other JSON and YAML files of a directory are skipped. */
const SECTION = /(?:^|[\s{,"'])Resources["']?\s*:/;
/** The beginning of a JSON document. */
const JSON_START = /^\uFEFF?\s*\{(?!\{)/;
const YAML_SECTION = /^["']?Resources["']?\s*:/m;

/**
 * Finds the inputs behind the paths that a user names, in order, without reading them.
 *
 * @param paths files, directories, or `-` for standard input
 * @returns the inputs, and remarks on them
 * @throws SourceError for a path that does not exist, a file of source code, or a directory without a file that may be a template
 */
export function findInputs(paths: readonly string[]): {
  readonly inputs: readonly Input[];
  readonly remarks: readonly Remark[];
} {
  const remarks: Remark[] = [];
  const inputs = paths.flatMap((named): readonly Input[] => {
    if (named === '-') return [{ named, path: named, kind: 'stdin' }];
    const stats = existing(named);
    if (!stats.isDirectory()) {
      refuseUnlessRegular(named, stats);
      if (CODE.test(named)) throw new SourceError(named, undefined, SYNTHESISE);
      return [{ named, path: named, kind: 'file' }];
    }
    const found = [...walk(named, remarks)].map((input): Input => ({ named, ...input }));
    return found.length > 0 ? found : noTemplate(named);
  });
  return { inputs, remarks };
}

/** Throws the error that a path has no template. */
export function noTemplate(named: string): never {
  throw new SourceError(named, undefined, 'no template in this directory (.json, .yaml, .yml, .template)');
}

/**
 * Reads an input.
 *
 * @param environment for standard input
 * @throws SourceError for input that cannot be read
 */
export function readInput({ path: place, kind }: Input, { input }: Pick<Environment, 'input'>): ReadInput {
  if (kind === 'assembly') {
    const templates = readAssembly(place);
    const beside = asked(place, () => fs.readdirSync(place)).filter((name) => BESIDE_TEMPLATES.test(name));
    const files = [MANIFEST, ...beside].map((name) => path.join(place, name));
    return { templates, files: [...files, ...templates.map(({ source }) => source.file)] };
  }
  if (kind === 'stdin') return { templates: [{ source: readTemplate(input(), '<stdin>') }], files: [STDIN] };
  const templates = readFile({ path: place, kind });
  return { templates, files: templates.length === 0 ? [] : [place] };
}

/** Reads the template in a file; none for a found file that is no template. */
export function readFile({ path: file, kind }: Pick<Input, 'path' | 'kind'>): readonly TemplateInput[] {
  const text = readText(file);
  return kind === 'found' ? readFound(text, file) : [{ source: readTemplate(text, file) }];
}

/** Reads the template in a found file, which may be something else. */
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

function existing(named: string): fs.Stats {
  if (named === '') throw new ConfigurationError('a path is empty; is a variable not set?');
  const stats = statOf(named);
  if (stats) return stats;
  const hint = path.basename(named) === 'cdk.out' ? '; run `cdk synth` first, or name a template' : '';
  throw new SourceError(named, undefined, `there is no such file or directory${hint}`);
}
