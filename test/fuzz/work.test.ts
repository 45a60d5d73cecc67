import { isAlike } from '../../src/cloudformation/document/json';
import { workFor } from './work';

test('the work of code in src is counted, and is the same every time', () => {
  const list = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);
  const [ten = 0, twenty = 0, forty = 0, again = 0] = workFor([10, 20, 40, 20], (length) =>
    isAlike(list(length), list(length)),
  );
  expect(ten).toBeGreaterThan(10);
  expect(forty - twenty).toBe(2 * (twenty - ten));
  expect(again).toBe(twenty);
});
