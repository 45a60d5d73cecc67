import { lambdaPermissions, servesWebSocket } from '../../apigateway/invocations/lambda-permissions';
import { SourceArn } from '../../apigateway/invocations/source-arn';
import type { Policy } from '../policy';

export const lambdaPermissionShape: Policy = {
  id: 'lambda-permission-shape',
  category: 'runtime',
  severity: 'error',
  title: 'A permission for API Gateway can match a call',
  why: 'A WebSocket API calls a function as api/STAGE/ROUTE_KEY, and an authorizer as api/authorizers/ID. A SourceArn in the form of REST APIs, api/STAGE/METHOD/PATH, matches neither: the call is refused, and clients get "Internal server error".',
  fix: 'Write two parts behind the API: ${Api}/*/$connect (or another route key), and ${Api}/authorizers/${Authorizer} for an authorizer.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html',
    'https://github.com/aws/aws-cdk/issues/19532',
  ],
  check(model, judge) {
    for (const permission of lambdaPermissions(model)) {
      if (!servesWebSocket(model, permission)) continue;
      judge.value(permission, 'SourceArn', (arn) => {
        const source = SourceArn.of(arn);
        if (!source?.api || source.hasTwoParts) return undefined;
        const api = model.apis.find(({ resource }) => resource === source.api);
        if (!api) return undefined;
        const keyless = api.routes.find(({ key }) => key === undefined);
        const outOfSight =
          api.hiddenBy ?? (keyless && `the key of route ${keyless.resource.logicalId} is only known at deployment`);
        if (api.routes.some(({ key }) => key !== undefined && source.covers(api, { routeKey: key }))) return undefined;
        if (outOfSight === undefined)
          return `${arn.toString()} matches neither api/STAGE/ROUTE_KEY nor api/authorizers/ID: it lets nothing through.`;
        judge.unknown(permission, 'SourceArn', outOfSight, arn.when);
        return undefined;
      });
    }
  },
};
