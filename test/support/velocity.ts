import { injections } from '../../src/velocity/injection';
import type { Syntax } from '../../src/velocity/contexts';

const NAMES = { 'json-string': 'a JSON string', 'json-value': 'JSON', form: 'a form', xml: 'XML' };

/** What a template copies unescaped, a line each: `$input.body into a JSON string`; undefined where it cannot be read. */
export function copied(template: string, syntax?: Syntax): readonly string[] | undefined {
  return injections([template], syntax)?.map(({ input, context }) => `${input} into ${NAMES[context]}`);
}

/** What a template has to write instead. */
export function remedies(template: string): readonly string[] | undefined {
  return injections([template])?.map(({ remedy }) => remedy);
}
