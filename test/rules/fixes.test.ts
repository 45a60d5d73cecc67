import * as fs from 'node:fs';
import * as path from 'node:path';
import { check } from '../../src/engine/check';
import { CATALOGUE } from '../../src/rules/catalogue';
import { template } from '../support/findings';
import { exampleDirectory } from './examples';

/**
 * Whoever does what `fix` says must not meet the next finding. The bad example with the fix done, literally, is
 * `fixed.yaml`; where the good example is just that, there is none.
 */
describe.each(CATALOGUE.map(({ id }) => id))('the fix of %s', (id) => {
  const directory = exampleDirectory(id);
  const fixed = ['fixed.yaml', 'good.yaml'].find((name) => fs.existsSync(path.join(directory, name))) ?? '';

  const brokenIn = (name: string): ReadonlyMap<string, number> => {
    const text = fs.readFileSync(path.join(directory, name), 'utf8');
    const protocols = id.startsWith('http-') ? { protocols: ['websocket', 'http'] as const } : {};
    const { findings } = check([template(text)], { preset: 'all', ...protocols });
    const times = new Map<string, number>();
    for (const { ruleId } of findings) times.set(ruleId, (times.get(ruleId) ?? 0) + 1);
    return times;
  };

  test('mends the finding and breaks no policy once more', () => {
    const before = brokenIn('bad.yaml');
    const after = brokenIn(fixed);
    expect(before.has(id)).toBe(true);
    expect([...after].filter(([ruleId, times]) => ruleId === id || times > (before.get(ruleId) ?? 0))).toEqual([]);
  });
});
