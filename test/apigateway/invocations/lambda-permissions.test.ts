import { buildModel } from '../../../src/apigateway/building/build-model';
import { invokedFunction } from '../../../src/apigateway/invocations/invoked-function';
import {
  lambdaPermissions,
  permissionsElsewhere,
  permissionsFor,
  servingBranches,
} from '../../../src/apigateway/invocations/lambda-permissions';
import type { Model } from '../../../src/apigateway/model';
import { asText } from '../../../src/cloudformation/intrinsics/symbolic-text';
import { calls, permission } from '../../support/access';
import { template } from '../../support/findings';
import { IS_PROD } from '../../support/stage';

const model = (...resources: readonly string[]): Model =>
  buildModel([template(calls({ resources, sections: IS_PROD }))]);

test.each([
  ['lambda:InvokeFunction', 1],
  ['lambda:invokefunction', 1],
  ['"lambda:*"', 1],
  ['"*"', 1],
  ['!ImportValue Action', 1],
  ['lambda:InvokeFunctionUrl', 0],
  ['lambda:GetFunction', 0],
])('action %s lets API Gateway call: %s', (action, count) => {
  expect(lambdaPermissions(model(permission().replace('lambda:InvokeFunction', action)))).toHaveLength(count);
});

test.each([
  ['apigateway.amazonaws.com', 1],
  ['"*"', 1],
  ['!Sub "apigateway.${AWS::URLSuffix}"', 1],
  ['s3.amazonaws.com', 0],
  ['!If [IsProd, apigateway.amazonaws.com, s3.amazonaws.com]', 1],
])('principal %s is API Gateway, or may be: %s', (principal, count) => {
  expect(lambdaPermissions(model(permission(undefined, { principal })))).toHaveLength(count);
});

test('the branch in which it is one comes with it', () => {
  const only = lambdaPermissions(
    model(permission(undefined, { principal: '!If [IsProd, apigateway.amazonaws.com, s3.amazonaws.com]' })),
  ).at(0);
  expect(only?.when).toMatchObject([{ name: 'IsProd', value: true }]);
});

test('functions that WebSocket APIs call are told from others', () => {
  const app = model(
    permission(),
    permission(undefined, { name: 'Elsewhere', function: 'elsewhere' }),
    permission(undefined, { name: 'Open', function: '!ImportValue Function' }),
  );
  expect(lambdaPermissions(app).map((one) => [one.resource.logicalId, servingBranches(app, one).length > 0])).toEqual([
    ['Permission', true],
    ['Elsewhere', false],
    ['Open', false],
  ]);
});

describe('a permission is not for API Gateway', () => {
  const count = (more: string, principal = 'apigateway.amazonaws.com'): number =>
    lambdaPermissions(model(permission(undefined, { principal, more }))).length;

  test.each([
    ['with the token of a skill of Alexa', 'EventSourceToken: a'],
    ['through the URL of the function', 'InvokedViaFunctionUrl: true'],
    ['through the URL of the function, as a text', 'InvokedViaFunctionUrl: "true"'],
  ])('%s', (_, more) => {
    expect(count(more)).toBe(0);
  });

  test.each([
    ['with nothing more', ''],
    ['with a token that only deployment knows', 'EventSourceToken: !ImportValue Token'],
    ['not only through the URL of the function', 'InvokedViaFunctionUrl: false'],
    ['in the account of its stack, wherever that is', 'SourceAccount: "111122223333"'],
    ['in the account that only deployment knows', 'SourceAccount: !Ref AWS::AccountId'],
  ])('but may be, %s', (_, more) => {
    expect(count(more)).toBe(1);
  });

  test('in another account than that of its stack', () => {
    const text = calls({ resources: [permission(undefined, { more: 'SourceAccount: "111122223333"' })] });
    const found = (account: string): number =>
      lambdaPermissions(buildModel([{ ...template(text), environment: `aws://${account}/eu-west-1` }])).length;
    expect([found('111122223333'), found('444455556666')]).toEqual([1, 0]);
  });

  test.each([
    ['!Ref AWS::URLSuffix', 1],
    ['!Ref AWS::AccountId', 0],
    ['!Ref AWS::Partition', 0],
    ['!Ref AWS::Region', 0],
    ['!Ref AWS::StackId', 0],
    ['!Ref AWS::StackName', 0],
    ['!Sub "events.${AWS::URLSuffix}"', 0],
    ['!ImportValue Principal', 1],
    ['[apigateway.amazonaws.com]', 0],
  ])('where the principal is %s: %s', (principal, expected) => {
    expect(count('', principal)).toBe(expected);
  });
});

describe('the permissions for a call to a function', () => {
  const others = [
    '  Alias: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !Ref Function, Name: live } }',
    permission(undefined, { name: 'Bare' }),
    permission(undefined, { name: 'Live', function: '!Ref Alias' }),
    permission(undefined, { name: 'Beta', function: '!Sub "${Function}:beta"' }),
    permission(undefined, { name: 'Other', function: '!Ref Another' }),
    permission(undefined, { name: 'Open', function: '!ImportValue Function' }),
    permission(undefined, { name: 'Elsewhere', function: 'elsewhere' }),
    '  Another: { Type: AWS::Lambda::Function }',
  ];

  /** The permissions that may be for the calls of the integration, and those that are for another alias or version. */
  function told(called: string, name = ''): readonly (readonly string[])[] {
    const text = calls({ called, resources: others });
    const app = buildModel([
      template(text.replace('Function: { Type: AWS::Lambda::Function', `$&, Properties: { ${name} }`)),
    ]);
    const [integration] = app.integrations;
    if (!integration) throw new Error('there is an integration');
    const meant = invokedFunction(app, asText(integration.resource.term('IntegrationUri')));
    if (!meant) throw new Error('it calls a function');
    const counted: string[] = [];
    permissionsFor(app, meant).branches(integration.api, undefined, ({ resource }) => {
      counted.push(resource.logicalId);
      return [];
    });
    return [counted, permissionsElsewhere(app, meant).map(({ resource }) => resource.logicalId)];
  }

  test.each([
    ['itself', '${Function.Arn}', ['Bare', 'Open'], ['Live', 'Beta']],
    ['through an alias', '${Alias}', ['Live', 'Open'], ['Bare', 'Beta']],
    ['through an alias by its name', '${Function.Arn}:beta', ['Beta', 'Open'], ['Bare', 'Live']],
    [
      'through one that only deployment knows',
      '${Function.Arn}:${!stageVariables.alias}',
      ['Bare', 'Live', 'Beta', 'Open'],
      [],
    ],
    ['that is out of sight', 'arn:aws:lambda:eu-west-1:111122223333:function:gone', ['Open', 'Elsewhere'], []],
  ])('%s', (_, called, counted, elsewhere) => {
    expect(told(called)).toEqual([counted, elsewhere]);
  });

  test('count by a name that nobody has where only deployment knows the name of the function', () => {
    expect(told('${Function.Arn}', 'FunctionName: !ImportValue Name')).toEqual([
      ['Bare', 'Open', 'Elsewhere'],
      ['Live', 'Beta'],
    ]);
    expect(told('${Function.Arn}', 'FunctionName: chat')).toEqual([
      ['Bare', 'Open'],
      ['Live', 'Beta'],
    ]);
  });
});
