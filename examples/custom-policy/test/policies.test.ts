import { App, Stack, Tags } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { exampleTests, findingsOf } from 'cdk-websocket-guard/testing';
import { policies } from '../policies';
import { stageOwner } from '../policies/stage-owner';

describe('acme/stage-owner', () => {
  test.each(exampleTests(stageOwner))('%s', (_, run) => {
    run();
  });
});

/** What our own policies find in a chat with a stage of some name. */
function found(stageName: string, owner?: string): readonly string[] {
  const stack = new Stack(new App(), 'Chat');
  const webSocketApi = new WebSocketApi(stack, 'Api', {
    connectRouteOptions: {
      integration: new WebSocketMockIntegration('Connect'),
      authorizer: new WebSocketIamAuthorizer(),
    },
  });
  const stage = new WebSocketStage(stack, 'Stage', { webSocketApi, stageName, autoDeploy: true });
  if (owner !== undefined) Tags.of(stage).add('owner', owner);
  return findingsOf(stack, { policies })
    .map(({ ruleId }) => ruleId)
    .filter((id) => id.startsWith('acme/'));
}

test('a production API with IAM credentials is reported', () => {
  expect(found('prod', 'team-chat')).toEqual(['acme/production-authorizer']);
});

test('a test API may use them', () => {
  expect(found('test', 'team-chat')).toEqual([]);
});

test('a stage without an owner is reported', () => {
  expect(found('test')).toEqual(['acme/stage-owner']);
});
