import { type JsonObject, type Path, isList, isObject, own } from '../../cloudformation/document/json';
import { readDocument } from '../../cloudformation/document/read-document';
import { SourceError } from '../../cloudformation/document/source';
import { didYouMean } from '../config/did-you-mean';
import type { Waiver } from './waivers';

/** What has to be said of every waiver. */
const FIELDS = ['rule', 'scope', 'reason', 'owner', 'ticket', 'expires'] as const;
type Field = (typeof FIELDS)[number];
const TOP = ['waivers', '$schema'];
const SHAPE = 'it is to be an object with a list `waivers`';

/** Each wildcard multiplies the time that a comparison can take; no construct needs more. */
const MAX_WILDCARDS = 3;
/** Longer than any construct path. */
const MAX_SCOPE_LENGTH = 1024;

/**
 * Reads a file of waivers, YAML or JSON.
 *
 * @param text its content
 * @param file the name under which errors speak of it
 * @throws SourceError with the place of what is wrong
 */
export function parseWaivers(text: string, file: string): readonly Waiver[] {
  const source = readDocument(text, file, SHAPE);
  const { root } = source;
  const fail = (path: Path, message: string): never => {
    throw new SourceError(file, source.locate(path), message);
  };
  const only = (object: JsonObject, path: Path, names: readonly string[]): void => {
    const unknown = Object.keys(object).find((key) => !names.includes(key));
    if (unknown !== undefined)
      fail([...path, unknown], `no key "${unknown}"${didYouMean(unknown, names) || `; there are ${names.join(', ')}`}`);
  };
  only(root, [], TOP);
  const list = own(root, 'waivers');
  if (!isList(list)) return fail(['waivers'], SHAPE);
  return list.map((entry, index): Waiver => {
    const path = ['waivers', index];
    if (!isObject(entry)) return fail(path, `a waiver has the keys ${FIELDS.join(', ')}`);
    only(entry, path, FIELDS);
    const field = (name: Field): string => {
      const value = own(entry, name);
      const written = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
      const problem = problemOf(name, written);
      return problem === undefined ? written : fail([...path, name], problem);
    };
    return {
      rule: field('rule'),
      scope: field('scope'),
      reason: field('reason'),
      owner: field('owner'),
      ticket: field('ticket'),
      expires: field('expires'),
      location: { file, ...source.locate(path) },
    };
  });
}

function problemOf(name: Field, text: string): string | undefined {
  if (text === '') return `a waiver needs a text "${name}"; it has ${FIELDS.join(', ')}`;
  if (name === 'expires' && !isDate(text)) return `"expires" is ${JSON.stringify(text)}; a date is written 2027-01-31`;
  if (name !== 'scope') return undefined;
  if (text.length > MAX_SCOPE_LENGTH) return `"scope" is longer than ${MAX_SCOPE_LENGTH} characters`;
  const wildcards = text.match(/\*+/g)?.length ?? 0;
  return wildcards > MAX_WILDCARDS ? `"scope" has ${wildcards} wildcards; there may be ${MAX_WILDCARDS}` : undefined;
}

/** Whether a day of the calendar is written as ISO 8601 does. */
function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
