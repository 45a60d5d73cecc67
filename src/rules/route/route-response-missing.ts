import { excluding } from '../../cloudformation/conditions/branches';
import type { Policy } from '../policy';
import { reportBranches } from '../support/report-branches';
import { having } from '../support/keys';
import { developerGuide, github, templateReference } from '../support/pages';

/** Routes whose clients wait for the handshake, or for nothing any more. */
const UNANSWERED = ['$connect', '$disconnect'];

export const routeResponseMissing: Policy = {
  id: 'route-response-missing',
  category: 'runtime',
  severity: 'warning',
  title: 'A route that selects a response has one',
  why: 'RouteResponseSelectionExpression only says which response to use. Without an AWS::ApiGatewayV2::RouteResponse API Gateway sends nothing back, whatever the integration returns.',
  fix: 'Add an AWS::ApiGatewayV2::RouteResponse with RouteResponseKey $default for the route (in aws-cdk-lib: returnResponse: true), or remove RouteResponseSelectionExpression.',
  references: [
    developerGuide('apigateway-websocket-api-route-response'),
    templateReference('ApiGatewayV2::RouteResponse'),
    github('serverless/serverless/issues/6130'),
  ],
  check(model, judge) {
    for (const route of having(model.routes, 'RouteResponseSelectionExpression')) {
      const path = 'RouteResponseSelectionExpression';
      const { hiddenBy } = route.resource.template;
      const open = route.api.routeResponses.find(({ resource }) =>
        resource.cases('RouteId').some(({ value }) => value.kind === 'unknown'),
      );
      judge.values(route, [path, 'RouteKey'], ([expression, key]) => {
        if (expression.isAbsent || UNANSWERED.includes(key.string ?? '')) return undefined;
        const alone = excluding(
          key.when,
          route.responses.map(({ when }) => when),
        );
        if (alone.length === 0) return undefined;
        expression.assertInSight();
        const reason = hiddenBy ?? (open && `the route of ${open.resource.logicalId} is only known at deployment`);
        if (reason !== undefined) judge.unknown(route, path, reason);
        else
          reportBranches(judge, route, path, alone, 'The route has no RouteResponse: the client never gets an answer.');
        return undefined;
      });
    }
  },
};
