import { Stack } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { createRequire } from 'node:module';
import * as vm from 'node:vm';
import * as ts from 'typescript';
import { type Library, lambda } from './libraries';

/** An example of aws-cdk-lib's documentation about WebSocket APIs. */
export interface DocumentedExample {
  /** The module it documents, and the heading it stands below. */
  readonly title: string;
  readonly code: string;
}

const load = createRequire(__filename);

/** The examples that use WebSocket constructs in the documentation of the installed aws-cdk-lib. */
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
        .filter((code) => code.includes('WebSocket'))
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
  const scope = {
    apigwv2,
    Stack,
    iam,
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
      return new apigatewayv2.HttpApi(stack, name);
    case 'logs.LogGroup':
      return new LogGroup(stack, name);
    case 'iam.Role':
      return new iam.Role(stack, name, { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
    case 'dynamodb.Table':
      return new Table(stack, name, { partitionKey: { name: 'id', type: AttributeType.STRING } });
    default:
      throw new Error(`an example declares ${name}: ${type}`);
  }
}
