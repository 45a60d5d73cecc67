import { SourceError } from '../../cloudformation/document/source';
import { messageOf } from '../../engine/error-text';
import { definePolicy } from '../../engine/config/define-policy';
import type { Policy } from '../../rules/policy';
import { importModule } from './import-module';

/**
 * The policies that a module exports, by default or by name, single or in lists.
 *
 * @throws SourceError when it cannot be loaded, exports no policy, or exports one that cannot be used
 */
export async function readPolicies(file: string): Promise<readonly Policy[]> {
  const module = await importModule(file);
  try {
    const found = new Set(policiesIn(module, 0));
    if (found.size === 0) throw new TypeError('exports no policy; see definePolicy of cdk-websocket-guard/policies');
    return [...found].map((policy) => definePolicy(policy as Policy));
  } catch (error) {
    // Only code of the module can throw here, such as a getter.
    throw new SourceError(file, undefined, messageOf(error));
  }
}

/** How deep policies are searched in exports: the default export of a CommonJS module, the names in it, and a list. */
const MAX_DEPTH = 3;

function policiesIn(value: unknown, depth: number): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('check' in value) return [value];
  return depth === MAX_DEPTH ? [] : Object.values(value).flatMap((member) => policiesIn(member, depth + 1));
}
