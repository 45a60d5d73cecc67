import { buildModel } from '../../../src/apigateway/building/build-model';
import { CallPermissions } from '../../../src/apigateway/invocations/call-permissions';
import { lambdaPermissions } from '../../../src/apigateway/invocations/lambda-permissions';
import type { Call } from '../../../src/apigateway/invocations/source-arn';
import type { Api, Model, Protocol } from '../../../src/apigateway/model';
import type { Assumption } from '../../../src/cloudformation/types';
import { calls, permission } from '../../support/access';
import { template } from '../../support/findings';
import { IS_PROD } from '../../support/stage';

const SOURCE_ARNS = [
  ...['', '/*', '*', '/*/*', '/*/', '/live/*', '/live', '/authorizers/*', '/*/*/books/{id}', '/live/GET/books/{id}'],
  ...['/*send', '/*/send', '/*/*/send', '/live/send', '/live/resend', '/*/?end', '/*/s*d', '/*/*end', '/*/a/send'],
  ...['/*/$default', '/*/*/', '/*/GET/books', '/*/*/books', '/*/ANY/books', '/*/*/*', '/*/POST/books', '/*//books'],
].map((path) => `\${Api}${path}`);
const OPEN = ['a1b2c3d4e5/*/send', '*', '*/*/send', '${Other}/*/send', '${Other}/*'];
const ROUTE_KEYS: Readonly<Record<Protocol, readonly string[]>> = {
  websocket: ['send', 'resend', '$connect', '$default', 'a/send', 'd', 'GET /books', ''],
  http: ['GET /books', 'GET /books/{id}', 'ANY /books', 'ANY /{proxy+}', '$default', 'POST /send', 'GET /'],
};

function modelOf(protocol: Protocol): Model {
  const permissions = [...SOURCE_ARNS, ...OPEN].flatMap((sourceArn, at) => {
    const text = permission(sourceArn, { name: `Permission${at}` });
    const inProduction = permission(sourceArn, { name: `Production${at}` });
    return [text, inProduction.replace('    Type:', '    Condition: IsProd\n    Type:')];
  });
  const other = '  Other: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: WEBSOCKET } }';
  const text = calls({ resources: [...permissions, other], sections: IS_PROD });
  return buildModel([
    template(protocol === 'http' ? text.replaceAll('ProtocolType: WEBSOCKET', 'ProtocolType: HTTP') : text),
  ]).of(protocol);
}

function apiOf({ apis }: Model): Api {
  const api = apis.find(({ resource }) => resource?.logicalId === 'Api');
  if (!api) throw new Error('there is no Api');
  return api;
}

describe.each(['websocket', 'http'] as const)('the permissions of a %s API', (protocol) => {
  const model = modelOf(protocol);
  const api = apiOf(model);
  const permissions = lambdaPermissions(model);

  test.each(ROUTE_KEYS[protocol])('that cover route "%s" are found, each of them', (routeKey) => {
    const call: Call = { routeKey };
    for (const one of permissions) {
      const expected = one.sourceArn?.covers(api, call) === false ? [] : [one.when];
      const sourceArn = JSON.stringify(one.resource.json.Properties);
      expect({ sourceArn, when: new CallPermissions([one]).branches(api, call) }).toEqual({
        sourceArn,
        when: expected,
      });
    }
  });

  test('that hold in some branch only come in their order', () => {
    const conditional = permissions.filter(({ when }) => when.length > 0);
    for (const call of [{ routeKey: '$default' }, undefined]) {
      const covering = conditional.filter(({ sourceArn }) => !call || sourceArn?.covers(api, call) !== false);
      expect(covering.length).toBeGreaterThan(1);
      const named = (id: string): readonly Assumption[] =>
        conditional[0]?.when.map((one) => ({ ...one, name: id })) ?? [];
      expect(
        new CallPermissions(conditional).branches(api, call, ({ resource }) => [named(resource.logicalId)]),
      ).toEqual(covering.map(({ resource }) => named(resource.logicalId)));
      expect(new CallPermissions(conditional).branches(api, call)).toEqual(covering.map(({ when }) => when));
    }
  });
});

test('where a permission holds whatever holds, others add nothing', () => {
  const model = modelOf('websocket');
  expect(new CallPermissions(lambdaPermissions(model)).branches(apiOf(model), { routeKey: 'send' })).toEqual([[]]);
});
