import { partsIn } from '../../cloudformation/conditions/branches';
import { onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import type { Policy } from '../policy';
import { eachValue } from '../support/each-value';
import { isEmpty } from '../support/is-empty';

const ERROR = '"Setting the authorization type to JWT requires a valid JWT authorizer."';

export const httpJwtAuthorizerId: Policy = {
  id: 'http-jwt-authorizer-id',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'A route with authorization type JWT names a JWT authorizer',
  why: `AWS rejects the route otherwise: ${ERROR}`,
  fix: 'Set AuthorizerId to a Ref of an AWS::ApiGatewayV2::Authorizer of the same API with AuthorizerType JWT; for a Lambda authorizer set AuthorizationType to CUSTOM.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html',
  ],
  check(model, judge) {
    judge.values(model.routes, ['AuthorizerId', 'AuthorizationType'], ([id, type], route) => {
      if (type.string !== 'JWT') return undefined;
      if (isEmpty(id)) return `The route has authorization type JWT and no AuthorizerId: ${ERROR}`;
      const symbol = onlySymbol(id.text ?? []);
      if (symbol?.kind !== 'resource') {
        id.assertKnown();
        return undefined;
      }
      const { resource } = symbol;
      const { logicalId } = resource.declared;
      if (resource.type.startsWith('AWS::') && resource.type !== 'AWS::ApiGatewayV2::Authorizer')
        return resource.type.startsWith('AWS::CloudFormation::')
          ? undefined
          : `${logicalId} is an ${resource.type} and no authorizer: ${ERROR}`;
      const parts = model.authorizers.filter((authorizer) => authorizer.resource === resource);
      const isElsewhere =
        route.api.resource && parts.length > 0 && parts.every(({ api }) => api.resource && api !== route.api);
      if (isElsewhere) {
        const message = `${logicalId} is an authorizer of another API: ${ERROR}`;
        const branches = partsIn(
          id.when,
          parts.map(({ when }) => when),
        );
        return branches.map((when) => ({ message, when }));
      }
      const message = `${logicalId} is a Lambda authorizer: ${ERROR}`;
      return eachValue(judge, route, judge.read(resource, 'AuthorizerType', id.when), (kind) =>
        kind.isAbsent || kind.string === 'JWT' ? [] : [{ message, when: kind.when }],
      );
    });
  },
};
