import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage, type CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** A chat service the way many teams write it. It deploys; the findings say what it does then. */
export class ChatStack extends Stack {
  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const connections = new Table(this, 'Connections', {
      partitionKey: { name: 'connectionId', type: AttributeType.STRING },
      timeToLiveAttribute: 'expires',
    });
    const handler = (name: string, timeout: Duration): Function => {
      const lambda = new Function(this, `${name}Handler`, {
        runtime: Runtime.NODEJS_22_X,
        code: Code.fromInline(`exports.handler = async () => ({ statusCode: 200 }); // ${name}`),
        handler: 'index.handler',
        timeout,
        environment: { CONNECTIONS: connections.tableName },
      });
      connections.grantReadWriteData(lambda);
      return lambda;
    };
    const send = handler('Send', Duration.minutes(1));
    const announce = handler('Announce', Duration.seconds(20));

    const api = new WebSocketApi(this, 'Api', {
      connectRouteOptions: { integration: new WebSocketLambdaIntegration('Connect', handler('Connect', Duration.seconds(5))) },
      disconnectRouteOptions: {
        integration: new WebSocketLambdaIntegration('Disconnect', handler('Disconnect', Duration.seconds(5))),
      },
    });
    api.addRoute('send', { integration: new WebSocketLambdaIntegration('Send', send) });

    const stage = new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live', detailedMetricsEnabled: true });
    const { defaultChild } = stage.node;
    (defaultChild as CfnStage).addPropertyOverride('DefaultRouteSettings.DataTraceEnabled', true);

    api.grantManageConnections(send);
    announce.addToRolePolicy(
      new PolicyStatement({
        actions: ['execute-api:ManageConnections'],
        resources: [this.formatArn({ service: 'execute-api', resource: '*' })],
      }),
    );
  }
}
