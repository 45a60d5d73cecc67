// CDK apps in TypeScript, as people write them: a WebSocket API with its routes, functions, table and stage per file.
import * as fs from 'node:fs';
import * as path from 'node:path';

const source = (
  name,
  index,
) => `import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** Seconds a function may run. */
const TIMEOUT = ${5 + (index % 20)};

export class ${name} extends Stack {
  private readonly api: WebSocketApi;
  private readonly connections: Table;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    this.connections = new Table(this, 'Connections', {
      partitionKey: { name: 'connectionId', type: AttributeType.STRING },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const connect = this.handler('Connect');
    this.api = new WebSocketApi(this, 'Api', {
      connectRouteOptions: {
        integration: new WebSocketLambdaIntegration('Connect', connect),
        authorizer: new WebSocketIamAuthorizer(),
      },
      defaultRouteOptions: { integration: new WebSocketLambdaIntegration('Default', this.handler('Unknown')) },
    });
    for (const key of ['join', 'leave', 'send']) this.route(key);
    const stage = new WebSocketStage(this, 'Live', {
      webSocketApi: this.api,
      stageName: 'live',
      autoDeploy: true,
${index % 4 === 0 ? '' : '      throttle: { rateLimit: 500, burstLimit: 100 },\n'}    });
    connect.addToRolePolicy(
      new PolicyStatement({
        actions: ['execute-api:ManageConnections'],
        resources: [this.api.arnForExecuteApiV2('POST/@connections/*', stage.stageName)],
      }),
    );
    new CfnOutput(this, 'Url', { value: stage.url });
  }

  private route(key: string): void {
    this.api.addRoute(key, { integration: new WebSocketLambdaIntegration(key, this.handler(key)) });
  }

  private handler(name: string): Function {
    const handler = new Function(this, \`\${name}Handler\`, {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
      timeout: Duration.seconds(TIMEOUT),
      environment: { TABLE: this.connections.tableName },
    });
    this.connections.grantReadWriteData(handler);
    return handler;
  }
}
`;

/** Writes some number of stacks, a file each. */
export function writeSources(directory, count) {
  fs.mkdirSync(directory, { recursive: true });
  for (let index = 0; index < count; index++) {
    fs.writeFileSync(path.join(directory, `stack-${index}.ts`), source(`Stack${index}`, index));
  }
}
