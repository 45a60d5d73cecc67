import { IS_PROD, api, stack } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'api-no-cors';

const cors = (configuration: string, sections = ''): string =>
  stack({ Api: api(`CorsConfiguration: ${configuration}`) }, sections);

const ORIGINS = "{ AllowOrigins: ['*'] }";

test('a CORS configuration is reported in the words of AWS', () => {
  expect(reports(id, cors(ORIGINS))).toEqual(['Api CorsConfiguration']);
  expect(judge(id, cors(ORIGINS)).findings.map(({ message }) => message)).toEqual([
    expect.stringContaining('"Cors is not supported for WEBSOCKET protocolType"'),
  ]);
});

test.each(['{}', '!Ref AWS::NoValue'])('%s passes', (configuration) => {
  expect(reports(id, cors(configuration))).toEqual([]);
});

test('an API without one passes', () => {
  expect(reports(id, stack({ Api: api() }))).toEqual([]);
});

test('the branch with CORS is named', () => {
  expect(reports(id, cors(`!If [IsProd, ${ORIGINS}, !Ref AWS::NoValue]`, IS_PROD))).toEqual([
    'Api CorsConfiguration when IsProd is true',
  ]);
});

test('a configuration that only deployment knows is unknown', () => {
  expect(reports(id, cors('!ImportValue Cors'))).toEqual([]);
  expect(unknowns(id, cors('!ImportValue Cors'))).toHaveLength(1);
});

test('an HTTP API may have one', () => {
  expect(reports(id, cors(ORIGINS).replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});
