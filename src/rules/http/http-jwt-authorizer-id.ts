import { excluding, partsIn } from '../../cloudformation/conditions/branches';
import { onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import type { Policy, Violation } from '../policy';
import { eachValue } from '../support/each-value';
import { handsOnAnyText } from '../../aws/hands-on-any-text';
import { isEmpty } from '../support/is-empty';
import { developerGuide, templateReference } from '../support/pages';

const ERROR = '"Setting the authorization type to JWT requires a valid JWT authorizer."';

export const httpJwtAuthorizerId: Policy = {
  id: 'http-jwt-authorizer-id',
  protocols: ['http'],
  category: 'deploy',
  severity: 'error',
  title: 'A route with authorization type JWT names a JWT authorizer',
  why: `AWS rejects the route otherwise: ${ERROR}`,
  fix: 'Set AuthorizerId to a Ref of an AWS::ApiGatewayV2::Authorizer of the same API with AuthorizerType JWT; for a Lambda authorizer set AuthorizationType to CUSTOM.',
  references: [developerGuide('http-api-jwt-authorizer'), templateReference('ApiGatewayV2::Route')],
  check(model, judge) {
    judge.values(model.routes, ['AuthorizerId', 'AuthorizationType'], ([id, type], route) => {
      if (type.string !== 'JWT') return undefined;
      if (isEmpty(id)) return `The route has authorization type JWT and no AuthorizerId: ${ERROR}`;
      const symbol = id.text && onlySymbol(id.text);
      if (symbol?.kind !== 'resource') {
        id.assertKnown();
        return undefined;
      }
      const { resource } = symbol;
      const { logicalId } = resource.declared;
      if (handsOnAnyText(resource.type)) return undefined;
      if (resource.type !== 'AWS::ApiGatewayV2::Authorizer')
        return `${logicalId} is an ${resource.type}, not an authorizer: ${ERROR}`;
      const elsewhere = model.authorizers.filter(
        (part) => part.resource === resource && part.api !== route.api && part.api.resource && route.api.resource,
      );
      const others = elsewhere.map(({ when }) => when);
      const lambda = `${logicalId} is a Lambda authorizer: ${ERROR}`;
      return [
        ...partsIn(id.when, others).map((when): Violation => ({
          message: `${logicalId} is an authorizer of another API: ${ERROR}`,
          when,
        })),
        ...excluding(id.when, others).flatMap((branch) =>
          eachValue(judge, route, judge.read(resource, 'AuthorizerType', branch), (kind) =>
            kind.isAbsent || kind.string === 'JWT' ? [] : [{ message: lambda, when: kind.when }],
          ),
        ),
      ];
    });
  },
};
