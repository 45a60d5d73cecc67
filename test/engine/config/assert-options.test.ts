import { assertOptions } from '../../../src/engine/config/assert-options';

interface Options {
  readonly preset?: string;
  readonly failOn?: string;
}

const given = (options: unknown) => () => {
  assertOptions<Options>('Guard', options as Options, { preset: true, failOn: true });
};

test.each([
  [{ presett: 'all' }, 'Guard has no option "presett"; did you mean "preset"?'],
  [{ labels: {} }, 'Guard has no option "labels"; it has preset, failOn'],
  [null, 'Guard takes an object with the options preset, failOn, and no null'],
  [[], 'Guard takes an object with the options preset, failOn, and no list'],
  ['all', 'Guard takes an object with the options preset, failOn, and no string'],
])('%j is refused', (options, message) => {
  expect(given(options)).toThrow(message);
});

test.each([{}, { preset: 'all' }, { preset: undefined, failOn: undefined }])('%j is taken', (options) => {
  expect(given(options)).not.toThrow();
});
