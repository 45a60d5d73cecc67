import { App, Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationLoadBalancer,
  ListenerAction,
  NetworkLoadBalancer,
  NetworkTargetGroup,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { PrivateDnsNamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vm from 'node:vm';
import * as ts from 'typescript';
import { stringify } from 'yaml';
import * as library from '../src/index';

const load = createRequire(__filename);

const CERTIFICATE = 'arn:aws:acm:eu-west-1:111111111111:certificate/books';

/** The example of a page, and which resource types of its template the page shows. */
const EXAMPLE = /^```ts\n(.*?)^```$/ms;
const SHOWN = /^<!-- cloudformation: (.+) -->\n\n```yaml\n.*?^```$/ms;

/** The shortest working example of a page of docs/constructs. */
export function pageExample(page: string): string {
  const example = EXAMPLE.exec(page)?.[1];
  if (example === undefined) throw new Error('the page has no example');
  return example;
}

/** A page of docs/constructs, with the CloudFormation that its example becomes. */
export function constructPage(page: string): string {
  const types = SHOWN.exec(page)?.[1]?.split(' ');
  if (!types) throw new Error('the page does not say which resources it shows');
  const resources = Object.entries(resourcesOf(pageExample(page))).filter(([, { Type }]) => types.includes(Type));
  if (resources.length === 0) throw new Error(`the example makes no ${types.join(', ')}`);
  const yaml = stringify(Object.fromEntries(resources.map(([id, resource]) => [id, withoutPath(resource)])));
  return page.replace(SHOWN, () => `<!-- cloudformation: ${types.join(' ')} -->\n\n\`\`\`yaml\n${yaml}\`\`\``);
}

interface TemplateResource {
  readonly Type: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

/** A resource without the metadata of CDK. */
function withoutPath({ Metadata = {}, ...resource }: TemplateResource): object {
  const metadata = Object.entries(Metadata).filter(([key]) => key !== 'aws:cdk:path');
  return { ...resource, ...(metadata.length > 0 ? { Metadata: Object.fromEntries(metadata) } : {}) };
}

/** Runs an example in a stack. */
function resourcesOf(example: string): Readonly<Record<string, TemplateResource>> {
  // A directory of its own: the pages may be built twice at the same time.
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'websocket-guard-docs-'));
  const app = new App({ outdir, analyticsReporting: false });
  const stack = new Stack(app, 'Docs');
  const given = [...example.matchAll(/^declare const (\w+): (\w+);/gm)].map(
    ([, name = '', type = '']) => [name, make(type, name, stack)] as const,
  );
  const scope = {
    exports: {},
    require: (name: string): unknown => (name === 'cdk-websocket-guard' ? library : load(name)),
    ...Object.fromEntries(given),
  };
  const { outputText } = ts.transpileModule(example, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const run = vm.compileFunction(outputText, Object.keys(scope)) as (...values: unknown[]) => void;
  run.call(stack, ...Object.values(scope));
  const { Resources } = app.synth().getStackByName('Docs').template as {
    Resources: Record<string, TemplateResource>;
  };
  fs.rmSync(outdir, { recursive: true });
  return Resources;
}

/** Makes what examples declare without defining it, by type. */
const MAKERS: Readonly<Record<string, (name: string, stack: Stack) => unknown>> = {
  Function: (name, stack) =>
    new Function(stack, name, {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
    }),
  WebSocketApi: (name, stack) =>
    new library.WebSocketApi(stack, name, {
      anonymousAccess: { reason: 'Who may connect is not what the page is about.' },
      answerUnknownMessages: false,
    }),
  WebSocketStage: (name, stack) =>
    new library.WebSocketStage(stack, name, {
      webSocketApi: make('WebSocketApi', `${name}Api`, stack) as library.WebSocketApi,
      stageName: 'live',
      accountLogRole: library.AccountLogRole.EXISTING,
    }),
  HttpApi: (name, stack) =>
    new library.HttpApi(stack, name, {
      anonymousAccess: { reason: 'Who may call it is not what the page is about.' },
    }),
  Vpc: (name, stack) => new Vpc(stack, name),
  ApplicationListener: (name, stack) =>
    new ApplicationLoadBalancer(stack, `${name}Balancer`, { vpc: new Vpc(stack, `${name}Vpc`) }).addListener(
      'Listener',
      {
        port: 443,
        certificates: [{ certificateArn: CERTIFICATE }],
        defaultAction: ListenerAction.fixedResponse(200),
      },
    ),
  NetworkListener(name, stack) {
    const vpc = new Vpc(stack, `${name}Vpc`);
    return new NetworkLoadBalancer(stack, `${name}Balancer`, { vpc }).addListener('Listener', {
      port: 443,
      certificates: [{ certificateArn: CERTIFICATE }],
      defaultTargetGroups: [new NetworkTargetGroup(stack, `${name}Targets`, { vpc, port: 443 })],
    });
  },
  Service: (name, stack) =>
    new PrivateDnsNamespace(stack, `${name}Namespace`, {
      name: 'internal.example.com',
      vpc: new Vpc(stack, `${name}Vpc`),
    }).createService('Service'),
  VpcLink: (name, stack) => new library.VpcLink(stack, name, { vpc: new Vpc(stack, `${name}Vpc`) }),
  Queue: (name, stack) => new Queue(stack, name),
  EventBus: (name, stack) => new EventBus(stack, name),
  StateMachine: (name, stack) =>
    new StateMachine(stack, name, {
      definitionBody: DefinitionBody.fromChainable(new Pass(stack, `${name}Start`)),
    }),
  UserPool: (name, stack) => new UserPool(stack, name),
};

/** A value that an example declares without defining it. */
function make(type: string, name: string, stack: Stack): unknown {
  const maker = MAKERS[type];
  if (maker === undefined) throw new Error(`an example declares ${name}: ${type}`);
  return maker(name, stack);
}
