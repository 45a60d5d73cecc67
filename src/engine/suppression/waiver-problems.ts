import { type SchemaProblem, schemaProblems } from '../config/schema-problems';
import { isDay } from './day';
import { type WaiverField, waiversSchema } from './waivers-schema';

/** Waivers that the schema takes. */
interface Waivers {
  readonly waivers: readonly { readonly expires?: string }[];
}

/**
 * What is wrong with waivers, as a file or an Aspect has them.
 *
 * @param root an object with a list `waivers`
 * @param demanded what every waiver has to say beside rule, scope and reason
 */
export function waiverProblems(root: object, demanded: readonly WaiverField[] = []): readonly SchemaProblem[] {
  const problems = schemaProblems(waiversSchema(demanded), root);
  return problems.length > 0 ? problems : (root as Waivers).waivers.flatMap(noSuchDay);
}

/** A day that looks like one, and that no calendar has. */
function noSuchDay({ expires }: Waivers['waivers'][number], index: number): readonly SchemaProblem[] {
  if (expires === undefined || isDay(expires)) return [];
  return [{ path: ['waivers', index, 'expires'], message: `is "${expires}", which is no day` }];
}
