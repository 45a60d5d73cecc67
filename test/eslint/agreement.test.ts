import type { App, Stack } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { synthesise, synthesiseStack } from '../support/cdk';
import { isAboutResource, unconfirmed, verdicts } from './agreement/agreement';
import { cdkPrograms } from './agreement/cdk-programs';
import { synthesiseText } from './compile';

test('every report on a program of the CDK is a finding of the gate on its template', () => {
  fc.assert(
    fc.property(cdkPrograms, (text) => {
      expect(unconfirmed(verdicts(text, synthesiseText(text)), isAboutResource)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

const EXAMPLES = path.join(__dirname, '../../examples');
const stacks = fs
  .readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('-stack.ts'))
  .filter((file) => /new (?:WebSocket|Http)Api\(/.test(fs.readFileSync(path.join(EXAMPLES, file), 'utf8')));

test.each(stacks)('every report on examples/%s is a finding of the gate', (name) => {
  const file = path.join(EXAMPLES, name);
  const [Definition] = Object.values(jest.requireActual<Record<string, new (app: App, id: string) => Stack>>(file));
  const templates = synthesise((app) => Definition && new Definition(app, 'App'));
  expect(unconfirmed(verdicts(fs.readFileSync(file, 'utf8'), templates))).toEqual([]);
});

const RULES = path.join(__dirname, '../rules');
const examples = fs
  .readdirSync(RULES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\/(?:bad|good)\.ts$/.test(file));

test.each(examples)('every report on the example %s is a finding of the gate', (file) => {
  const where = path.join(RULES, file);
  const text = fs.readFileSync(where, 'utf8');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- examples are loaded by name
  const { default: define } = require(where) as { default: (stack: Stack) => void };
  expect(unconfirmed(verdicts(text, synthesiseStack(define)))).toEqual([]);
});
