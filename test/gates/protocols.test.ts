import { Aspects, Stack, type App } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { CdkNagBridge } from '../../src/aspects/cdk-nag-bridge';
import { WebSocketGuard } from '../../src/aspects/websocket-guard';
import { WebSocketGuardPreset, WebSocketGuardProtocol } from '../../src/aspects/websocket-guard-options';
import { check } from '../../src/engine/check';
import { type HookOptions, createHandler } from '../../src/hook';
import { WebSocketGuardChecks } from '../../src/nag/websocket-guard-checks';
import { CATALOGUE } from '../../src/rules/catalogue';
import { addChat, newApp } from '../support/chat-app';
import { template } from '../support/findings';
import { validationReport } from '../support/validation-report';
import { payloadOf, recorded } from '../hook/events';

/** An HTTP API with an open route, a plaintext back end and a stage without logs. */
function addBooks(stack: Stack): void {
  new HttpApi(stack, 'Books', {
    corsPreflight: { allowOrigins: ['*'] },
    defaultIntegration: new HttpUrlIntegration('Proxy', 'http://books.example.com'),
  });
}

const PROTOCOLS = {
  nothing: undefined,
  websocket: [WebSocketGuardProtocol.WEBSOCKET],
  http: [WebSocketGuardProtocol.HTTP],
  both: [WebSocketGuardProtocol.WEBSOCKET, WebSocketGuardProtocol.HTTP],
} as const;

/** Which of the two stacks has findings, of `Chat` and `Shop`. */
const EXPECTED = { nothing: ['Chat'], websocket: ['Chat'], http: ['Shop'], both: ['Chat', 'Shop'] } as const;

const CHOICES = Object.keys(PROTOCOLS) as readonly (keyof typeof PROTOCOLS)[];

function appWithBoth(): App {
  const app = newApp();
  addChat(new Stack(app, 'Chat'));
  addBooks(new Stack(app, 'Shop'));
  return app;
}

const stacksOf = (paths: readonly string[]): readonly string[] =>
  [...new Set(paths.map((one) => one.replace(/^\//, '').split('/')[0] ?? ''))].sort();

describe.each(CHOICES)('where the project asks for %s', (choice) => {
  const asked = PROTOCOLS[choice];
  const options = { preset: WebSocketGuardPreset.ALL, ...(asked ? { protocols: [...asked] } : {}) };

  test('the Aspect annotates those APIs alone', () => {
    const app = appWithBoth();
    Aspects.of(app).add(new WebSocketGuard(options));
    const { stacks } = app.synth();
    expect(stacksOf(stacks.flatMap(({ messages }) => messages.map(({ id }) => id)))).toEqual(EXPECTED[choice]);
  });

  test('the pack reports those APIs alone', () => {
    const app = appWithBoth();
    const { violations } = validationReport(app, new WebSocketGuardChecks(app, options));
    const paths = violations.flatMap(({ violatingConstructs }) => violatingConstructs.map((one) => one.constructPath));
    expect(stacksOf(paths)).toEqual(EXPECTED[choice]);
  });
});

describe('the hook', () => {
  const BOOKS = `Resources:
  Books: { Type: AWS::ApiGatewayV2::Api, Properties: { Name: books, ProtocolType: HTTP } }
  List: { Type: AWS::ApiGatewayV2::Route, Properties: { ApiId: !Ref Books, RouteKey: GET /books } }`;
  const answer = async (options: HookOptions): ReturnType<ReturnType<typeof createHandler>> =>
    createHandler({ fetchPayload: async () => Promise.resolve(payloadOf(BOOKS)), preset: 'all', ...options })(
      recorded('stack'),
    );

  test('says nothing of an HTTP API that nobody asked for', async () => {
    const found = await answer({});
    expect(found).toMatchObject({ hookStatus: 'SUCCESS' });
    expect(found.annotations ?? []).toEqual([]);
    expect(JSON.stringify(found)).not.toContain('Books');
  });

  test.each([[['http']], [['websocket', 'http']]] as const)('fails an open route with %j', async (protocols) => {
    const found = await answer({ protocols });
    expect(found).toMatchObject({ hookStatus: 'FAILED', errorCode: 'NonCompliant' });
    expect(
      (found.annotations ?? []).filter(({ status }) => status === 'FAILED').map((one) => one.annotationName),
    ).toContain('http-route-authorized');
  });
});

describe('with HTTP off, every bad example of a policy about HTTP APIs', () => {
  const HTTP_ONLY = CATALOGUE.filter(({ protocols = [] }) => protocols.length === 1 && protocols[0] === 'http');

  test.each(HTTP_ONLY.map(({ id }) => id))('of %s is silent', (id) => {
    const file = path.join(__dirname, '../rules/http', id, 'bad.yaml');
    const { findings, unknown, summary } = check([template(fs.readFileSync(file, 'utf8'))], { preset: 'all' });
    expect([...findings, ...unknown]).toEqual([]);
    expect(summary.apis).toBe(0);
  });
});

describe('CdkNagBridge', () => {
  test('silences nothing of HTTP APIs, beside an authorized chat', () => {
    const awsSolutions = (bridged: boolean): readonly string[] => {
      const app = newApp();
      addChat(new Stack(app, 'Chat'), { authorized: true });
      addBooks(new Stack(app, 'Shop'));
      if (bridged) Aspects.of(app).add(new CdkNagBridge());
      return validationReport(app, new AwsSolutionsChecks(app))
        .violations.flatMap(({ ruleName, violatingConstructs }) =>
          violatingConstructs.map(({ constructPath }) => `${ruleName} ${constructPath}`),
        )
        .filter((one) => one.includes(' Shop/'))
        .sort();
    };
    expect(awsSolutions(false)).toContain('AwsSolutions-APIG4 Shop/Books/DefaultRoute/Resource');
    expect(awsSolutions(true)).toEqual(awsSolutions(false));
  });
});
