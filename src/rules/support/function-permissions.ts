import { calledFunctions, functionRef } from '../../apigateway/invocations/invoked-function';
import { isInvocation, servingBranches } from '../../apigateway/invocations/lambda-permissions';
import type { Model } from '../../apigateway/model';
import { type Branch, jointly } from '../../cloudformation/conditions/branches';
import { Value } from '../../cloudformation/intrinsics/value';
import type { Resource } from '../../cloudformation/types';
import type { Judge, Verdict } from '../policy';
import { violationsIn } from './violations-in';

/** The properties of a permission in one branch. */
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
 * Judges every `AWS::Lambda::Permission` to call a function that an API calls, in every branch.
 *
 * @param model the app
 * @param judge records the verdicts
 * @param at the property that findings are at
 * @param test the verdict on a permission
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
    ([, name, action, ...values], resource) => {
      if (action.isKnown && !isInvocation(action.string ?? '')) return undefined;
      const token = values[5];
      // Callers need the token.
      if (!token.isAbsent && token.isKnown) return undefined;
      const target = functionRef(model, name.text);
      return servingBranches(model, { target }).flatMap((branch) => {
        const when = jointly(name.when, branch);
        const verdict = when && test(valuesIn(when, target?.resource, values), resource);
        // A permission whose action is unknown may not be one to call a function.
        return verdict && isInvocation(action.string ?? '') && token.string === undefined
          ? violationsIn(verdict, when)
          : [];
      });
    },
  );
}

/** The values of a permission, with the branch in which its function is one that an API calls. */
function valuesIn(
  when: Branch,
  called: Resource | undefined,
  values: readonly [Value, Value, Value, Value, Value, ...Value[]],
): PermissionValues {
  const here = ({ term, path }: Value): Value => new Value({ value: term, when }, path);
  const [principal, sourceArn, sourceAccount, organization, viaUrl] = values;
  return {
    called,
    principal: here(principal),
    sourceArn: here(sourceArn),
    sourceAccount: here(sourceAccount),
    organization: here(organization),
    viaUrl: here(viaUrl),
  };
}

/** Whether a principal is API Gateway, in any partition; one that is known at deployment only is an unknown verdict. */
export function isApiGateway(principal: Value): boolean {
  const [service, suffix, more] = principal.text ?? [];
  const isOfPartition = typeof suffix === 'object' && suffix.kind === 'pseudo' && suffix.name === 'AWS::URLSuffix';
  if (service === 'apigateway.' && isOfPartition && more === undefined) return true;
  return principal.string === 'apigateway.amazonaws.com';
}

/** Whether a principal is everybody; one that is known at deployment only is an unknown verdict. */
export function isEverybody(principal: Value): boolean {
  // A literal part beside a symbol excludes `*`: apigateway.${AWS::URLSuffix}.
  const [first, more] = principal.text ?? [];
  return more === undefined && typeof first !== 'string' ? principal.string === '*' : first === '*';
}

/** Whether the literal part of a principal shows that it is neither API Gateway nor everybody. */
export function isAnotherCaller(principal: Value): boolean {
  const [first, more] = principal.text ?? [];
  if (typeof first !== 'string' || first === '*' || first.startsWith('apigateway.')) return false;
  return more === undefined || first.includes('.');
}

/** Whether a value is the literal wildcard for everything. */
export function isAnything({ term }: Value): boolean {
  return term.kind === 'scalar' && /^\*+$/.test(String(term.value));
}
