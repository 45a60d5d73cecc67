import { App, Stack } from 'aws-cdk-lib';
import { CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { isDerivedFromPath } from '../../../src/apigateway/texts/cdk-logical-id';

/** The logical id that CDK gives a resource, by the path of its construct below the stack. */
function idOf(...path: readonly string[]): string {
  const stack = new Stack(new App(), 'Chat');
  const scope = path.slice(0, -1).reduce((parent: Construct, id) => new Construct(parent, id), stack);
  const stage = new CfnStage(scope, path.at(-1) ?? '', { apiId: 'a', stageName: 'live' });
  return String(stack.resolve(stage.logicalId));
}

test('the end of a logical id is that of the path of its construct, wherever in it the stack is', () => {
  const id = idOf('Api', 'Live', 'Resource');
  expect(isDerivedFromPath(id, 'Chat/Api/Live/Resource')).toBe(true);
  expect(isDerivedFromPath(id, 'Prod/Chat/Api/Live/Resource')).toBe(true);
});

test('constructs of the name Default are left out', () => {
  expect(isDerivedFromPath(idOf('Api', 'Default', 'Live'), 'Chat/Api/Default/Live')).toBe(true);
});

test.each([
  ['that of another construct', idOf('Api', 'Live', 'Resource'), 'Chat/Api/Beta/Resource'],
  ['one that the author gave', 'LiveStage', 'Chat/Api/Live/Resource'],
  ['what is nothing but its end', '', ''],
])('%s is not', (_, id, path) => {
  expect(isDerivedFromPath(id, path)).toBe(false);
});
