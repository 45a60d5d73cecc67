import type { TSESLint } from '@typescript-eslint/utils';
import { lowerFirst } from '../../cloudformation/letter-case';
import { once } from './once';

const OVERRIDE = /\badd(?:Property)?(?:Deletion)?Override\(\s*['"`](?:Properties\.)?(\w+)/g;
const ASSIGNMENT = /(?<!\bthis)\.(\w+)\s*=(?![=>])/g;

/**
 * The CloudFormation properties, in camelCase, that a file changes of something: of what other code can get hold of, any
 * of these may be changed where the file does not show of what.
 */
export const changesElsewhere = once(({ text }: TSESLint.SourceCode): readonly string[] =>
  [...text.matchAll(OVERRIDE), ...text.matchAll(ASSIGNMENT)].map(([, name = '']) => lowerFirst(name)),
);
