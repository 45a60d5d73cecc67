import { addressedFunctions, variableNames } from '../../../src/apigateway/addresses/function-addresses';
import { formatText } from '../../../src/cloudformation/intrinsics/symbolic-text';
import { stack, under } from '../../support/api';
import { ENDPOINT, handler, mapped } from '../../support/callback';
import { branch, modelOf, resourceOf } from '../../support/model';
import { IS_PROD } from '../../support/stage';

/** The addresses in the environments of functions, a line each. */
function addresses(text: string): readonly string[] {
  return addressedFunctions(modelOf(text)).flatMap((one) =>
    one.addresses.map((address) =>
      [one.function.logicalId, address.variable, formatText(address.text), branch(address.when)].join(' ').trim(),
    ),
  );
}

const URL = `!Sub "https://${ENDPOINT}/live"`;
const TEXT = `https://${ENDPOINT}/live`;

test('an address in an environment variable is found, and nothing that is none', () => {
  expect(addresses(handler({ env: { URL, TABLE: 'connections', LIST: '[a]' } }))).toEqual([`Handler URL ${TEXT}`]);
});

test('a function without an address is left out', () => {
  expect(addressedFunctions(modelOf(handler({ env: { TABLE: 'connections' } })))).toEqual([]);
  expect(addressedFunctions(modelOf(stack({ Handler: '{ Type: AWS::Lambda::Function }' })))).toEqual([]);
});

test('in the branch in which it is one', () => {
  expect(addresses(handler({ env: { URL: `!If [IsProd, ${URL}, none]` }, sections: IS_PROD }))).toEqual([
    `Handler URL ${TEXT} IsProd is true`,
  ]);
});

test('in the branch in which the domain leads to the API', () => {
  const { Domain = '', Mapping = '' } = mapped('chat');
  const more = { Domain, Mapping: under('IsProd', Mapping) };
  expect(addresses(handler({ env: { URL: 'https://ws.example.com/chat' }, more, sections: IS_PROD }))).toEqual([
    'Handler URL https://ws.example.com/chat IsProd is true',
  ]);
});

describe('the names of the environment variables of a function', () => {
  const names = (environment: string): readonly string[] =>
    variableNames(
      resourceOf(
        modelOf(
          stack({ Handler: `{ Type: AWS::Lambda::Function, Properties: { Environment: ${environment} } }` }, IS_PROD),
        ),
        'Handler',
      ),
    );

  test.each([
    ['are those that it has', '{ Variables: { A: a, B: b } }', ['A', 'B']],
    [
      'are those of any branch, each once',
      '{ Variables: !If [IsProd, { A: a, B: b }, { A: a, C: c }] }',
      ['A', 'B', 'C'],
    ],
    ['are none where only deployment knows them', '{ Variables: !ImportValue Variables }', []],
    ['are none where it has no variables', '{}', []],
    ['are no intrinsic functions', '{ Variables: { A: a, "Fn::ForEach::B": [] } }', ['A']],
  ])('%s', (_, environment, expected) => {
    expect(names(environment)).toEqual(expected);
  });

  test('are as many as Lambda takes at most', () => {
    const all = Array.from({ length: 150 }, (_, index) => `V${index}: v`);
    expect(names(`{ Variables: { ${all.join(', ')} } }`)).toHaveLength(100);
  });
});
