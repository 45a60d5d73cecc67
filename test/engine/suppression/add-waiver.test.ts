import { addWaiver } from '../../../src/engine/suppression/add-waiver';
import { parseWaivers } from '../../../src/engine/suppression/parse-waivers';

const WAIVER = { rule: 'stage-throttling', scope: 'Stage', reason: 'One client.' };

test.each(['', ' \n'])('a new file is written for %j', (text) => {
  expect(addWaiver(text, WAIVER)).toBe(
    'waivers:\n  - rule: stage-throttling\n    scope: Stage\n    reason: One client.\n',
  );
});

describe('a list of lines with a dash gets some more', () => {
  const added = (dash: string, eol = '\n'): string =>
    [`${dash}- rule: stage-throttling`, `${dash}  scope: Stage`, `${dash}  reason: One client.`, ''].join(eol);

  test.each([
    ['', 'waivers:\n- rule: a\n  scope: b\n  reason: c\n', ''],
    ['  ', 'waivers:\n  - rule: a\n    scope: b\n    reason: c\n', ''],
    ['  ', 'waivers:\n  - rule: a\n    scope: b\n    reason: c # behind it\n', ''],
    ['  ', 'waivers:\n  - { rule: a, scope: b, reason: c }\n', ''],
    ['  ', 'waivers:\n  -\n    rule: a\n    scope: b\n    reason: c\n', '# behind the list\nother: y\n'],
    ['    ', '$schema: x\nwaivers:\n    -   rule: a\n        scope: b\n        reason: c\n', 'other: y\n'],
  ])('with the indent %j, after %j and before %j', (indent, before, after) => {
    expect(addWaiver(before + after, WAIVER)).toBe(before + added(indent) + after);
  });

  test('behind a last line that does not end', () => {
    const before = 'waivers:\n  - rule: a\n    scope: b\n    reason: c';
    expect(addWaiver(before, WAIVER)).toBe(`${before}\n${added('  ')}`);
    expect(addWaiver(`${before} # why`, WAIVER)).toBe(`${before} # why\n${added('  ')}`);
  });

  test('with the line ends of the file', () => {
    const before = 'waivers:\r\n  - rule: a\r\n    scope: b\r\n    reason: c\r\n';
    expect(addWaiver(before, WAIVER)).toBe(before + added('  ', '\r\n'));
    expect(addWaiver(before.trimEnd(), WAIVER)).toBe(before + added('  ', '\r\n'));
  });
});

test.each([
  'waivers: [{ rule: a, scope: b, reason: c }]\n',
  '{ waivers: [ { rule: a, scope: b, reason: c } ] }',
  'waivers: []\n',
])('a list in one line stays one: %j', (text) => {
  const written = addWaiver(text, WAIVER);
  expect(parseWaivers(written, 'w.yaml').map(({ rule }) => rule)).toEqual([
    ...(text.includes('rule') ? ['a'] : []),
    'stage-throttling',
  ]);
  expect(written).toMatch(/waivers:\s*\[/);
});

test('JSON stays JSON, its other entries as they are written', () => {
  const entries = ['{"rule":  "a", "scope": "b", "reason": "c"}', '{"rule":  "d", "scope": "e", "reason": "f"}'];
  const written = addWaiver(`{"waivers": [${entries.join(', ')}]}`, WAIVER);
  for (const entry of entries) expect(written).toContain(entry);
  expect(JSON.parse(written)).toMatchObject({ waivers: [{ rule: 'a' }, { rule: 'd' }, WAIVER] });
});
