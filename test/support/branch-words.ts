import type { Branch } from '../../src/cloudformation/conditions/branches';
import type { Template } from '../../src/cloudformation/types';

/** `IsProd, !IsFree, Tier=gold, Env=dev?` as a branch of a template; the last one is a default. */
export function branchIn(within: Template, words: string): Branch {
  return words
    .split(/, ?/)
    .filter((word) => word !== '')
    .map((word) => {
      const [name = '', value] = word.split('=');
      if (value?.endsWith('?')) return { template: within, name, value: value.slice(0, -1), isDefault: true };
      if (value !== undefined) return { template: within, name, value };
      return { template: within, name: name.replace('!', ''), value: !name.startsWith('!') };
    });
}

/** A branch as {@link branchIn} reads it; what is a default looks like any other value. */
export function wordsIn(branch: Branch): string {
  return branch
    .map(({ name, value }) => (typeof value === 'string' ? `${name}=${value}` : value ? name : `!${name}`))
    .join(', ');
}
