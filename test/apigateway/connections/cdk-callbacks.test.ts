import { type App, Stack } from 'aws-cdk-lib';
import { ApiMapping, CfnApi, DomainName, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { synthesise } from '../../support/cdk';
import { line } from '../../support/findings';
import { check } from '../../../src/engine/check';

const JUDGED = [
  'manage-connections-missing',
  'callback-endpoint',
  'callback-endpoint-disabled',
  'manage-connections-arn-shape',
];

interface Chat {
  readonly api: WebSocketApi;
  readonly stage: WebSocketStage;
}

function chat(stack: Stack): Chat {
  const api = new WebSocketApi(stack, 'Api');
  return { api, stage: new WebSocketStage(stack, 'Stage', { webSocketApi: api, stageName: 'live', autoDeploy: true }) };
}

function handler(stack: Stack, environment: Record<string, string>): Function {
  return new Function(stack, 'Handler', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
    environment,
  });
}

/** What the policies about callbacks report of a synthesised app, each with its policy. */
function reported(define: (app: App) => void): readonly string[] {
  return check(synthesise(define))
    .findings.filter(({ ruleId }) => JUDGED.includes(ruleId))
    .map((finding) => `${finding.ruleId}: ${line(finding).replace(/[0-9A-F]{8}\b/, '')}`);
}

const HANDLER = 'Handler Environment.Variables.CALLBACK_URL';

test('stage.callbackUrl with a grant of the stage or of the API is right', () => {
  const app = (grant: (chat: Chat, lambda: Function) => void) =>
    reported((root) => {
      const stack = new Stack(root, 'Chat');
      const made = chat(stack);
      grant(made, handler(stack, { CALLBACK_URL: made.stage.callbackUrl }));
    });
  expect(app(({ stage }, lambda) => stage.grantManagementApiAccess(lambda))).toEqual([]);
  expect(app(({ api }, lambda) => api.grantManageConnections(lambda))).toEqual([]);
  expect(app(() => undefined)).toEqual(['manage-connections-missing: Handler']);
});

test.each<[string, (chat: Chat) => string]>([
  ['stage.url', ({ stage }) => stage.url],
  ['api.apiEndpoint', ({ api }) => api.apiEndpoint],
])('%s is the address of browsers', (_, url) => {
  const found = reported((root) => {
    const stack = new Stack(root, 'Chat');
    const made = chat(stack);
    made.stage.grantManagementApiAccess(handler(stack, { CALLBACK_URL: url(made) }));
  });
  expect(found).toEqual([`callback-endpoint: ${HANDLER}`]);
});

test.each<[string, (stage: WebSocketStage, domain: DomainName) => string, readonly string[]]>([
  ['stage.callbackUrl', (stage) => stage.callbackUrl, [`callback-endpoint-disabled: ${HANDLER}`]],
  ['the domain', (_, domain) => `https://${domain.name}`, []],
  [
    'the domain with the stage',
    (stage, domain) => `https://${domain.name}/${stage.stageName}`,
    [`callback-endpoint: ${HANDLER}`],
  ],
])('where the default endpoint is disabled: %s', (_, url, expected) => {
  const found = reported((root) => {
    const stack = new Stack(root, 'Chat');
    const { api, stage } = chat(stack);
    const child = api.node.defaultChild;
    if (child instanceof CfnApi) child.disableExecuteApiEndpoint = true;
    const arn = 'arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-4000-8000-000000000000';
    const certificate = Certificate.fromCertificateArn(stack, 'Certificate', arn);
    const domainName = new DomainName(stack, 'Domain', { domainName: 'ws.example.com', certificate });
    new ApiMapping(stack, 'Mapping', { api, domainName, stage });
    stage.grantManagementApiAccess(handler(stack, { CALLBACK_URL: url(stage, domainName) }));
  });
  expect(found).toEqual(expected);
});

test('the API in another stack is followed, for the address and for the grant', () => {
  const app = (grant: boolean) =>
    reported((root) => {
      const { stage } = chat(new Stack(root, 'Chat'));
      const lambda = handler(new Stack(root, 'Handlers'), { CALLBACK_URL: stage.callbackUrl });
      if (grant) stage.grantManagementApiAccess(lambda);
    });
  expect(app(true)).toEqual([]);
  expect(app(false)).toEqual(['manage-connections-missing: Handler']);
});
