import { App, Aspects, Duration, Stack } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { HttpMethod, WebSocketStage as PlainStage } from 'aws-cdk-lib/aws-apigatewayv2';
import * as guard from '../../src';
import { lambda } from '../support/libraries';

// Names may come from files and commands; in a terminal, control characters could hide an error or forge one.

const HOSTILE = '\u001b[2K\u202e\n##[error]';
const SHOWN = String.raw`\u001b[2K\u202e\u000a#\u0023[error]`;

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Chat');
});

const OPEN = { anonymousAccess: { reason: 'Not what is tested.' } };
const chat = () => new guard.WebSocketApi(stack, 'Api', OPEN);
const books = () => new guard.HttpApi(stack, 'Books', OPEN);

/** What is said at synthesis: what is returned, and what is annotated. */
function said(): readonly string[] {
  const nodes = stack.node.findAll().map(({ node }) => node);
  const returned = nodes.flatMap((node) => node.validate());
  const metadata = nodes
    .flatMap((node) => node.metadata)
    .filter(({ type }) => /^aws:cdk:(?:error|warning|info)$/.test(type));
  return [...returned, ...metadata.map(({ data }) => String(data))];
}

test.each<[string, () => unknown]>([
  ['the id of a construct', () => new guard.WebSocketStage(stack, HOSTILE, {} as never)],
  ['the id of an integration', () => new guard.WebSocketLambdaIntegration(HOSTILE, undefined as never)],
  ['a route key', () => chat().addRoute(HOSTILE, {} as never)],
  [
    'the name of a domain',
    () =>
      new guard.WebSocketStage(stack, 'Live', { webSocketApi: chat(), stageName: 'live' }).addDomain('Domain', {
        domainName: `UPPER${HOSTILE}`,
        certificate: {} as never,
      }),
  ],
  [
    'a header',
    () =>
      books().addRoutes({
        path: '/books',
        methods: [HttpMethod.GET],
        integration: new guard.HttpLambdaIntegration('Call', lambda(stack, 'Handler'), {
          parameterMapping: new guard.ParameterMapping().custom(`append:header.${HOSTILE}`, 'x'),
        }),
      }),
  ],
])('an error that is thrown shows %s without control characters', (_, make) => {
  expect(make).toThrow(SHOWN);
});

test('so does one that fails the synthesis', () => {
  const integration = new guard.WebSocketLambdaIntegration(
    HOSTILE,
    lambda(stack, 'Handler', { timeout: Duration.minutes(5) }),
  );
  chat().addRoute('send', { integration });
  expect(said()).toContainEqual(expect.stringContaining(`the integration ${SHOWN} waits 29000 ms`));
});

test('so does an error at a construct', () => {
  books().addRoutes({ path: '/books', integration: new guard.HttpUrlIntegration('Fetch', `http://${HOSTILE}`) });
  expect(said()).toContainEqual(expect.stringContaining(`the URL http://${SHOWN} is not encrypted`));
});

test('so does a warning', () => {
  const webSocketApi = chat();
  const stage = new guard.WebSocketStage(stack, 'Live', {
    webSocketApi,
    stageName: 'live',
    accountLogRole: guard.AccountLogRole.EXISTING,
  });
  const account = new CfnAccount(stack, HOSTILE);
  account.overrideLogicalId('Account');
  account.node.addDependency(stage);
  (stack.node.root as App).synth({ skipValidation: true });
  // The CDK itself replaces line feeds of ids.
  const id = SHOWN.replace(String.raw`\u000a`, '--');
  expect(said()).toContainEqual(expect.stringContaining(`Chat/${id}, which sets the CloudWatch Logs role`));
});

test('so does the note about what an Aspect has set', () => {
  const stage = new PlainStage(stack, 'Live', { webSocketApi: chat(), stageName: 'live' });
  Object.assign(stage.node.findChild('Resource'), { routeSettings: { [HOSTILE]: { LoggingLevel: 'ERROR' } } });
  Aspects.of(stack).add(new guard.WebSocketDefaults());
  (stack.node.root as App).synth({ skipValidation: true });
  expect(said()).toContainEqual(expect.stringContaining(`RouteSettings.${SHOWN}.ThrottlingRateLimit to 1000`));
});
