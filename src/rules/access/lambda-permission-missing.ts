import { invokedFunction } from '../../apigateway/invocations/invoked-function';
import { type Permission, permissionsFor } from '../../apigateway/invocations/lambda-permissions';
import {
  type RequiredInvocation,
  authorizerCalls,
  mayCover,
  nameOfCall,
  routeCalls,
} from '../../apigateway/required-invocations';
import type { Part } from '../../apigateway/types';
import { excluding } from '../../cloudformation/conditions/branches';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Assumption } from '../../cloudformation/types';
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
      <T extends Part>(callsOf: (part: T) => readonly RequiredInvocation[]) =>
      ([credentials, target]: readonly [Value, Value], part: T): Verdict => {
        const called = credentials.isAbsent ? invokedFunction(model, target.text) : undefined;
        if (!called?.resource) return undefined;
        const refused = refusedCalls(part, callsOf(part), target.when, permissionsFor(model, called));
        if (refused.length === 0) return undefined;
        const certain = refused.flatMap(({ call, when }) => (when === 'unknown' ? [] : [{ call, when }]));
        const hidden = model.templates.find(({ hiddenBy }) => hiddenBy !== undefined)?.hiddenBy;
        if (hidden !== undefined || !certain[0]) {
          judge.unknown(part, '', hidden ?? 'the conditions of the permissions are too many to try', target.when);
          return undefined;
        }
        const names = [...new Set(certain.map(({ call }) => nameOfCall(call)))].join(', ');
        const message = `Nothing lets API Gateway call function ${called.resource.declared.logicalId} for ${names}: "Internal server error".`;
        return { path: '', message, when: certain[0].when };
      };
    judge.values(model.integrations, ['CredentialsArn', 'IntegrationUri'], judgeCalls(routeCalls));
    judge.values(model.authorizers, ['AuthorizerCredentialsArn', 'AuthorizerUri'], judgeCalls(authorizerCalls));
  },
};

interface RefusedCall {
  readonly call: RequiredInvocation;
  /** The branch in which nothing permits it. */
  readonly when: readonly Assumption[] | 'unknown';
}

/** The calls of a part that no permission covers, where the part calls the function at all. */
function refusedCalls(
  part: Part,
  calls: readonly RequiredInvocation[],
  given: readonly Assumption[],
  permissions: readonly Permission[],
): readonly RefusedCall[] {
  return calls.flatMap((call): RefusedCall[] => {
    const made = [...given, ...call.exists];
    if (part.resource.template.conditions.possible(made) !== true) return [];
    const covering = permissions.filter((permission) => mayCover(permission, part, call.call));
    const when = excluding(
      made,
      covering.map((permission) => permission.when),
    );
    return when === undefined ? [] : [{ call, when }];
  });
}
