import type { Path } from '../document/json';
import type { Assumption, Case, Resource } from '../types';

/** The values of a property in a branch, such as one in which another property has a value. */
export function casesIn(
  { template, properties: json }: Resource,
  path: Path,
  given: readonly Assumption[],
): readonly Case[] {
  return template.evaluator.at({ template, json }, path, given);
}
