import { buildModel } from '../../../src/apigateway/building/build-model';
import {
  type FunctionRef,
  calledFunctions,
  functionRef,
  invocationParts,
} from '../../../src/apigateway/invocations/invoked-function';
import { asText, formatText } from '../../../src/cloudformation/intrinsics/symbolic-text';
import { calls, invocation } from '../../support/access';
import { template } from '../../support/findings';
import { branch } from '../../support/model';
import { IS_PROD } from '../../support/stage';

const RESOURCES = `
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }
  Send: { Type: AWS::Lambda::Function }
  Named: { Type: AWS::Lambda::Function, Properties: { FunctionName: chat-send } }
  Regional: { Type: AWS::Lambda::Function, Properties: { FunctionName: !Sub "chat-\${AWS::Region}" } }
  Live: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Send, Name: live } }
  First: { Type: AWS::Lambda::Version, Properties: { FunctionName: !Ref Send } }
  Foreign: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !ImportValue Send, Name: live } }
  Loop: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Loop, Name: live } }
  Topic: { Type: AWS::SNS::Topic }
  Second: { Type: AWS::Lambda::Alias, Properties: { FunctionName: chat-send, Name: beta } }
  Unnamed: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Send } }`;

/** What a value in a template refers to: `Send`, `Send:live`, `?` for a name nobody in sight has. */
function refers(value: string): string | undefined {
  const model = buildModel([
    template(`Resources:${RESOURCES}\n  Asked: { Type: Any, Properties: { Function: ${value} } }`),
  ]);
  const asked = model.resources('Any').at(0)?.term('Function');
  const found: FunctionRef | undefined = asked && functionRef(model, asText(asked));
  if (!found) return undefined;
  return (
    (found.resource?.logicalId ?? '?') +
    (found.qualifier === '' ? '' : `:${found.qualifier?.replaceAll('\0', '|') ?? '?'}`)
  );
}

test.each([
  ['!Ref Send', 'Send'],
  ['!GetAtt Send.Arn', 'Send'],
  ['!Sub "${Send.Arn}"', 'Send'],
  ['!Sub "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Send}"', 'Send'],
  ['chat-send', 'Named'],
  ['arn:aws:lambda:eu-west-1:111122223333:function:chat-send', 'Named'],
  ['111122223333:function:chat-send', 'Named'],
  ['!Sub "chat-${AWS::Region}"', 'Regional'],
  ['!Sub "${Send.Arn}:live"', 'Send:live'],
  ['!Sub "${Send}:live"', 'Send:live'],
  ['chat-send:live', 'Named:live'],
  ['arn:aws:lambda:eu-west-1:111122223333:function:chat-send:7', 'Named:7'],
  ['!Ref Live', 'Send:live'],
  ['!Sub "${Send.Arn}:$LATEST"', 'Send'],
  ['!Sub "${Send.Arn}:${!stageVariables.alias}"', 'Send:?'],
  ['!Sub "${Send.Arn}:${Gone}"', 'Send:?'],
  ['function:chat-send', 'Named'],
  ['function:chat-send:live', 'Named:live'],
  ['eu-west-1:111122223333:function:chat-send', 'Named'],
  ['!Sub "${AWS::AccountId}:function:${Send}"', 'Send'],
  ['elsewhere', '?'],
  ['111122223333:eu-west-1:function:chat-send', 'Named'],
  ['us-gov-west-1:111122223333:function:chat-send', 'Named'],
  ['"111122223333:chat-send:live"', 'Named:live'],
  ['!Sub "arn:aws:lambda:eu-west-1:111122223333:function:${Send}:live"', 'Send:live'],
  ['!Sub "arn:aws:lambda:eu-west-1:111122223333:function:chat-${AWS::Region}"', 'Regional'],
  ['!Sub "${Live}"', 'Send:live'],
  ['!Ref Second', 'Named:beta'],
  ['!Ref Unnamed', 'Send:Unnamed'],
  ['!Sub "${Send}:${AWS::Region}"', 'Send:|AWS::Region|'],
  ['https://chat.example.com/send', '?'],
  ['""', '?'],
])('%s is %s', (value, expected) => {
  expect(refers(value)).toBe(expected);
});

test('a version is called by its own ARN', () => {
  expect(refers('!Ref First')).toMatch(/^Send:.*First/);
  expect(refers('!Sub "${Send.Arn}:${First.Version}"')).toBe(refers('!Ref First'));
  expect(refers('!Sub "${Send}:${First.Version}"')).toBe(refers('!Ref First'));
  expect(refers('!GetAtt First.FunctionArn')).toBe(refers('!Ref First'));
});

test.each([
  '!Ref Topic',
  '!Ref Foreign',
  '!Ref Loop',
  '!ImportValue Send',
  '!Sub "chat-${AWS::StackName}"',
  'arn:aws:sns:eu-west-1:111122223333:chat',
  'arn:aws:lambda:eu-west-1:111122223333:layer:chat',
  'arn:aws',
  'a:b:c:d',
  'chat-send:live:more',
  'arn:aws:lambda:eu-west-1:111122223333:event-source-mapping:a/b',
  '!Sub "arn:aws:lambda:eu-west-1:111122223333:${Send}"',
  '!Ref AWS::StackName',
  '!Sub "${Topic}:live"',
])('%s names no function that can be known', (value) => {
  expect(refers(value)).toBeUndefined();
});

test.each([
  ['arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/NAME/invocations', 'NAME'],
  ['arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/NAME', undefined],
  ['arn:aws:apigateway:eu-west-1:sqs:path/functions/NAME/invocations', undefined],
  ['arn:aws:lambda:eu-west-1:111122223333:function:NAME', undefined],
  ['https://example.com/functions/NAME/invocations', undefined],
])('%s invokes %s', (uri, expected) => {
  const parts = invocationParts([uri]);
  expect(parts && formatText(parts)).toBe(expected);
});

test('the functions that an API calls come with the branches in which one of its parts does', () => {
  const called = (...resources: readonly string[]): readonly (readonly string[])[] => {
    const model = buildModel([template(calls({ resources, sections: IS_PROD }))]);
    return [...calledFunctions(model)].map(([{ logicalId }, whens]) => [logicalId, ...whens.map(branch)]);
  };
  const part = (name: string, more: string, of = '${Other.Arn}'): string =>
    `  ${name}: { Type: AWS::ApiGatewayV2::${more} ApiId: !Ref Api, IntegrationUri: ${invocation(of)}, AuthorizerUri: ${invocation(of)} } }`;
  const OTHER = '  Other: { Type: AWS::Lambda::Function }';
  expect(called()).toEqual([['Function', '']]);
  expect(called(OTHER, part('One', 'Authorizer, Properties: {'))).toEqual([
    ['Function', ''],
    ['Other', ''],
  ]);
  expect(
    called(
      OTHER,
      part('One', 'Integration, Condition: IsProd, Properties: {'),
      part('Two', 'Authorizer, Condition: IsTest, Properties: {'),
    ),
  ).toEqual([
    ['Function', ''],
    ['Other', 'IsProd is true', 'IsTest is true'],
  ]);
  expect(
    called(
      OTHER,
      part('One', 'Integration, Condition: IsProd, Properties: {'),
      part('Two', 'Integration, Properties: {'),
      part('Three', 'Integration, Condition: IsTest, Properties: {'),
    ),
  ).toEqual([
    ['Function', ''],
    ['Other', ''],
  ]);
});
