import { type FunctionRef, meantFunction } from '../../apigateway/invocations/invoked-function';
import { permissionsElsewhere, permissionsFor } from '../../apigateway/invocations/lambda-permissions';
import type { Permission } from '../../apigateway/invocations/permission';
import {
  type RequiredInvocation,
  authorizerCalls,
  nameOfCall,
  routeCalls,
} from '../../apigateway/invocations/required-invocations';
import { stacksGiven } from '../../apigateway/absence/outgoing-ids';
import { stagedBranches } from '../../apigateway/absence/absent-stage';
import type { Api, Model, Part } from '../../apigateway/model';
import { type Branch, excluding, isOpen } from '../../cloudformation/conditions/branches';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Assumption, Resource } from '../../cloudformation/types';
import { identityPolicies } from '../../apigateway/identity-policies';
import { allowancesOf, settled } from '../../iam/permitted';
import { namedTarget } from '../../iam/resource-target';
import type { Judge, Policy, Verdict } from '../policy';
import { hiddenPolicies, roleInSight } from '../support/assumed-role';
import { awsPage, developerGuide, github } from '../support/pages';
import { reportBeyondDoubt } from '../support/report-branches';

const BY_ROLE =
  'Allow lambda:InvokeFunction on the ARN of the function in a policy of the role. Or remove the role from CredentialsArn (for an authorizer: AuthorizerCredentialsArn), and add an AWS::Lambda::Permission for principal apigateway.amazonaws.com.';

export const lambdaPermissionMissing: Policy = {
  id: 'lambda-permission-missing',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'API Gateway may call the Lambda functions of an API',
  why: 'API Gateway needs a permission for apigateway.amazonaws.com that covers the route, or a role in CredentialsArn that may call the function. Without either, AWS Lambda refuses the call, of an integration or an authorizer, and clients get "Internal server error".',
  fix: 'Add an AWS::Lambda::Permission for principal apigateway.amazonaws.com with the function (or the alias that the API calls) and, in SourceArn, the API and the route: ${Api}/*/$connect; for an HTTP API ${Api}/*/GET/books; for an authorizer ${Api}/authorizers/${Authorizer}.',
  references: [
    awsPage('lambda/latest/dg/access-control-resource-based'),
    developerGuide('arn-format-reference'),
    github('aws/aws-cdk/issues/21080'),
  ],
  check(model, judge) {
    const inBranches = new Map<Permission, readonly Branch[]>();
    const counting = (permission: Permission, api: Api): readonly Branch[] => {
      if (!permission.sourceArn?.stage || permission.sourceArn.api !== api.resource) return [permission.when];
      const known =
        inBranches.get(permission) ?? stagedBranches(model, api, permission.sourceArn.stage, permission.when);
      inBranches.set(permission, known);
      return known;
    };
    const checkCalls =
      <T extends Part>(callsOf: (part: T) => readonly RequiredInvocation[]) =>
      ([credentials, target]: readonly [Value, Value], part: T): Verdict => {
        const called = meantFunction(model, target.text);
        if (!called?.resource) return undefined;
        if (!credentials.isAbsent)
          return callsByRole(model, judge, { part, credentials, target, called, calls: callsOf(part) });
        const permissions = permissionsFor(model, called);
        const permitted: Permitted = (call) => permissions.branches(part.api, call.call, counting);
        const refused = refusedCalls(part, callsOf(part), target.when, permitted);
        if (refused.length === 0) return undefined;
        const hidden = hiddenBySome(model);
        if (hidden !== undefined) {
          judge.unknown(part, '', hidden, target.when);
          return undefined;
        }
        const message = `Nothing lets API Gateway call ${nameOf(called.resource, called.qualifier)} for ${namesOf(refused)}: clients get "Internal server error".${elsewhere(model, called)}`;
        const stacks = stacksGiven(model, called.resource);
        for (const { branches } of refused) reportBeyondDoubt(judge, part, '', branches, message, stacks);
        return undefined;
      };
    judge.values(model.integrations, ['CredentialsArn', 'IntegrationUri'], checkCalls(routeCalls));
    judge.values(model.authorizers, ['AuthorizerCredentialsArn', 'AuthorizerUri'], checkCalls(authorizerCalls));
  },
};

/** A part whose function API Gateway calls as a role. */
interface RoleCalls {
  readonly part: Part;
  readonly credentials: Value;
  readonly target: Value;
  readonly called: FunctionRef;
  readonly calls: readonly RequiredInvocation[];
}

/** Calls as a role of which no policy allows calling the function, whatever permissions the function has. */
function callsByRole(model: Model, judge: Judge, { part, credentials, target, called, calls }: RoleCalls): Verdict {
  const role = roleInSight(model, credentials.text);
  const { resource, qualifier } = called;
  if (!role || !resource) return undefined;
  // An alias or a version has an ARN of its own.
  const asked = qualifier === '' ? { ...namedTarget(resource), isNamedByStack: true } : undefined;
  const policies = identityPolicies(model);
  const request = { action: 'lambda:InvokeFunction', target: asked };
  const allowed = settled(target.when, allowancesOf(policies, role, request));
  const refused = refusedCalls(part, calls, target.when, () => allowed.map(({ when }) => when));
  for (const { doubt, when } of allowed) if (doubt !== undefined) judge.unknown(part, '', doubt, when);
  if (refused.length === 0) return undefined;
  const hidden = hiddenPolicies(model, role) ?? hiddenBySome(model);
  if (hidden !== undefined) {
    judge.unknown(part, '', `of the role: ${hidden}`, target.when);
    return undefined;
  }
  const message = `For ${namesOf(refused)}, API Gateway calls the function as role ${role.declared.logicalId}, and none of its policies allows lambda:InvokeFunction on ${nameOf(resource, qualifier)}: clients get "Internal server error".`;
  return refused.flatMap(({ branches }) => branches.map((when) => ({ path: '', message, fix: BY_ROLE, when })));
}

/** Why resources of some template may be out of sight. */
function hiddenBySome(model: Model): string | undefined {
  return model.templates.find(({ hiddenBy }) => hiddenBy !== undefined)?.hiddenBy;
}

/** What calls are made for, as a message names it. */
function namesOf(refused: readonly RefusedCall[]): string {
  const certain = refused.filter(({ branches }) => !branches.every(isOpen));
  return [...new Set(certain.map(({ call }) => nameOfCall(call)))].join(', ');
}

/** A function as a message names it, with the alias or version that is called. */
function nameOf({ declared }: Resource, qualifier: FunctionRef['qualifier']): string {
  const name = `function ${declared.logicalId}`;
  return qualifier === '' || qualifier === undefined ? name : `${name} through ${qualifierName(qualifier)}`;
}

/** What permissions there are for the function under another name. */
function elsewhere(model: Model, called: FunctionRef): string {
  const [other] = permissionsElsewhere(model, called);
  if (!other) return '';
  const qualifier = other.target?.qualifier;
  const where = qualifier ? qualifierName(qualifier) : 'the function without alias or version';
  return ` Permission ${other.resource.declared.logicalId} does not count: it is for ${where}.`;
}

/** A key of an alias or version, without what makes it a key. */
function qualifierName(qualifier: string): string {
  const [, , logicalId] = qualifier.split('\0');
  return logicalId ?? qualifier;
}

/** The branches in which something permits a call. */
type Permitted = (call: RequiredInvocation) => readonly Branch[];

interface RefusedCall {
  readonly call: RequiredInvocation;
  /** The branches in which nothing permits it. */
  readonly branches: readonly Branch[];
}

/** The calls of a part that no permission covers, where the part calls the function at all. */
function refusedCalls(
  part: Part,
  calls: readonly RequiredInvocation[],
  given: readonly Assumption[],
  permitted: Permitted,
): readonly RefusedCall[] {
  return calls.flatMap((call): RefusedCall[] => {
    const branches = excluding([...given, ...part.when, ...call.exists], permitted(call));
    return branches.length === 0 ? [] : [{ call, branches }];
  });
}
