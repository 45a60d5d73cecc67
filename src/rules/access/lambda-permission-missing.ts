import {
  authorizerCalls,
  mayCover,
  nameOfCall,
  routeCalls,
  type NeededCall,
} from '../../apigateway/required-invocations';
import type { Model, Part } from '../../apigateway/model';
import type { Permission } from '../../apigateway/invocations/lambda-permissions';
import type { Assumption } from '../../cloudformation/intrinsics/term';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Policy, Verdict } from '../policy';

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
    const judgeCalls =
      <T extends Part>(callsOf: (part: T) => readonly NeededCall[]) =>
      ([credentials, target]: readonly [Value, Value], part: T): Verdict => {
        const called = credentials.isAbsent ? model.invoked(target.text) : undefined;
        if (!called?.resource) return undefined;
        const refused = refusedCalls(model, part, callsOf(part), target.when, model.permissionsFor(called));
        if (refused.length === 0) return undefined;
        const certain = refused.flatMap(({ call, when }) => (when === 'unknown' ? [] : [{ call, when }]));
        const hidden = model.templates.find(({ hides }) => hides !== undefined)?.hides;
        if (hidden !== undefined || !certain[0]) {
          judge.unknown(part, '', hidden ?? 'the conditions of the permissions are too many to try', target.when);
          return undefined;
        }
        const names = [...new Set(certain.map(({ call }) => nameOfCall(call)))].join(', ');
        const message = `Nothing lets API Gateway call function ${called.resource.written.logicalId} for ${names}: "Internal server error".`;
        return { path: '', message, when: certain[0].when };
      };
    judge.values(model.integrations, ['CredentialsArn', 'IntegrationUri'], judgeCalls(routeCalls));
    judge.values(model.authorizers, ['AuthorizerCredentialsArn', 'AuthorizerUri'], judgeCalls(authorizerCalls));
  },
};

interface RefusedCall {
  readonly call: NeededCall;
  /** The branch in which nothing permits it. */
  readonly when: readonly Assumption[] | 'unknown';
}

/** The calls of a part that no permission covers, where the part calls the function at all. */
function refusedCalls(
  model: Model,
  part: Part,
  calls: readonly NeededCall[],
  given: readonly Assumption[],
  permissions: readonly Permission[],
): readonly RefusedCall[] {
  return calls.flatMap((call): RefusedCall[] => {
    const made = [...given, ...call.exists];
    if (part.resource.template.conditions.possible(made) !== true) return [];
    const covering = permissions.filter((permission) => mayCover(permission, part, call.call));
    const when = model.without(
      made,
      covering.map((permission) => permission.when),
    );
    return when === undefined ? [] : [{ call, when }];
  });
}
