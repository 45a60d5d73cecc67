import * as fs from 'node:fs';
import * as path from 'node:path';
import { readText } from '../../assembly/read-file';
import { type Path, isObject, own } from '../../cloudformation/document/json';
import { readDocument } from '../../cloudformation/document/read-document';
import { type Position, SourceError } from '../../cloudformation/document/source';
import { type Configuration, ConfigurationError, parseConfiguration } from '../../engine/config/configuration';
import { policySettings } from '../../engine/config/policy-settings';
import { CATALOGUE } from '../../rules/catalogue';
import type { Policy } from '../../rules/policy';
import { importModule } from './import-module';
import { readPolicies } from './policy-file';

/** Names that a configuration file may have, to be found without being named. */
export const CONFIGURATION_FILES = [
  'websocket-guard.config.json',
  'websocket-guard.config.yaml',
  'websocket-guard.config.mjs',
] as const;

/** The key of `package.json` that may hold a configuration instead. */
const PACKAGE_KEY = 'websocket-guard';
const PACKAGE = 'package.json';
const SHAPE = 'a configuration is an object';

/**
 * The configuration file of a directory, or of the nearest directory above it that has one.
 *
 * @param directory where to begin
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
  return files.filter((file) => fs.existsSync(file) && (path.basename(file) !== PACKAGE || hasKey(file)));
}

/** A package.json that is broken is for npm to complain about, unless it may be meant for us. */
function hasKey(file: string): boolean {
  const text = readText(file);
  return text.includes(`"${PACKAGE_KEY}"`) && own(readDocument(text, file, SHAPE).root, PACKAGE_KEY) !== undefined;
}

/**
 * Reads a configuration file: JSON, YAML, an ES module with a default export, or a key of `package.json`.
 *
 * @throws SourceError naming the file, the place, and what is wrong there
 */
export async function readConfiguration(file: string): Promise<Configuration> {
  const { value, locate } = file.endsWith('.mjs') ? await readModule(file) : readData(file);
  try {
    const configuration = parseConfiguration(await withPolicies(value, path.dirname(file)));
    policySettings([...CATALOGUE, ...(configuration.policies ?? [])], configuration);
    return configuration;
  } catch (error) {
    if (error instanceof ConfigurationError) throw new SourceError(file, locate(error.path), error.message);
    throw error;
  }
}

/** A configuration as it is written, and where its parts stand. */
interface Written {
  readonly value: unknown;
  readonly locate: (path: Path) => Position | undefined;
}

function readData(file: string): Written {
  const source = readDocument(readText(file), file, SHAPE);
  const prefix = path.basename(file) === PACKAGE ? [PACKAGE_KEY] : [];
  return {
    value: prefix.length === 0 ? source.root : own(source.root, PACKAGE_KEY),
    locate: (inside) => source.locate([...prefix, ...inside]),
  };
}

async function readModule(file: string): Promise<Written> {
  const { default: value } = await importModule(file);
  return { value: snapshot(value, file), locate: () => undefined };
}

/**
 * A copy of what a program says, made once: what it computes on being asked may throw, and would be the user's error.
 *
 * @throws SourceError for what cannot be read
 */
function snapshot(value: unknown, file: string): unknown {
  if (!isObject(value)) return value;
  try {
    // Policies are functions, which are called and not copied.
    const { policies, ...data } = value as Readonly<Record<string, unknown>>;
    return { ...structuredClone(data), ...(policies === undefined ? {} : { policies: [...(policies as Policy[])] }) };
  } catch (error) {
    throw new SourceError(file, undefined, `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Puts in the place of module names the policies that they export; a program may hold policies as they are. */
async function withPolicies(value: unknown, directory: string): Promise<unknown> {
  const policies: unknown = isObject(value) ? own(value, 'policies') : undefined;
  if (!Array.isArray(policies) || !policies.some((one) => typeof one === 'string')) return value;
  const loaded: unknown[] = [];
  for (const one of policies as readonly (string | Policy)[])
    loaded.push(...(typeof one === 'string' ? await readPolicies(path.resolve(directory, one)) : [one]));
  return { ...(value as object), policies: loaded };
}
