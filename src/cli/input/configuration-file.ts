import * as fs from 'node:fs';
import * as path from 'node:path';
import { isThere, readText } from '../../assembly/read-file';
import { type Path, isObject, own } from '../../cloudformation/document/json';
import { readDocument } from '../../cloudformation/document/read-document';
import { refuseRepeatedKeys } from '../../cloudformation/document/repeated-key';
import { type Position, SourceError } from '../../cloudformation/document/source';
import { messageOf } from '../../engine/error-text';
import { type Configuration, ConfigurationError, parseConfiguration } from '../../engine/config/configuration';
import type { Layer } from '../../engine/config/merge-layers';
import type { Location } from '../../engine/location';
import type { Policy } from '../../rules/policy';
import { importModule } from './import-module';
import { resolveNamed } from './named-file';
import { readPolicies } from './policy-file';

/** Names of configuration files that are found without being named. */
export const CONFIGURATION_FILES = [
  'websocket-guard.config.json',
  'websocket-guard.config.yaml',
  'websocket-guard.config.mjs',
] as const;

/** Configurations that are programs. */
const MODULE = /\.[cm]?[jt]s$/;

/** The key of `package.json` that may hold a configuration. */
const PACKAGE_KEY = 'websocket-guard';
const PACKAGE = 'package.json';
const SHAPE = 'a configuration is an object';

/**
 * The configuration file of a directory, or of the nearest directory above it that has one.
 *
 * @param directory where the search begins
 * @returns undefined when there is none
 * @throws SourceError for a directory with more than one
 */
export function findConfiguration(directory: string): string | undefined {
  const [first, second] = configurationsIn(directory);
  if (first !== undefined && second !== undefined)
    throw new SourceError(second, undefined, `${path.basename(first)} configures this directory too; keep one of them`);
  const above = path.dirname(directory);
  return first ?? (above === directory ? undefined : findConfiguration(above));
}

/** The configuration files of one directory. */
export function configurationsIn(directory: string): readonly string[] {
  const files = [...CONFIGURATION_FILES, PACKAGE].map((name) => path.join(directory, name));
  return files.filter((file) => isThere(file) && (path.basename(file) !== PACKAGE || hasKey(file)));
}

/** Whether a package.json has a configuration; a broken one without the key is not reported here, but by npm. */
function hasKey(file: string): boolean {
  const text = readText(file);
  return text.includes(`"${PACKAGE_KEY}"`) && own(readDocument(text, file, SHAPE).root, PACKAGE_KEY) !== undefined;
}

/** A configuration file, without those that it extends. */
export interface ConfigurationFile extends Layer {
  readonly file: string;
}

/**
 * Reads a configuration file and what it extends: JSON, YAML, a module with a default export, or a key of
 * `package.json`. Paths of files in it become absolute.
 *
 * @returns the configurations, the lowest first
 * @throws SourceError with the position and the mistake
 */
export async function readConfigurations(file: string): Promise<readonly ConfigurationFile[]> {
  return new ConfigurationReader().read(file, []);
}

/** Reads configuration files, each once, even if several extend it. */
class ConfigurationReader {
  private readonly met = new Set<string>();

  public async read(file: string, chain: readonly string[]): Promise<readonly ConfigurationFile[]> {
    const { value, locate } = MODULE.test(file) ? await readModule(file) : readData(file);
    const fail = ({ message, path: place }: ConfigurationError): never => {
      throw new SourceError(file, locate(place), message);
    };
    const own = await parsed(value, file, fail);
    this.met.add(identityOf(file));
    const layers: ConfigurationFile[] = [];
    for (const { name, path: place } of basesIn(value)) {
      const base = resolveNamed(path.dirname(file), name);
      if (base === undefined)
        fail(new ConfigurationError(`extends "${name}", which is no file, and no package that is installed`, place));
      else
        layers.push(
          ...(await this.readBase(base, name, [...chain, file], (message) =>
            fail(new ConfigurationError(message, place)),
          )),
        );
    }
    const at = (place: Path): Location => ({ file, ...(locate(place) ?? { line: 1, column: 1 }) });
    return [...layers, { file, configuration: own, locate: at, fail }];
  }

  private async readBase(
    base: string,
    name: string,
    chain: readonly string[],
    fail: (message: string) => never,
  ): Promise<readonly ConfigurationFile[]> {
    const identity = identityOf(base);
    const from = chain.findIndex((file) => identityOf(file) === identity);
    if (from !== -1) {
      const circle = [...chain.slice(from), base].map((file) => path.basename(file)).join(' -> ');
      return fail(`extends "${name}", which leads back here: ${circle}`);
    }
    if (!isThere(base)) return fail(`extends "${name}": there is no such file`);
    // A configuration that several extend is merged once, below all of them.
    return this.met.has(identity) ? [] : this.read(base, chain);
  }
}

/** The identity of a file, the same through all links to it. */
function identityOf(file: string): string {
  return fs.existsSync(file) ? fs.realpathSync(file) : file;
}

function basesIn(value: unknown): readonly { readonly name: string; readonly path: Path }[] {
  // The schema has validated it.
  const { extends: bases = [] } = value as { readonly extends?: string | readonly string[] };
  return typeof bases === 'string'
    ? [{ name: bases, path: ['extends'] }]
    : bases.map((name, index) => ({ name, path: ['extends', index] }));
}

async function parsed(
  value: unknown,
  file: string,
  fail: (error: ConfigurationError) => never,
): Promise<Configuration> {
  const directory = path.dirname(file);
  try {
    const { waivers, baseline, ...configuration } = parseConfiguration(await withPolicies(value, directory));
    return {
      ...configuration,
      ...(waivers === undefined ? {} : { waivers: path.resolve(directory, waivers) }),
      ...(baseline === undefined ? {} : { baseline: path.resolve(directory, baseline) }),
    };
  } catch (error) {
    if (error instanceof ConfigurationError) return fail(error);
    throw error;
  }
}

/** A configuration as it is written, with the positions of its parts. */
interface SourceConfiguration {
  readonly value: unknown;
  readonly locate: (path: Path) => Position | undefined;
}

function readData(file: string): SourceConfiguration {
  const text = readText(file);
  const source = readDocument(text, file, SHAPE);
  refuseRepeatedKeys(text, file);
  const prefix = path.basename(file) === PACKAGE ? [PACKAGE_KEY] : [];
  return {
    value: prefix.length === 0 ? source.root : own(source.root, PACKAGE_KEY),
    locate: (inside) => source.locate([...prefix, ...inside]),
  };
}

async function readModule(file: string): Promise<SourceConfiguration> {
  const { default: exported } = await importModule(file);
  // A CommonJS module that TypeScript compiled has its default export inside of the default export.
  const value = isObject(exported) && own(exported, '__esModule') === true ? own(exported, 'default') : exported;
  return { value: snapshot(value, file), locate: () => undefined };
}

/**
 * A plain copy of the object that a module exports: its getters run here, where an error can be reported as the user's.
 *
 * @throws SourceError when a getter throws
 */
function snapshot(value: unknown, file: string): unknown {
  if (!isObject(value)) return value;
  try {
    // Policies have functions, which cannot be copied.
    const { policies, ...data } = value as Readonly<Record<string, unknown>>;
    return { ...structuredClone(data), ...(policies === undefined ? {} : { policies: [...(policies as Policy[])] }) };
  } catch (error) {
    throw new SourceError(file, undefined, `cannot be read: ${messageOf(error)}`);
  }
}

/** Replaces names of modules in `policies` by the policies that they export; a module may also hold policies itself. */
async function withPolicies(value: unknown, directory: string): Promise<unknown> {
  const policies: unknown = isObject(value) ? own(value, 'policies') : undefined;
  if (!Array.isArray(policies) || !policies.some((policy) => typeof policy === 'string')) return value;
  const loaded: unknown[] = [];
  for (const [index, policy] of (policies as readonly (string | Policy)[]).entries())
    loaded.push(...(typeof policy === 'string' ? await namedPolicies(directory, policy, index) : [policy]));
  return { ...(value as object), policies: loaded };
}

async function namedPolicies(directory: string, name: string, index: number): Promise<readonly Policy[]> {
  const file = resolveNamed(directory, name);
  const refuse = (why: string): never => {
    throw new ConfigurationError(`policies names "${name}"${why}`, ['policies', index]);
  };
  if (file === undefined) return refuse(', which is no file, and no package that is installed');
  return isThere(file) ? readPolicies(file) : refuse(': there is no such file');
}
