import { SourceError } from '../../cloudformation/document/source';
import { messageOf } from '../../engine/error-text';
import { definePolicy } from '../../engine/config/define-policy';
import type { Policy } from '../../rules/policy';
import { importModule } from './import-module';

/**
 * The policies that a module exports, by default or by name, single or in lists.
 *
 * @throws SourceError when it cannot be loaded, exports none, or one that cannot be used
 */
export async function readPolicies(file: string): Promise<readonly Policy[]> {
  const module = await importModule(file);
  try {
    const found = new Set(policiesIn(module, 0));
    if (found.size === 0) throw new TypeError('exports no policy; see definePolicy of cdk-websocket-guard/policies');
    return [...found].map((policy) => definePolicy(policy as Policy));
  } catch (error) {
    // Whatever is thrown here is thrown by what the module says, getters included.
    throw new SourceError(file, undefined, messageOf(error));
  }
}

/** Levels between a module and its policies: a default export that holds the names of a CommonJS module, and a list. */
const MAX_DEPTH = 3;

function policiesIn(value: unknown, depth: number): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('check' in value) return [value];
  return depth === MAX_DEPTH ? [] : Object.values(value).flatMap((member) => policiesIn(member, depth + 1));
}
