import { nameOfCall, routeCalls } from '../../../src/apigateway/invocations/required-invocations';
import { calls } from '../../support/access';
import { branch, firstApi, modelOf } from '../../support/model';
import { IS_PROD } from '../../support/stage';

/** The calls that somebody has to permit for the integration, a line each. */
function required(parts: Parameters<typeof calls>[0]): readonly string[] {
  const [integration] = firstApi(modelOf(calls({ sections: IS_PROD, ...parts }))).integrations;
  if (!integration) throw new Error('the API has an integration');
  return routeCalls(integration).map((one) =>
    [nameOfCall(one), ...(one.exists.length > 0 ? [branch(one.exists)] : [])].join(' when '),
  );
}

test.each([
  ['each of its routes', ['$connect', 'send'], ['route $connect', 'route send']],
  ['a route whose key only deployment knows', ['!ImportValue Key'], ['route Route0']],
  [
    'a route that has one of two keys',
    ['!If [IsProd, send, join]'],
    ['route send when IsProd is true', 'route join when IsProd is false'],
  ],
  ['no route', [], []],
])('an integration is called for %s', (_, routes, expected) => {
  expect(required({ routes })).toEqual(expected);
});

const OUTPUT = `${IS_PROD}\nOutputs: { Id: { Value: !Ref Api } }`;

test('an integration may be called for routes out of sight, where none in sight points at it', () => {
  expect(required({ routes: [], sections: OUTPUT })).toEqual(['this integration']);
  expect(required({ routes: ['send'], sections: OUTPUT })).toEqual(['route send']);
});

test('an authorizer is called for itself', () => {
  const [authorizer] = firstApi(modelOf(calls({}))).integrations;
  if (!authorizer) throw new Error('the API has an integration');
  expect(nameOfCall({ call: { authorizer: authorizer.resource }, exists: [] })).toBe('this authorizer');
});
