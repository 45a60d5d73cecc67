import { suppress, withoutSuppressions } from '../../../src/engine/suppression/suppress';
import { IS_PROD, chat, part } from '../../support/api';
import { judge } from '../../support/findings';

const stages = { One: part('Stage', 'StageName: one'), Two: part('Stage', 'StageName: two') };
const result = judge('stage-throttling', chat(stages, IS_PROD));
const because = (reason: string) => ({ reason, by: 'waiver' });

test('what is suppressed stays in the result, and leaves the count', () => {
  const after = suppress(result, ({ resource }) => (resource.logicalId === 'One' ? because('r') : undefined));
  expect(after.findings.map(({ suppressed }) => suppressed)).toEqual([because('r'), undefined]);
  expect(after.summary).toMatchObject({ suppressed: 1, errors: 1 });
  expect(after.notes).toEqual([]);
});

test('the first decision stands, and a finding that counts is the same', () => {
  const first = suppress(result, () => because('first'));
  expect(suppress(first, () => because('second')).findings.map(({ suppressed }) => suppressed?.reason)).toEqual([
    'first',
    'first',
  ]);
  expect(suppress(result, () => undefined).findings).toStrictEqual(result.findings);
});

test('without suppressions every finding counts', () => {
  const all = withoutSuppressions(suppress(result, () => because('r')));
  expect(all).toStrictEqual(result);
});

test('attempts on what is locked are one note for each rule and reason, which names the first', () => {
  const locked = { ...result, findings: result.findings.map((finding) => ({ ...finding, locked: true })) };
  const note = (reason: string, where: string): string =>
    `stage-throttling is locked: waiver (${reason}) does not silence it at ${where}; fix it`;
  expect(suppress(locked, () => because('r')).notes.map(({ message }) => message)).toEqual([
    note('r', 'One and 1 more'),
  ]);
  expect(suppress(locked, ({ resource }) => because(resource.logicalId)).notes.map(({ message }) => message)).toEqual([
    note('One', 'One'),
    note('Two', 'Two'),
  ]);
});
