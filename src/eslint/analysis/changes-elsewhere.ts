import type { TSESLint } from '@typescript-eslint/utils';
import { lowerFirst } from '../../cloudformation/letter-case';
import { once } from './once';

const OVERRIDE = /\badd(?:Property)?(?:Deletion)?Override\(\s*['"`](?:Properties\.)?(\w+)/g;
const ASSIGNMENT = /(?<!\bthis)\.(\w+)\s*=(?![=>])/g;

/** What finds constructs that a file makes elsewhere; the resource of a construct at hand is followed by itself. */
const SEARCH = /\bfindAll\(|[fF]indChild\((?!\s*['"`]Resource['"`])/;

/** Whether a file looks for constructs in the tree, which may be any of its own. */
export const searchesTree = once(({ text }: TSESLint.SourceCode): boolean => SEARCH.test(text));

/**
 * The CloudFormation properties, in camelCase, that a file changes on a resource. If other code can reach the resource,
 * changes to unknown resources count as well.
 */
export const changesElsewhere = once(({ text }: TSESLint.SourceCode): readonly string[] =>
  [...text.matchAll(OVERRIDE), ...text.matchAll(ASSIGNMENT)].map(([, name = '']) => lowerFirst(name)),
);
