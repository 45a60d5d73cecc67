import type { Stack } from 'aws-cdk-lib';
import { synthesiseStack } from '../support/cdk';
import { testExamples } from './examples';

testExamples('ts', (file) =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- examples are loaded by name
  synthesiseStack((require(file) as { default: (stack: Stack) => void }).default),
);
