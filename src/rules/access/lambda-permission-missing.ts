import { callersOf, mayCover } from '../../model/callers';
import type { Policy } from '../policy';

export const lambdaPermissionMissing: Policy = {
  id: 'lambda-permission-missing',
  category: 'runtime',
  severity: 'error',
  title: 'API Gateway may call the Lambda functions of an API',
  why: 'Without a permission for apigateway.amazonaws.com that covers the route, or a role in CredentialsArn, the call is refused: clients get "Internal server error", and from an authorizer a 500 on connecting.',
  fix: 'Add an AWS::Lambda::Permission for principal apigateway.amazonaws.com with the function (or the alias that the API calls) and, in SourceArn, the API and the route: ${Api}/*/$connect, for an authorizer ${Api}/authorizers/${Authorizer}.',
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html',
    'https://github.com/aws/aws-cdk/issues/21080',
  ],
  check(model, judge) {
    const hidden = model.templates.find(({ hides }) => hides !== undefined)?.hides;
    for (const { part, uri, role, calls } of callersOf(model)) {
      judge.values(part, [role, uri], ([credentials, target]) => {
        const called = credentials.isAbsent ? model.invoked(target.text) : undefined;
        if (!called?.resource) return undefined;
        const permissions = model.permissionsFor(called);
        const refused = calls.flatMap(({ call, exists, what }) => {
          const made = [...target.when, ...exists];
          if (part.resource.template.conditions.possible(made) !== true) return [];
          const covering = permissions.filter((permission) => mayCover(permission, part, call));
          const when = model.without(
            made,
            covering.map((permission) => permission.when),
          );
          return when === undefined ? [] : [{ when, what }];
        });
        const certain = refused.flatMap(({ when, what }) => (when === 'unknown' ? [] : [{ when, what }]));
        if (refused.length > 0 && (hidden !== undefined || certain.length === 0))
          judge.unknown(part, '', hidden ?? 'the conditions of the permissions are too many to try', target.when);
        else if (certain[0]) {
          const message = `Nothing lets API Gateway call function ${called.resource.written.logicalId} for ${[...new Set(certain.map(({ what }) => what))].join(', ')}: "Internal server error".`;
          return { path: '', message, when: certain[0].when };
        }
        return undefined;
      });
    }
  },
};
