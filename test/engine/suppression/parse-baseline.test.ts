import * as fc from 'fast-check';
import { parseBaseline } from '../../../src/engine/suppression/parse-baseline';
import { isTaken, schema } from '../../support/schema';

const fits = schema('baseline');

test('what fits the published schema is taken', () => {
  const text = fc.oneof({ weight: 6, arbitrary: fc.string() }, { weight: 1, arbitrary: fc.constantFrom(null, 7, {}) });
  const entry = fc.record(
    { resource: text, rule: text, property: text, fingerprint: text, template: text, more: text },
    { requiredKeys: ['resource', 'rule'] },
  );
  const whole = fc.record({ resource: text, rule: text, property: text, fingerprint: text });
  const value = fc.record(
    {
      schemaVersion: fc.constantFrom<unknown>(1, 2, 2, 3, '1'),
      findings: fc.array(fc.oneof({ weight: 4, arbitrary: whole }, entry), { maxLength: 3 }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(value, (one) => !fits(one) || isTaken(one, parseBaseline)),
    { numRuns: 2000 },
  );
});

test.each([
  [{ findings: [] }],
  [{ schemaVersion: 1 }],
  [{ schemaVersion: 3, findings: [] }],
  [{ schemaVersion: 1, findings: [null] }],
  [{ schemaVersion: 1, findings: [{ resource: 'a', rule: 'b', property: 'c' }] }],
])('%j neither fits nor is taken', (value) => {
  expect(fits(value)).toBe(false);
  expect(isTaken(value, parseBaseline)).toBe(false);
});
