// CDK apps in TypeScript as people write them: one stack per file, with a WebSocket API or with other resources.
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

/** Timeout of a function in seconds. */
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

const other = (
  name,
  index,
) => `import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Timeout of a function in seconds. */
const TIMEOUT = ${5 + (index % 20)};

export class ${name} extends Stack {
  private readonly orders: Table;
  private readonly archive: Bucket;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    this.orders = new Table(this, 'Orders', {
      partitionKey: { name: 'orderId', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.archive = new Bucket(this, 'Archive', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
    });
    const queue = new Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(TIMEOUT * 6),
      deadLetterQueue: { queue: new Queue(this, 'DeadLetters'), maxReceiveCount: 3 },
    });
    const worker = this.handler('Worker');
    worker.addEventSource(new SqsEventSource(queue, { batchSize: 10 }));
    for (const key of ['import', 'export', 'clean']) this.schedule(key);
    worker.addToRolePolicy(
      new PolicyStatement({
        actions: ['ssm:GetParameter'],
        resources: [this.formatArn({ service: 'ssm', resource: 'parameter', resourceName: 'orders/*' })],
      }),
    );
    new CfnOutput(this, 'QueueUrl', { value: queue.queueUrl });
  }

  private schedule(key: string): void {
    new Rule(this, \`\${key}Rule\`, {
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaFunction(this.handler(key))],
    });
  }

  private handler(name: string): Function {
    const handler = new Function(this, \`\${name}Handler\`, {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
      timeout: Duration.seconds(TIMEOUT),
      environment: { TABLE: this.orders.tableName, BUCKET: this.archive.bucketName },
    });
    this.orders.grantReadWriteData(handler);
    this.archive.grantRead(handler);
    return handler;
  }
}
`;

/** Writes a number of stacks, one per file; every nth one has a WebSocket API. */
export function writeSources(directory, count, every) {
  fs.mkdirSync(directory, { recursive: true });
  for (let index = 0; index < count; index++) {
    const write = index % every === 0 ? source : other;
    fs.writeFileSync(path.join(directory, `stack-${index}.ts`), write(`Stack${index}`, index));
  }
}

const handler = (
  index,
) => `import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const client = new ApiGatewayManagementApiClient({ endpoint: process.env.ENDPOINT });

async function post(connectionId: string, data: unknown): Promise<void> {
  try {
    await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: JSON.stringify(data) }));
  } catch (error) {
    if ((error as Error).name !== 'GoneException') throw error;
    await table.send(new DeleteCommand({ TableName: process.env.TABLE, Key: { connectionId } }));
  }
}

export const handler = async (event: { requestContext: { routeKey: string; connectionId: string }; body?: string }) => {
  const { routeKey, connectionId } = event.requestContext;
  switch (routeKey) {
    case '$connect':
      await table.send(new PutCommand({ TableName: process.env.TABLE, Item: { connectionId, room: ${index} } }));
      break;
    case '$disconnect':
      await table.send(new DeleteCommand({ TableName: process.env.TABLE, Key: { connectionId } }));
      break;
    default: {
      const { Items = [] } = await table.send(new ScanCommand({ TableName: process.env.TABLE }));
      await Promise.allSettled(Items.map((item) => post(item.connectionId, event.body)));
    }
  }
  return { statusCode: 200 };
};
`;

/** Writes handlers of WebSocket routes, one per file. */
export function writeHandlers(directory, count) {
  fs.mkdirSync(directory, { recursive: true });
  for (let index = 0; index < count; index++)
    fs.writeFileSync(path.join(directory, `handler-${index}.ts`), handler(index));
}
