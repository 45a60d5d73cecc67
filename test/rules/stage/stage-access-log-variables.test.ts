import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { logFormat, quoted } from '../../support/access-log';
import { synthesiseStack } from '../../support/cdk';
import { judge, reports, unknowns } from '../../support/findings';
import { IS_PROD, judgesEveryWebSocketStage } from '../../support/stage';

const id = 'stage-access-log-variables';
const FORMAT = 'Stage AccessLogSettings.Format';

judgesEveryWebSocketStage(id, 'AccessLogSettings: { Format: $context.path }', FORMAT);

test.each([
  'requestId',
  'extendedRequestId',
  'routeKey',
  'eventType',
  'connectionId',
  'connectedAt',
  'messageId',
  'status',
  'integrationLatency',
  'integration.integrationStatus',
  'error.messageString',
  'identity.sourceIp',
  'authorizer.principalId',
  'authorizer.anything.at-all',
  'authenticate.latency',
  'waf.status',
  'awsEndpointRequestId',
  'domainPrefix',
  'integrationErrorMessage',
  'integrationStatus',
])('WebSocket APIs have $context.%s', (name) => {
  expect(reports(id, logFormat(quoted(`{"value":"$context.${name}"}`)))).toEqual([]);
});

test.each([
  'httpMethod',
  'path',
  'protocol',
  'responseLength',
  'resourcePath',
  'identity.clientCert.subjectDN',
  'RequestId',
  'identity',
])('they do not have $context.%s', (name) => {
  expect(reports(id, logFormat(quoted(`{"value":"$context.${name}"}`)))).toEqual([FORMAT]);
});

test('every such variable is named once', () => {
  const { findings } = judge(id, logFormat('$context.path $context.requestId $context.path. $context.httpMethod'));
  expect(findings[0]?.message).toBe("$context.path, $context.httpMethod are not in AWS's list for WebSocket APIs.");
});

test('a variable that a symbol completes is not judged', () => {
  expect(reports(id, logFormat('!Sub "$context.identity.${AWS::StackName} $context.requestId"'))).toEqual([]);
  expect(reports(id, logFormat('!Sub "$context.ident${AWS::StackName} $context.requestId"'))).toEqual([]);
});

test('the branch is named', () => {
  expect(reports(id, logFormat('!If [IsProd, $context.requestId, $context.path]', IS_PROD))).toEqual([
    `${FORMAT} when IsProd is false`,
  ]);
});

test('a part that only deployment knows may hold any variable', () => {
  expect(unknowns(id, logFormat('!Join ["", [$context.requestId, !ImportValue Fields]]'))).toHaveLength(1);
  expect(reports(id, logFormat('!Join [" ", [$context.path, !ImportValue Fields]]'))).toEqual([FORMAT]);
});

test('the format that aws-cdk-lib writes for WebSocket stages passes, its format for REST APIs does not', () => {
  const found = (format?: AccessLogFormat): readonly string[] =>
    reports(
      id,
      ...synthesiseStack((stack) => {
        const destination = new LogGroupLogDestination(new LogGroup(stack, 'Log'));
        const webSocketApi = new WebSocketApi(stack, 'Api');
        const accessLogSettings = { destination, ...(format && { format }) };
        new WebSocketStage(stack, 'Stage', { webSocketApi, stageName: 'live', accessLogSettings });
      }),
    );
  expect(found()).toEqual([]);
  expect(found(AccessLogFormat.clf())).toHaveLength(1);
});
