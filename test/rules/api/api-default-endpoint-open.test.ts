import { EXPORTED, IS_PROD, api, of, part, route, stack, under } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'api-default-endpoint-open';

const MAPPING = part('ApiMapping', 'DomainName: chat.example.com, Stage: live');
const PATH = 'Api DisableExecuteApiEndpoint';

const mapped = (properties: string, sections = '', mapping = MAPPING): string =>
  stack({ Api: api(properties), Mapping: mapping }, sections);

test.each(['Description: open', 'DisableExecuteApiEndpoint: false', 'DisableExecuteApiEndpoint: "false"'])(
  'an API with a mapping and %s is reported',
  (properties) => {
    expect(reports(id, mapped(properties))).toEqual([PATH]);
  },
);

test.each(['true', '"true"', '"True"'])('DisableExecuteApiEndpoint: %s passes', (value) => {
  expect(reports(id, mapped(`DisableExecuteApiEndpoint: ${value}`))).toEqual([]);
});

test('an API without a mapping passes', () => {
  expect(reports(id, stack({ Api: api() }))).toEqual([]);
});

test('an API with several mappings is reported once', () => {
  const more = stack({ Api: api(), One: MAPPING, Two: MAPPING.replace('chat', 'talk') });
  expect(reports(id, more)).toEqual([PATH]);
});

describe('branches', () => {
  test('the branch with the open endpoint is named', () => {
    expect(reports(id, mapped('DisableExecuteApiEndpoint: !If [IsProd, true, false]', IS_PROD))).toEqual([
      `${PATH} when IsProd is false`,
    ]);
  });

  test('the branch with the mapping is named', () => {
    expect(reports(id, mapped('Description: open', IS_PROD, under('IsProd', MAPPING)))).toEqual([
      `${PATH} when IsProd is true`,
    ]);
  });

  test('a mapping that is there only while the endpoint is disabled passes', () => {
    const properties = 'DisableExecuteApiEndpoint: !If [IsProd, true, false]';
    expect(reports(id, mapped(properties, IS_PROD, under('IsProd', MAPPING)))).toEqual([]);
  });
});

test('the default of a parameter decides', () => {
  const parameter = (value: string): string => `Parameters: { Off: { Type: String, Default: '${value}' } }`;
  expect(reports(id, mapped('DisableExecuteApiEndpoint: !Ref Off', parameter('true')))).toEqual([]);
  expect(reports(id, mapped('DisableExecuteApiEndpoint: !Ref Off', parameter('false')))).toEqual([PATH]);
});

test('what only deployment knows is unknown with a mapping, and no question without', () => {
  const unknown = 'DisableExecuteApiEndpoint: !ImportValue Off';
  expect(reports(id, mapped(unknown))).toEqual([]);
  expect(unknowns(id, mapped(unknown))).toHaveLength(1);
  expect(unknowns(id, stack({ Api: api(unknown) }))).toEqual([]);
});

test('a mapping in another stack counts', () => {
  const mapping = of('!ImportValue ChatApi', stack({ Mapping: MAPPING }));
  expect(reports(id, stack({ Api: api() }, EXPORTED), mapping)).toEqual([PATH]);
});

test('an HTTP API is not judged', () => {
  expect(reports(id, mapped('Description: open').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('an API without a mapping is no question, and neither is one out of sight', () => {
  const judged = (text: string): number | undefined => judge(id, text).policies[0]?.judged;
  expect([judged(mapped('Description: open')), judged(stack({ Api: api() }))]).toEqual([1, 0]);
  expect(reports(id, of('a1b2c3', stack({ Mapping: MAPPING, Connect: route('$connect') })))).toEqual([]);
});

test('each mapping counts in its own branch', () => {
  const text = stack(
    {
      Api: api('DisableExecuteApiEndpoint: !If [IsProd, true, false]'),
      One: under('IsProd', MAPPING),
      Two: MAPPING.replace('chat', 'talk'),
    },
    IS_PROD,
  );
  expect(reports(id, text)).toEqual([`${PATH} when IsProd is false`]);
});

test('what only deployment knows is no question in the branches without a mapping', () => {
  const open = mapped('DisableExecuteApiEndpoint: !If [IsProd, true, !ImportValue Off]', IS_PROD, under('IsProd', MAPPING));
  expect(unknowns(id, open)).toEqual([]);
});
