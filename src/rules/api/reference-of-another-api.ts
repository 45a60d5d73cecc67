import { namedApi } from '../../apigateway/apis/named-api';
import type { Part } from '../../apigateway/model';
import { jointly, partsIn } from '../../cloudformation/conditions/branches';
import { linkedResource } from '../../cloudformation/resources/links';
import { asText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Text } from '../../cloudformation/types';
import type { At, Judge, Policy, Violation } from '../policy';
import { templateReference } from '../support/pages';

const V2 = 'AWS::ApiGatewayV2::';

export const referenceOfAnotherApi: Policy = {
  id: 'reference-of-another-api',
  category: 'deploy',
  severity: 'error',
  title: 'The parts of an API refer to parts of the same API',
  why: 'An integration, authorizer, route or deployment belongs to one API. Its id means nothing to another API, and AWS rejects a reference to it from there.',
  fix: 'Refer to a part of the same API; create it there if it is missing.',
  references: [
    templateReference('ApiGatewayV2::Route'),
    templateReference('ApiGatewayV2::RouteResponse'),
    templateReference('ApiGatewayV2::IntegrationResponse'),
    templateReference('ApiGatewayV2::Stage'),
  ],
  check(model, judge) {
    const responses = model.resources(`${V2}IntegrationResponse`).flatMap((resource): readonly Part[] =>
      resource.cases('ApiId').flatMap(({ value, when: branch }) => {
        const api = namedApi(model, asText(value), resource.template);
        return api ? partsIn(branch, [api.when]).map((when) => ({ resource, api, when })) : [];
      }),
    );
    sameApi(judge, model.routes, 'Target', 'Integration', behindPrefix);
    sameApi(judge, model.routes, 'AuthorizerId', 'Authorizer');
    sameApi(judge, model.routeResponses, 'RouteId', 'Route');
    sameApi(judge, responses, 'IntegrationId', 'Integration');
    sameApi(judge, model.stages, 'DeploymentId', 'Deployment');
  },
};

/** Asks whether what a property refers to has the same API as what refers to it. */
function sameApi(
  judge: Judge,
  at: readonly At[],
  property: string,
  type: string,
  idIn = (text: Text): Text => text,
): void {
  judge.values(at, [property, 'ApiId'], ([reference, id]) => {
    const part = reference.text && linkedResource(idIn(reference.text), `${V2}${type}`);
    const own = apiOf(id);
    if (!part || !own) return undefined;
    return judge.read(part, 'ApiId', id.when).flatMap((other): readonly Violation[] => {
      const api = apiOf(other);
      const when = api && api !== own ? jointly(id.when, other.when) : undefined;
      if (!api || typeof when !== 'object') return [];
      const message = `${type} ${part.declared.logicalId} belongs to API ${api.declared.logicalId}, but this resource to API ${own.declared.logicalId}.`;
      return [{ message, when }];
    });
  });
}

/** The API in sight that an `ApiId` is the id of. */
function apiOf({ text }: Value): Resource | undefined {
  return linkedResource(text, `${V2}Api`);
}

/** The id in `integrations/${Integration}`. */
function behindPrefix([start, ...id]: Text): Text {
  return start === 'integrations/' ? id : [];
}
