import type { WaiverField } from '../config/choices';
import { type SchemaProblem, schemaProblems } from '../config/schema-problems';
import { isDay } from './day';
import { waiversSchema } from './waivers-schema';

/** Waivers that the schema accepts. */
interface Waivers {
  readonly waivers: readonly { readonly expires?: string }[];
}

/**
 * The mistakes in waivers of a file or an Aspect.
 *
 * @param root an object with a list `waivers`
 * @param demanded fields that every waiver needs beside rule, scope and reason
 */
export function waiverProblems(root: object, demanded: readonly WaiverField[] = []): readonly SchemaProblem[] {
  const problems = schemaProblems(waiversSchema(demanded), root);
  return problems.length > 0 ? problems : (root as Waivers).waivers.flatMap(noSuchDay);
}

/** The mistake of a day that has the right form and does not exist. */
function noSuchDay({ expires }: Waivers['waivers'][number], index: number): readonly SchemaProblem[] {
  if (expires === undefined || isDay(expires)) return [];
  return [{ path: ['waivers', index, 'expires'], message: `is "${expires}", which is no day` }];
}
