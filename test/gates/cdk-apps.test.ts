import { App, Stack, Stage, type StackProps } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiKey,
  ApiMapping,
  DomainName,
  LogGroupLogDestination,
  UsagePlan,
  WebSocketApi,
  WebSocketStage,
  type CfnRoute,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { CodePipeline, CodePipelineSource, ShellStep } from 'aws-cdk-lib/pipelines';
import type { Construct } from 'constructs';
import { readAssembly } from '../../src/assembly/read-assembly';
import { check } from '../../src/engine/check';
import { WebSocketGuardInjectors } from '../../src/injectors/websocket-guard-injectors';
import { temporaryDirectory } from '../support/cdk';
import { line } from '../support/findings';
import { lambda } from '../support/libraries';

const CERTIFICATE = 'arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-4000-8000-000000000000';

/** An API as aws-cdk-lib writes it, whose handler may post to its connections. */
class Chat extends Stack {
  public readonly api: WebSocketApi;
  public readonly live: WebSocketStage;

  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const send = lambda(this, 'Send');
    const integration = (name: string) => new WebSocketLambdaIntegration(name, lambda(this, `${name}Handler`));
    this.api = new WebSocketApi(this, 'Api', {
      connectRouteOptions: { integration: integration('Connect'), authorizer: new WebSocketIamAuthorizer() },
      disconnectRouteOptions: { integration: integration('Disconnect') },
      defaultRouteOptions: { integration: new WebSocketLambdaIntegration('Send', send) },
    });
    this.live = new WebSocketStage(this, 'Live', { webSocketApi: this.api, stageName: 'live', autoDeploy: true });
    send.addEnvironment('CALLBACK_URL', this.live.callbackUrl);
    this.live.grantManagementApiAccess(send);
  }
}

/** What aws-cdk-lib leaves out of every stage and grant, which is not what these apps are about. */
const LEFT_OUT = [
  'alarms-missing',
  'manage-connections-stage-scope',
  'stage-execution-logs',
  'stage-logging-account-role',
  'stage-throttling',
  'stage-access-logs',
  'stage-detailed-metrics',
];

/** Everything that preset `all` says of an app beside that, unknowns included, each with its stack. */
function said(define: (app: App) => void, injected = false): readonly string[] {
  const app = new App({
    outdir: temporaryDirectory(),
    analyticsReporting: false,
    ...(injected ? { propertyInjectors: WebSocketGuardInjectors.all() } : {}),
  });
  define(app);
  const { findings, unknown } = check(readAssembly(app.synth().directory), { preset: 'all' });
  return [...findings, ...unknown]
    .filter(({ ruleId }) => !LEFT_OUT.includes(ruleId))
    .map((one) => `${one.ruleId}: ${line(one).replaceAll(/[0-9A-F]{8}\b/g, '')}`);
}

const env = (region: string) => ({ account: '111122223333', region });

describe('apps as CDK writes them', () => {
  test('a pipeline with a stage for each environment', () => {
    const pipeline = (app: App) => {
      const stack = new Stack(app, 'Pipeline', { env: env('eu-west-1') });
      const source = CodePipelineSource.s3(Bucket.fromBucketName(stack, 'Source', 'source'), 'app.zip');
      const made = new CodePipeline(stack, 'Pipeline', {
        synth: new ShellStep('Synth', { input: source, commands: ['npx cdk synth'] }),
      });
      for (const [name, region] of [
        ['Beta', 'eu-west-1'],
        ['Production', 'us-east-1'],
      ] as const) {
        const stage = new Stage(app, name, { env: env(region) });
        new Chat(stage, 'Chat');
        made.addStage(stage);
      }
    };
    expect(said(pipeline)).toEqual([]);
  });

  test('references across regions, which go through custom resources out of sight: nothing is claimed of them', () => {
    const acrossRegions = (app: App) => {
      const chat = new Chat(app, 'Chat', { env: env('eu-west-1'), crossRegionReferences: true });
      const other = new Stack(app, 'Workers', { env: env('us-east-1'), crossRegionReferences: true });
      const worker = lambda(other, 'Worker', { environment: { CALLBACK_URL: chat.live.callbackUrl } });
      chat.live.grantManagementApiAccess(worker);
    };
    expect(said(acrossRegions)).toEqual([]);
  });

  test('a REST API that sets the log role, beside a stage that logs', () => {
    const beside = (ordered: boolean) => (app: App) => {
      const chat = new Chat(app, 'Chat');
      const rest = new RestApi(chat, 'Rest', { cloudWatchRole: true });
      rest.root.addMethod('GET');
      const destination = new LogGroupLogDestination(new LogGroup(chat, 'Log', { retention: RetentionDays.ONE_YEAR }));
      const beta = new WebSocketStage(chat, 'Beta', {
        webSocketApi: chat.api,
        stageName: 'beta',
        autoDeploy: true,
        accessLogSettings: { destination },
      });
      if (ordered) beta.node.addDependency(rest.node.findChild('Account'));
    };
    const structured = 'stage-access-log-structured: Beta AccessLogSettings.Format';
    expect(said(beside(true))).toEqual([structured]);
    expect(said(beside(false))).toEqual([structured, 'stage-logging-account-order: Beta DependsOn']);
    expect(said(beside(false), true)).toEqual([]);
  });

  test('a usage plan with a key', () => {
    const plan = (required: boolean) => (app: App) => {
      const { api, live } = new Chat(app, 'Chat');
      const connect = api.node.findChild('$connect-Route').node.defaultChild as CfnRoute;
      if (required) connect.apiKeyRequired = true;
      const made = new UsagePlan(Stack.of(api), 'Plan', { apiStages: [{ api, stage: live }] });
      made.addApiKey(new ApiKey(Stack.of(api), 'Key'));
    };
    expect(said(plan(true))).toEqual([]);
    expect(said(plan(false))).toEqual(['api-key-not-enforced: Plan ApiStages[0]']);
  });

  test('a mapped domain', () => {
    const mapped = (app: App) => {
      const { api, live } = new Chat(app, 'Chat', { env: env('eu-west-1') });
      const stack = Stack.of(api);
      const certificate = Certificate.fromCertificateArn(stack, 'Certificate', CERTIFICATE);
      const domainName = new DomainName(stack, 'Domain', { domainName: 'chat.example.com', certificate });
      new ApiMapping(stack, 'Mapping', { api, domainName, stage: live, apiMappingKey: 'v1' });
      new StringParameter(stack, 'Url', { stringValue: `wss://${domainName.name}/v1` });
    };
    expect(said(mapped)).toEqual(['api-default-endpoint-open: Api DisableExecuteApiEndpoint']);
  });
});
