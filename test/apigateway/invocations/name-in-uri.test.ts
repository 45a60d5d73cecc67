import { nameInUri } from '../../../src/apigateway/invocations/name-in-uri';
import { asText } from '../../../src/cloudformation/intrinsics/symbolic-text';
import { calls } from '../../support/access';
import { modelOf } from '../../support/model';

/** The name of a function that an invocation URI has where its ARN belongs. */
function name(called: string): string | undefined {
  const [integration] = modelOf(calls({ called })).integrations;
  return integration && nameInUri(asText(integration.resource.term('IntegrationUri')));
}

test.each([
  ['${Function}', '${Function}'],
  ['${Function}:live', '${Function}:live'],
  ['chat-send', 'chat-send'],
  ['chat-send:live', 'chat-send:live'],
  ['chat-send:$LATEST', 'chat-send:$LATEST'],
  ['chat-${AWS::StackName}', 'chat-${AWS::StackName}'],
  ['${AWS::StackName}-chat', '${AWS::StackName}-chat'],
  ['${AWS::StackName}', '${AWS::StackName}'],
])('%s stands where the ARN belongs', (called, expected) => {
  expect(name(called)).toBe(expected);
});

test.each([
  '${Function.Arn}',
  '${Function.Arn}:live',
  'arn:aws:lambda:eu-west-1:111122223333:function:chat',
  'arn:${AWS::Partition}:lambda:eu-west-1:111122223333:function:chat',
  '${!stageVariables.function}',
  '${Gone}',
  '${Api}',
  '${Function}/live',
  '111122223333:function:chat:live',
  '',
])('%s is no name', (called) => {
  expect(name(called)).toBeUndefined();
});

test('what is no invocation URI has none', () => {
  expect(nameInUri(['chat-send'])).toBeUndefined();
  expect(nameInUri(undefined)).toBeUndefined();
});
