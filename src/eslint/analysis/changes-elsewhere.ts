import type { TSESLint } from '@typescript-eslint/utils';
import { lowerFirst } from '../../cloudformation/letter-case';
import { once } from './once';

const OVERRIDE = /\badd(?:Property)?(?:Deletion)?Override\(\s*['"`](?:Properties\.)?(\w+)/g;
const ASSIGNMENT = /(?<!\bthis)\.(\w+)\s*=(?![=>])/g;

/**
 * The CloudFormation properties, in camelCase, that a file changes on a resource. If other code can reach the resource,
 * changes to unknown resources count as well.
 */
export const changesElsewhere = once(({ text }: TSESLint.SourceCode): readonly string[] =>
  [...text.matchAll(OVERRIDE), ...text.matchAll(ASSIGNMENT)].map(([, name = '']) => lowerFirst(name)),
);
