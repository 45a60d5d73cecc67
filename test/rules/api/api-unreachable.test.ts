import { EXPORTED, IS_PROD, api, of, route, stack, under } from '../../support/api';
import { MAPPING } from '../../support/domain';
import { judge, reports, unknowns } from '../../support/findings';
import { STAGE } from '../../support/named-stage';

const id = 'api-unreachable';

const PATH = 'Api DisableExecuteApiEndpoint';

const closed = (resources: Readonly<Record<string, string>> = {}, sections = '', value = 'true'): string =>
  stack({ Api: api(`DisableExecuteApiEndpoint: ${value}`), Stage: STAGE, ...resources }, sections);

test.each(['true', "'true'"])('DisableExecuteApiEndpoint: %s is reported without a domain', (value) => {
  expect(reports(id, closed({}, '', value))).toEqual([PATH]);
});

test('the message says what that means', () => {
  expect(judge(id, closed()).findings[0]?.message).toBe(
    'The default endpoint is disabled, and no custom domain is mapped: nobody can reach the API.',
  );
});

test.each(['false', '!Ref AWS::NoValue'])('DisableExecuteApiEndpoint: %s passes', (value) => {
  expect(reports(id, closed({}, '', value))).toEqual([]);
});

test('an API that is mapped to a domain passes, in sight or not', () => {
  expect(reports(id, closed({ Mapping: MAPPING.replace('!Ref Domain', 'chat.example.com') }))).toEqual([]);
});

test('the mapping of another API does not count', () => {
  const other = { Other: api(), Mapping: of('!Ref Other', MAPPING).replace('!Ref Domain', 'chat.example.com') };
  expect(reports(id, closed(other))).toEqual([PATH]);
});

test('the branch is named', () => {
  expect(reports(id, closed({ Mapping: under('IsProd', MAPPING) }, IS_PROD))).toEqual([`${PATH} when IsProd is false`]);
  expect(reports(id, closed({}, IS_PROD, '!If [IsProd, true, false]'))).toEqual([`${PATH} when IsProd is true`]);
  const together = closed({ Mapping: under('IsProd', MAPPING) }, IS_PROD, '!If [IsProd, true, false]');
  expect(reports(id, together)).toEqual([]);
});

const mention = "!Sub 'wss://${Api}.execute-api.eu-west-1.amazonaws.com/live'";

test.each([
  ['an output', closed({}, EXPORTED)],
  ['an output with its address', closed({}, `Outputs: { Url: { Value: ${mention} } }`)],
  ['an SSM parameter', closed({ Id: '{ Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Ref Api } }' })],
  ['a custom resource', closed({ Map: `{ Type: Custom::Map, Properties: { ServiceToken: arn, Url: ${mention} } }` })],
  [
    'a custom resource of the older type',
    closed({ Map: '{ Type: AWS::CloudFormation::CustomResource, Properties: { Api: [!Ref Api] } }' }),
  ],
  [
    'a nested stack out of sight',
    closed({
      Nested: '{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: url, Parameters: { Api: !Ref Api } } }',
    }),
  ],
  ['a macro', closed({}, 'Transform: MyMacro')],
  ['the property itself, which only deployment knows', closed({}, '', '!ImportValue Closed')],
])('it is unknown because of %s', (_, text) => {
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});

test('it is not unknown where no WebSocket API lacks a mapping', () => {
  const exported = '{ Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Ref Api } }';
  const app = closed({ Exported: exported, Mapping: under('IsProd', MAPPING) }, IS_PROD);
  expect(unknowns(id, app.replace('WEBSOCKET', '!If [IsProd, WEBSOCKET, HTTP]'))).toEqual([]);
});

test('what functions and alarms of the app know of it does not lead anybody to it', () => {
  const alarm = `{ Type: AWS::CloudWatch::Alarm, Properties: { Dimensions: [{ Name: ApiId, Value: !Ref Api }] } }`;
  expect(reports(id, closed({ Alarm: alarm }))).toEqual([PATH]);
});

test('an export that CDK writes for another stack of the app does not leave it', () => {
  const cdk = "Outputs: { ExportsOutputRefApi: { Value: !Ref Api, Export: { Name: 'Chat:ExportsOutputRefApi' } } }";
  const importing = stack({ Stage: of("!ImportValue 'Chat:ExportsOutputRefApi'", STAGE) });
  expect(reports(id, closed({}, cdk), importing)).toEqual([PATH]);
  expect(reports(id, closed({}, cdk))).toEqual([]);
  const handedOn = `${importing}\nOutputs: { Id: { Value: !ImportValue 'Chat:ExportsOutputRefApi' } }`;
  expect(reports(id, closed({}, cdk), handedOn)).toEqual([]);
});

test('a mapping in another stack counts', () => {
  const mapping = stack({ Mapping: of('!ImportValue ChatApi', MAPPING).replace('!Ref Domain', 'chat.example.com') });
  expect(reports(id, closed({}, EXPORTED), mapping)).toEqual([]);
  expect(unknowns(id, closed({}, EXPORTED), mapping)).toEqual([]);
});

test('an HTTP API is not judged', () => {
  expect(reports(id, closed().replace('WEBSOCKET', 'HTTP'))).toEqual([]);
});

test('in a SAM template, the property that was written is named', () => {
  const sam = (more: string): string =>
    stack(
      {
        Chat: `{ Type: AWS::Serverless::WebSocketApi, Properties: { RouteSelectionExpression: $request.body.action,
          DisableExecuteApiEndpoint: true, Routes: {}, ${more} } }`,
      },
      'Transform: AWS::Serverless-2016-10-31',
    );
  expect(reports(id, sam(''))).toEqual(['Chat DisableExecuteApiEndpoint']);
  expect(reports(id, sam('Domain: { DomainName: chat.example.com, CertificateArn: arn }'))).toEqual([]);
});

test('an API out of sight is not judged', () => {
  expect(reports(id, of('a1b2c3', stack({ Stage: STAGE, Connect: route('$connect') })))).toEqual([]);
});
