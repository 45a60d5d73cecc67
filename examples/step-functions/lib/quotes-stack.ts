import { Stack, type StackProps } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, Pass, Result, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { AccountLogRole, WebSocketApi, WebSocketIamAuthorizer, WebSocketMockIntegration, WebSocketStage, WebSocketStepFunctionsIntegration } from 'cdk-websocket-guard';
import type { Construct } from 'constructs';

/** Clients ask for a quote, and wait for the answer of a workflow. */
export class QuotesStack extends Stack {
  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const quotes = new StateMachine(this, 'Quotes', {
      definitionBody: DefinitionBody.fromChainable(
        new Pass(this, 'Quote', { result: Result.fromObject({ price: 42 }) }),
      ),
      stateMachineType: StateMachineType.EXPRESS,
      tracingEnabled: true,
      logs: { destination: new LogGroup(this, 'Executions'), level: LogLevel.ALL },
    });

    const api = new WebSocketApi(this, 'Api', {
      connectRouteOptions: {
        integration: new WebSocketMockIntegration('Connect'),
        authorizer: new WebSocketIamAuthorizer(),
      },
      disconnectRouteOptions: { integration: new WebSocketMockIntegration('Disconnect') },
    });
    api.addRoute('quote', {
      integration: new WebSocketStepFunctionsIntegration('Quote', { stateMachine: quotes, synchronous: true }),
    });

    new WebSocketStage(this, 'Live', { webSocketApi: api, stageName: 'live', accountLogRole: AccountLogRole.CREATE });
  }
}
