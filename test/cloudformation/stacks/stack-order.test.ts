import { linkTemplates } from '../../../src/cloudformation/stacks/link-templates';
import { deployedBefore } from '../../../src/cloudformation/stacks/stack-order';
import type { Template } from '../../../src/cloudformation/types';
import { template } from '../../support/findings';

const exporting = (name: string, more = ''): string => `Resources: { Queue: { Type: AWS::SQS::Queue ${more} } }
Outputs: { Out: { Value: !Ref Queue, Export: { Name: ${name} } } }`;
const importing = (name: string): string => `, Properties: { QueueName: !Sub ["\${Q}", { Q: !ImportValue ${name} }] }`;

const link = (...texts: readonly string[]): readonly Template[] =>
  linkTemplates(texts.map((text, index) => template(text, `${index}.yaml`)));

test('a stack is deployed before those that import from it, directly or through others', () => {
  const [first, second, third] = link(exporting('a'), exporting('b', importing('a')), exporting('c', importing('b')));
  if (!first || !second || !third) throw new Error('three templates');
  expect(deployedBefore(first, second)).toBe(true);
  expect(deployedBefore(first, third)).toBe(true);
  expect(deployedBefore(third, first)).toBe(false);
});

test('stacks that have nothing to do with each other have no order', () => {
  const [first, second] = link(exporting('a'), exporting('b', importing('elsewhere')));
  if (!first || !second) throw new Error('two templates');
  expect(deployedBefore(first, second)).toBe(false);
  expect(deployedBefore(second, first)).toBe(false);
});

test('imports in a circle end', () => {
  const [first, second] = link(exporting('a', importing('b')), exporting('b', importing('a')));
  if (!first || !second) throw new Error('two templates');
  expect(deployedBefore(first, second)).toBe(true);
});
