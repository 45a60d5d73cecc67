import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { temporaryDirectory } from '../support/cdk';
import { type DocumentedExample, documentedExamples, runExample } from '../support/documented-examples';
import { GUARDED, type Library, PLAIN } from '../support/libraries';
import { templateDifferences } from '../support/template-difference';

const EXAMPLES = ['aws-apigatewayv2', 'aws-apigatewayv2-integrations', 'aws-apigatewayv2-authorizers'].flatMap(
  documentedExamples,
);

/** Every difference that the constructs may make, and the page whose table of defaults has it, with the words that say so. */
const DOCUMENTED: readonly (readonly [difference: RegExp, page: string, words: string])[] = [
  [/^AWS::ApiGatewayV2::Stage Properties\.AutoDeploy: nothing -> true$/, 'WebSocketStage', 'AutoDeploy'],
  [/^AWS::ApiGatewayV2::Stage Properties\.DefaultRouteSettings\.\w+: nothing/, 'WebSocketStage', 'ThrottlingRateLimit'],
  [/^AWS::ApiGatewayV2::Stage Properties\.AccessLogSettings\.\w+: nothing -> /, 'WebSocketStage', 'AccessLogSettings'],
  [/^AWS::ApiGatewayV2::Stage Properties\.AccessLogSettings\.Format: .* -> "\{/, 'WebSocketStage', 'Format'],
  [/^\+ AWS::Logs::LogGroup$/, 'WebSocketStage', 'AWS::Logs::LogGroup'],
  [/^AWS::ApiGatewayV2::Integration Properties\.TimeoutInMillis: nothing -> 29000$/, 'WebSocketIntegration', '29000'],
  [/^\+ AWS::ApiGatewayV2::(?:Route|RouteResponse|Integration)$/, 'WebSocketApi', 'answerUnknownMessages'],
  [/^\+ AWS::ApiGatewayV2::IntegrationResponse$/, 'WebSocketRoute', 'AWS::ApiGatewayV2::IntegrationResponse'],
  [/^AWS::ApiGatewayV2::Route Properties\.ApiKeyRequired: nothing -> true$/, 'WebSocketRoute', 'apiKeyRequired'],
  [
    /^AWS::IAM::Policy Properties\.PolicyDocument\.Statement: .*\/dev\/POST\/@/,
    'WebSocketApi',
    'grantManageConnections',
  ],
  [/^AWS::ApiGateway::UsagePlan(?:Key)? DependsOn: /, 'WebSocketApi', 'DependsOn'],
  [/^AWS::ApiGatewayV2::Integration Properties\.TimeoutInMillis: nothing -> 30000$/, 'HttpLambdaIntegration', '30000'],
  [/^AWS::ApiGatewayV2::ApiMapping DependsOn: /, 'HttpStage', 'DependsOn'],
  [/^AWS::ApiGatewayV2::Route Properties\.AuthorizationScopes: .* -> nothing$/, 'HttpRoute', 'AuthorizationScopes'],
  [/^\+ AWS::EC2::SecurityGroup$/, 'VpcLink', 'AWS::EC2::SecurityGroup'],
  [/^AWS::ApiGatewayV2::VpcLink Properties\.SecurityGroupIds: \[\] -> /, 'VpcLink', 'SecurityGroupIds'],
];

/** What only the author of an app can decide, and the documentation leaves out. */
const DECISIONS = [/anybody on the internet could connect/, /states no identitySource/];

/** The same for HTTP APIs, whose examples are deployed once it is decided, and synthesise before. */
const HTTP_DECISIONS = [
  /anybody on the internet can call/,
  /sends plain HTTP to its private back end/,
  /maps to "myKey"/,
];

function app(example: DocumentedExample, library: Library): App {
  const made = new App({ outdir: temporaryDirectory(), analyticsReporting: false });
  runExample(example, new Stack(made, 'Documented'), library);
  return made;
}

function template(example: DocumentedExample, library: Library): object {
  const assembly = app(example, library).synth({ skipValidation: true });
  return assembly.getStackByName('Documented').template as object;
}

describe("the examples of aws-cdk-lib's documentation, with only the import changed", () => {
  test('are all there', () => {
    expect(EXAMPLES.map(({ title }) => title)).toMatchSnapshot();
  });

  test.each(EXAMPLES)('$title: synthesises, or asks for what only its author can decide', (example) => {
    let errors: readonly string[] = [];
    try {
      app(example, GUARDED).synth();
    } catch (error) {
      const [title = '', ...messages] = (error as Error).message.split('\n');
      expect(title).toMatch(/^Validation failed/);
      errors = messages;
    }
    expect(errors.filter((message) => !DECISIONS.some((decision) => decision.test(message)))).toEqual([]);
  });

  test.each(EXAMPLES.filter(({ code }) => !code.includes('WebSocket')))(
    '$title: has no error but for what only its author can decide',
    (example) => {
      const stack = app(example, GUARDED).node.findChild('Documented') as Stack;
      const errors = Annotations.fromStack(stack)
        .findError('*', Match.anyValue())
        .map(({ entry }) => entry.data as string);
      expect(errors.filter((message) => !HTTP_DECISIONS.some((decision) => decision.test(message)))).toEqual([]);
    },
  );

  test.each(EXAMPLES)('$title: differs in documented defaults only', (example) => {
    const differences = templateDifferences(template(example, PLAIN), template(example, GUARDED));
    expect(differences.filter((line) => !DOCUMENTED.some(([known]) => known.test(line)))).toEqual([]);
  });

  test.each(DOCUMENTED)('the difference %s is in a table of docs/constructs/%s.md', (_, page, words) => {
    const text = fs.readFileSync(path.join(__dirname, `../../docs/constructs/${page}.md`), 'utf8');
    expect(text.split('\n').filter((line) => line.startsWith('|') && line.includes(words))).not.toEqual([]);
  });
});
