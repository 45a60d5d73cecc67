import { formatPath } from '../../cloudformation/document/json';
import { readDocument } from '../../cloudformation/document/read-document';
import { refuseRepeatedKeys } from '../../cloudformation/document/repeated-key';
import { SourceError } from '../../cloudformation/document/source';
import { waiverProblems } from './waiver-problems';
import type { Waiver } from './waivers';
import { type WaiverField, WAIVER_FIELDS } from '../config/choices';

/** A waiver that the schema accepts. */
type Entry = Readonly<Record<'rule' | 'scope' | 'reason', string | number>> &
  Readonly<Partial<Record<WaiverField, string | number>>>;

/**
 * Reads a file of waivers, YAML or JSON.
 *
 * @param text its content
 * @param file the name of the file in errors
 * @param demanded fields that every waiver needs beside rule, scope and reason
 * @throws SourceError with the position of the first mistake, and the others in `others`
 */
export function parseWaivers(text: string, file: string, demanded: readonly WaiverField[] = []): readonly Waiver[] {
  const source = readDocument(text, file, 'it is to be an object with a list `waivers`');
  refuseRepeatedKeys(text, file);
  const [first, ...others] = waiverProblems(source.root, demanded).map(
    ({ path, message }) =>
      new SourceError(
        file,
        source.locate(path),
        message.startsWith('no key') ? message : `${formatPath(path)} ${message}`.trim(),
      ),
  );
  if (first) throw new SourceError(file, first.position, first.message, others);
  return (source.root.waivers as unknown as readonly Entry[]).map((entry, index) => ({
    rule: textOf(entry.rule),
    scope: textOf(entry.scope),
    reason: textOf(entry.reason),
    ...Object.fromEntries(
      WAIVER_FIELDS.flatMap((field) => {
        const value = entry[field];
        return value === undefined ? [] : [[field, textOf(value)]];
      }),
    ),
    location: { file, ...source.locate(['waivers', index]) },
  }));
}

function textOf(value: string | number): string {
  return String(value).trim();
}
