import { formatPath } from '../../cloudformation/document/json';
import { readDocument } from '../../cloudformation/document/read-document';
import { SourceError } from '../../cloudformation/document/source';
import { type SchemaProblem, schemaProblems } from '../config/schema-problems';
import type { Waiver } from './waivers';
import { WAIVERS_SCHEMA } from './waivers-schema';

/** A waiver as the schema takes it. */
type Entry = Readonly<Record<Exclude<keyof Waiver, 'location'>, string | number>>;

/**
 * Reads a file of waivers, YAML or JSON.
 *
 * @param text its content
 * @param file the name under which errors speak of it
 * @throws SourceError with the place of what is wrong, and all else that is
 */
export function parseWaivers(text: string, file: string): readonly Waiver[] {
  const source = readDocument(text, file, 'it is to be an object with a list `waivers`');
  const problems = schemaProblems(WAIVERS_SCHEMA, source.root);
  const waivers = problems.length > 0 ? [] : (source.root.waivers as unknown as readonly Entry[]);
  const [first, ...others] = [...problems, ...waivers.flatMap(noSuchDay)].map(
    ({ path, message }) =>
      new SourceError(
        file,
        source.locate(path),
        message.startsWith('no key') ? message : `${formatPath(path)} ${message}`.trim(),
      ),
  );
  if (first) throw new SourceError(file, first.position, first.message, others);
  return waivers.map(({ rule, scope, reason, owner, ticket, expires }, index) => ({
    rule: textOf(rule),
    scope: textOf(scope),
    reason: textOf(reason),
    owner: textOf(owner),
    ticket: textOf(ticket),
    expires: textOf(expires),
    location: { file, ...source.locate(['waivers', index]) },
  }));
}

function textOf(value: string | number): string {
  return String(value).trim();
}

/** A day that looks like one, and that no calendar has. */
function noSuchDay({ expires }: Entry, index: number): readonly SchemaProblem[] {
  const day = textOf(expires);
  const time = Date.parse(day);
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  return exists ? [] : [{ path: ['waivers', index, 'expires'], message: `is "${day}", which is no day` }];
}
