import { Duration, Stack } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import type { DomainName } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { EventBus } from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as awsLambda from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, Pass, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { createRequire } from 'node:module';
import * as vm from 'node:vm';
import * as ts from 'typescript';
import { type Library, lambda } from './libraries';

/** An example of aws-cdk-lib's documentation about WebSocket and HTTP APIs. */
export interface DocumentedExample {
  /** The module it documents, and the heading it stands below. */
  readonly title: string;
  readonly code: string;
}

const load = createRequire(__filename);

/** The examples that use constructs of either kind of API in the documentation of the installed aws-cdk-lib. */
export function documentedExamples(module: string): readonly DocumentedExample[] {
  const readme = path.join(path.dirname(load.resolve('aws-cdk-lib')), module, 'README.md');
  const seen = new Map<string, number>();
  return fs
    .readFileSync(readme, 'utf8')
    .split(/^#+ (?=.*$)/m)
    .flatMap((section) => {
      const [heading = ''] = section.split('\n', 1);
      return [...section.matchAll(/^```ts\n(.*?)^```$/gms)]
        .map(([, code = '']) => code)
        .filter((code) => /WebSocket|Http(?!s)|VpcLink|ParameterMapping/.test(code))
        .map((code) => {
          const count = (seen.get(heading) ?? 0) + 1;
          seen.set(heading, count);
          return { title: `${module}: ${heading} ${count}`, code };
        });
    });
}

/** Runs an example in a stack, with the imports of a library. */
export function runExample({ code }: DocumentedExample, stack: Stack, library: Library): void {
  const apigwv2 = { ...apigatewayv2, ...library };
  const given = Object.fromEntries(
    [...code.matchAll(/^declare const (\w+) ?: ([\w.]+);/gm)].map(([, name = '', type = '']) => [
      name,
      make(type, name, stack, library),
    ]),
  );
  const assumed = { apigwv2, Stack, Duration, ec2, elbv2, iam, lambda: awsLambda };
  const scope = {
    ...Object.fromEntries(Object.entries(assumed).filter(([name]) => !code.includes(`import * as ${name} `))),
    exports: {},
    require: (name: string): unknown => ({ ...(load(name) as object), ...library }),
    ...given,
  };
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const run = vm.compileFunction(outputText, Object.keys(scope)) as (...values: unknown[]) => void;
  run.call(stack, ...Object.values(scope));
}

/** What an example takes for granted. */
function make(type: string, name: string, stack: Stack, library: Library): unknown {
  switch (type) {
    case 'lambda.Function':
      return lambda(stack, name);
    case 'apigwv2.WebSocketApi':
    case 'apigwv2.IWebSocketApi':
      return new library.WebSocketApi(stack, name);
    case 'apigwv2.WebSocketStage':
      return new library.WebSocketStage(stack, name, {
        webSocketApi: new library.WebSocketApi(stack, `${name}Api`),
        stageName: 'dev',
      });
    case 'apigwv2.HttpApi':
      return new library.HttpApi(
        stack,
        name,
        // The text before the example says that it has one.
        name === 'apiDemo'
          ? { defaultDomainMapping: { domainName: make('apigwv2.DomainName', 'dn', stack, library) as DomainName } }
          : {},
      );
    case 'apigwv2.DomainName':
      return new apigatewayv2.DomainName(stack, name, {
        domainName: 'example.com',
        certificate: Certificate.fromCertificateArn(
          stack,
          `${name}Certificate`,
          'arn:aws:acm:us-east-1:111111111111:certificate/1',
        ),
      });
    case 'ec2.Vpc':
      return new ec2.Vpc(stack, name);
    case 'elbv2.ApplicationLoadBalancer':
      return new elbv2.ApplicationLoadBalancer(stack, name, { vpc: new ec2.Vpc(stack, `${name}Vpc`) });
    case 'events.IEventBus':
      return new EventBus(stack, name);
    case 's3.Bucket':
      return new Bucket(stack, name);
    case 'sfn.StateMachine':
      return new StateMachine(stack, name, {
        definitionBody: DefinitionBody.fromChainable(new Pass(stack, `${name}Start`)),
        stateMachineType: StateMachineType.EXPRESS,
      });
    case 'sqs.IQueue':
      return new Queue(stack, name);
    case 'logs.LogGroup':
      return new LogGroup(stack, name);
    case 'iam.AnyPrincipal':
      return new iam.AnyPrincipal();
    case 'iam.Role':
      return new iam.Role(stack, name, { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
    case 'dynamodb.Table':
      return new Table(stack, name, { partitionKey: { name: 'id', type: AttributeType.STRING } });
    default:
      throw new Error(`an example declares ${name}: ${type}`);
  }
}
