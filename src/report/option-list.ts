import { taken } from '../engine/config/schema-problems';
import type { OptionSchema, Policy } from '../rules/policy';

/** An option of a policy in words. */
export interface ListedOption {
  readonly name: string;
  readonly description: string;
  /** Its values: `a number from 1 to 10`. */
  readonly taken: string;
  /** Its default, as JSON. */
  readonly initial: string;
}

/** The options of a policy, in order. */
export function optionList({ options }: Pick<Policy, 'options'>): readonly ListedOption[] {
  if (!options) return [];
  const { schema, defaults } = options as {
    readonly schema: Readonly<Record<string, OptionSchema>>;
    readonly defaults: Readonly<Record<string, unknown>>;
  };
  return Object.entries(schema).map(([name, option]) => ({
    name,
    description: option.description,
    taken: option.errorMessage ?? taken(option),
    initial: JSON.stringify(defaults[name]),
  }));
}
