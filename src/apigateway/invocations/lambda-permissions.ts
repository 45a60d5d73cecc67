import { API_GATEWAY_SERVICE } from '../../aws/execute-api';
import { combinedCases } from '../../cloudformation/resources/combined-cases';
import { asText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Term } from '../../cloudformation/types';
import { matchesWildcard } from '../../iam/arn';
import { perModel } from '../per-model';
import type { Model } from '../model';
import { CallPermissions } from './call-permissions';
import { type FunctionRef, calledFunctions, functionRef } from './invoked-function';
import type { Permission } from './permission';
import { SourceArn } from './source-arn';

/** Principals that let API Gateway call a function: the service, and everybody. */
const CALLERS = [API_GATEWAY_SERVICE, '*'];
/** Pseudo parameters that cannot be a service. */
const NO_SERVICE = ['AWS::AccountId', 'AWS::Partition', 'AWS::Region', 'AWS::StackId', 'AWS::StackName'];

/**
 * The properties of a permission that matter here. `EventSourceToken` is for Alexa, `FunctionUrlAuthType` for function
 * URLs.
 */
const PROPERTIES = [
  'FunctionName',
  'Action',
  'Principal',
  'SourceArn',
  'SourceAccount',
  'EventSourceToken',
  'InvokedViaFunctionUrl',
].map((name) => [name]);

/**
 * The permissions of the app that let API Gateway call a function, or that may when they are deployed, in every branch.
 */
export const lambdaPermissions = perModel((model): readonly Permission[] =>
  model.resources('AWS::Lambda::Permission').flatMap((resource) =>
    combinedCases(resource, PROPERTIES).flatMap(({ value, when }): Permission[] => {
      const [name, action, principal, source, account, token, viaUrl] = value;
      if (!principal || !mayBeCaller(principal)) return [];
      if (!action || !mayBe(action, isInvocation)) return [];
      if (token && token.kind !== 'absent' && token.kind !== 'unknown') return [];
      if (viaUrl?.kind === 'scalar' && String(viaUrl.value) === 'true') return [];
      if (account && !mayBe(account, (text) => mayBeHere(resource, text)) && account.kind !== 'absent') return [];
      const from = (source && asText(source)) ?? [];
      if (SourceArn.isOther(from)) return [];
      const target = name && functionRef(model, asText(name));
      return [{ resource, when, target, sourceArn: SourceArn.read(from) }];
    }),
  ),
);

/**
 * Whether a principal may be API Gateway or everybody; one that only deployment knows may be, unless its literal part
 * differs.
 */
function mayBeCaller(principal: Term): boolean {
  const [first] = principal.kind === 'text' ? principal.text : [];
  if (typeof first === 'string') return CALLERS.some((caller) => caller.startsWith(first));
  if (first?.kind === 'pseudo') return !NO_SERVICE.includes(first.name);
  return mayBe(principal, (text) => CALLERS.includes(text));
}

/** Whether an action of a permission, which may hold wildcards, is to call a function. */
export function isInvocation(action: string): boolean {
  return matchesWildcard(action.toLowerCase(), 'lambda:invokefunction');
}

/** Whether the stack may be deployed to an account. */
function mayBeHere({ template }: Resource, account: string): boolean {
  const here = template.known('AWS::AccountId');
  return here === undefined || here === account;
}

/** The branches in which the function of a permission is one that an API of the app calls. */
export function servingBranches(
  model: Model,
  { target }: Pick<Permission, 'target'>,
): readonly (readonly Assumption[])[] {
  return (target?.resource && calledFunctions(model).get(target.resource)) ?? [];
}

const permissionIndex = perModel((model) => new PermissionIndex(lambdaPermissions(model)));

/** The permissions that may be for a call to a function. */
export function permissionsFor(model: Model, called: FunctionRef): CallPermissions {
  return permissionIndex(model).of(called);
}

/** The permissions for another alias or version of a function, which do not count for a call. */
export function permissionsElsewhere(model: Model, called: FunctionRef): readonly Permission[] {
  return permissionIndex(model).qualifiedOtherwise(called);
}

/** Whether a text may pass a test; one that only deployment knows may. */
function mayBe(term: Term, test: (text: string) => boolean): boolean {
  return term.kind === 'scalar' ? test(String(term.value)) : term.kind === 'text' || term.kind === 'unknown';
}

/** Permissions by the function they are for. */
class PermissionIndex {
  private readonly byFunction = new Map<Resource, Permission[]>();
  /** Kept by function and qualifier: most integrations of an API call the same function. */
  private readonly byCall = new Map<Resource | undefined, Map<string | undefined, CallPermissions>>();
  /** For functions that cannot be known. */
  private readonly open: Permission[] = [];
  /** For names that no function in sight has. */
  private readonly elsewhere: Permission[] = [];

  public constructor(permissions: readonly Permission[]) {
    for (const permission of permissions) {
      const { target } = permission;
      const list = target?.resource && this.byFunction.get(target.resource);
      if (list) list.push(permission);
      else if (target?.resource) this.byFunction.set(target.resource, [permission]);
      else (target ? this.elsewhere : this.open).push(permission);
    }
  }

  /** The permissions that may be for a function as it is called: through the same alias or version, if any. */
  public of(called: FunctionRef): CallPermissions {
    const { resource, qualifier } = called;
    const known = this.byCall.get(resource) ?? new Map<string | undefined, CallPermissions>();
    this.byCall.set(resource, known);
    const found = known.get(qualifier) ?? new CallPermissions(this.allOf(called));
    known.set(qualifier, found);
    return found;
  }

  private allOf(called: FunctionRef): readonly Permission[] {
    const { resource } = called;
    if (!resource) return [...this.open, ...this.elsewhere];
    const own = this.byFunction.get(resource) ?? [];
    return [
      ...own.filter(({ target }) => mayBeSame(target, called)),
      ...this.open,
      // Deployment may give the function the name that a permission has and no function in sight.
      ...(mayBe(resource.term('FunctionName'), () => false) ? this.elsewhere : []),
    ];
  }

  public qualifiedOtherwise(called: FunctionRef): readonly Permission[] {
    const own = called.resource ? (this.byFunction.get(called.resource) ?? []) : [];
    return own.filter(({ target }) => !mayBeSame(target, called));
  }
}

function mayBeSame(target: FunctionRef | undefined, { qualifier }: FunctionRef): boolean {
  return qualifier === undefined || target?.qualifier === undefined || target.qualifier === qualifier;
}
