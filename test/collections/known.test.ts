import { known } from '../../src/collections/known';

test('the value of a key that is there is that value; one that is not there is a defect, not a value', () => {
  const ports = new Map([['wss', 443]]);
  expect(known(ports, 'wss')).toBe(443);
  expect(() => known(ports, 'ws')).toThrow('nothing is known of ws');
});
