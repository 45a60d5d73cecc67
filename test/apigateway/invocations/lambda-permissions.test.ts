import { buildModel } from '../../../src/apigateway/building/build-model';
import { lambdaPermissions, servingBranches } from '../../../src/apigateway/invocations/lambda-permissions';
import type { Model } from '../../../src/apigateway/model';
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
