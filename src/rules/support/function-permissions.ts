import { calledFunctions, functionRef } from '../../apigateway/invocations/invoked-function';
import { isInvocation, servingBranches } from '../../apigateway/invocations/lambda-permissions';
import type { Model } from '../../apigateway/model';
import { jointly } from '../../cloudformation/conditions/branches';
import { Value } from '../../cloudformation/intrinsics/value';
import type { Resource } from '../../cloudformation/types';
import type { Judge, Verdict } from '../policy';
import { violationsIn } from './violations-in';

/** What a permission says in one branch. */
export interface PermissionValues {
  /** The function, where it is in sight. */
  readonly called: Resource | undefined;
  readonly principal: Value;
  readonly sourceArn: Value;
  readonly sourceAccount: Value;
  readonly organization: Value;
  /** Whether it is for calls through a function URL only. */
  readonly viaUrl: Value;
}

/**
 * Asks about every `AWS::Lambda::Permission` to call a function that an API calls, in every branch.
 *
 * @param model the app
 * @param judge takes down the verdicts
 * @param at the property that findings are at
 * @param test what the policy says of it
 */
export function checkPermissions(
  model: Model,
  judge: Judge,
  at: 'SourceArn' | 'Principal',
  test: (permission: PermissionValues, resource: Resource) => Verdict,
): void {
  if (calledFunctions(model).size === 0) return;
  judge.values(
    model.resources('AWS::Lambda::Permission'),
    [
      at,
      'FunctionName',
      'Action',
      'Principal',
      'SourceArn',
      'SourceAccount',
      'PrincipalOrgID',
      'InvokedViaFunctionUrl',
      'EventSourceToken',
    ],
    ([, name, action, principal, sourceArn, sourceAccount, organization, viaUrl, token], resource) => {
      if (action.isKnown && !isInvocation(action.string ?? '')) return undefined;
      // Whoever calls has to know the token.
      if (!token.isAbsent && token.isKnown) return undefined;
      const target = functionRef(model, name.text);
      const serving = servingBranches(model, { target }).flatMap((branch) => {
        const when = jointly(name.when, branch);
        return when ? [when] : [];
      });
      return serving.flatMap((when) => {
        const here = ({ term, path }: Value): Value => new Value({ value: term, when }, path);
        const verdict = test(
          {
            called: target?.resource,
            principal: here(principal),
            sourceArn: here(sourceArn),
            sourceAccount: here(sourceAccount),
            organization: here(organization),
            viaUrl: here(viaUrl),
          },
          resource,
        );
        // What only deployment knows to be a permission to call is no violation before.
        return verdict && isInvocation(action.string ?? '') && token.string === undefined
          ? violationsIn(verdict, when)
          : [];
      });
    },
  );
}

/** Whether a principal is API Gateway, in whatever partition; one that only deployment knows is an unknown verdict. */
export function isApiGateway(principal: Value): boolean {
  const [service, suffix, more] = principal.text ?? [];
  const isOfPartition = typeof suffix === 'object' && suffix.kind === 'pseudo' && suffix.name === 'AWS::URLSuffix';
  if (service === 'apigateway.' && isOfPartition && more === undefined) return true;
  return principal.string === 'apigateway.amazonaws.com';
}

/** Whether a principal is everybody; one that only deployment knows is an unknown verdict. */
export function isEverybody(principal: Value): boolean {
  // What is written beside what is filled in makes it somebody: apigateway.${AWS::URLSuffix}.
  const [first, more] = principal.text ?? [];
  return more === undefined && typeof first !== 'string' ? principal.string === '*' : first === '*';
}

/** Whether a principal, by what is written of it, is neither API Gateway nor everybody. */
export function isAnotherCaller(principal: Value): boolean {
  const [first, more] = principal.text ?? [];
  if (typeof first !== 'string' || first === '*' || first.startsWith('apigateway.')) return false;
  return more === undefined || first.includes('.');
}

/** Whether a value is written as a wildcard for everything. */
export function isAnything({ term }: Value): boolean {
  return term.kind === 'scalar' && /^\*+$/.test(String(term.value));
}
