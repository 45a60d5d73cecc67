import { admits, listedValues } from '../../../src/cloudformation/intrinsics/parameter-values';

test.each([
  [{ AllowedValues: ['a', 'b'] }, ['a', 'b']],
  [{ AllowedValues: [1, 2] }, ['1', '2']],
  [{ AllowedValues: ['dev', 'prod'], AllowedPattern: '^d.*' }, ['dev']],
  [{ AllowedPattern: '^(dev|prod)$' }, ['dev', 'prod']],
  [{ AllowedPattern: '(?:dev|prod)' }, ['dev', 'prod']],
  [{ AllowedPattern: 'dev' }, ['dev']],
  [{ AllowedPattern: '[a-z]+' }, undefined],
  [{ AllowedPattern: '^dev|prod$' }, undefined],
  [{}, undefined],
])('%j lists %j', (parameter, expected) => {
  expect(listedValues(parameter)).toEqual(expected);
});

test.each([
  [{ AllowedPattern: '[a-z]+' }, 'prod', true],
  [{ AllowedPattern: '[a-z]+' }, 'prod1', false],
  [{ AllowedPattern: '[a-z]' }, 'prod', false],
  [{ MinLength: 5 }, 'prod', false],
  [{ MaxLength: '3' }, 'prod', false],
  [{ MaxLength: 4 }, 'prod', true],
  [{ Type: 'Number', MinValue: 5 }, '4', false],
  [{ Type: 'Number', MaxValue: 5 }, '6', false],
  [{ Type: 'String', MaxValue: 5 }, '6', true],
  [{ AllowedPattern: '(a+)+$' }, 'b', true],
  [{ AllowedPattern: '(' }, 'b', true],
  [{ AllowedPattern: '\\p{Alpha}' }, '1', true],
])('%j with %j: %j', (parameter, value, expected) => {
  expect(admits(parameter, value)).toBe(expected);
});
