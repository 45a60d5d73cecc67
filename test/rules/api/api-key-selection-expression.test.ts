import { IS_PROD, api, stack } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'api-key-selection-expression';

const PATH = 'Api ApiKeySelectionExpression';

const keyed = (expression: string, sections = ''): string =>
  stack({ Api: api(`ApiKeySelectionExpression: ${expression}`) }, sections);

test.each(['$request.querystring.key', '$request.header.Authorization', '$request.body.key', 'x-api-key'])(
  '%s is reported',
  (expression) => {
    expect(reports(id, keyed(expression))).toEqual([PATH]);
  },
);

test.each(['$request.header.x-api-key', '$context.authorizer.usageIdentifierKey', '!Ref AWS::NoValue', "''"])(
  '%s passes',
  (expression) => {
    expect(reports(id, keyed(expression))).toEqual([]);
  },
);

test('the message names both sources', () => {
  expect(judge(id, keyed('$request.querystring.key')).findings[0]?.message).toBe(
    'API keys are to come from $request.querystring.key. AWS accepts only $request.header.x-api-key and $context.authorizer.usageIdentifierKey.',
  );
});

test('the branch is named', () => {
  expect(reports(id, keyed('!If [IsProd, $request.header.x-api-key, $request.querystring.key]', IS_PROD))).toEqual([
    `${PATH} when IsProd is false`,
  ]);
});

test('the default of a parameter decides; what only deployment knows is unknown', () => {
  const parameter = 'Parameters: { Key: { Type: String, Default: $request.querystring.key } }';
  expect(reports(id, keyed('!Ref Key', parameter))).toEqual([PATH]);
  expect(reports(id, keyed('!ImportValue Key'))).toEqual([]);
  expect(unknowns(id, keyed('!ImportValue Key'))).toHaveLength(1);
});

test('an HTTP API is not judged', () => {
  expect(reports(id, keyed('$request.querystring.key').replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('in a SAM template, the property that was written is named', () => {
  const sam = stack(
    {
      Chat: `{ Type: AWS::Serverless::WebSocketApi, Properties: { RouteSelectionExpression: $request.body.action,
        ApiKeySelectionExpression: $request.querystring.key, Routes: {} } }`,
    },
    'Transform: AWS::Serverless-2016-10-31',
  );
  expect(reports(id, sam)).toEqual(['Chat ApiKeySelectionExpression']);
});
