import { SourceError } from '../../cloudformation/document/source';
import { definePolicy } from '../../rules/define-policy';
import type { Policy } from '../../rules/policy';
import { importModule } from './import-module';

/**
 * The policies that a module exports, by default or by name, single or in lists.
 *
 * @throws SourceError when it cannot be loaded, exports none, or one that cannot be used
 */
export async function readPolicies(file: string): Promise<readonly Policy[]> {
  const found = new Set(policiesIn(await importModule(file), 0));
  if (found.size === 0)
    throw new SourceError(file, undefined, 'exports no policy; see definePolicy of cdk-websocket-guard/policies');
  try {
    return [...found].map((one) => definePolicy(one as Policy));
  } catch (error) {
    if (error instanceof TypeError) throw new SourceError(file, undefined, error.message);
    throw error;
  }
}

/** Levels between a module and its policies: a default export that holds the names of a CommonJS module, and a list. */
const DEEPEST = 3;

function policiesIn(value: unknown, depth: number): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('check' in value) return [value];
  return depth === DEEPEST ? [] : Object.values(value).flatMap((one) => policiesIn(one, depth + 1));
}
