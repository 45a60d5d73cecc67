import { asText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Term } from '../../cloudformation/types';
import { matchesWildcard } from '../../iam/arn';
import { perModel } from '../per-model';
import type { Model } from '../types';
import { type FunctionRef, calledFunctions, functionRef } from './invoked-function';
import { SourceArn } from './source-arn';

/** An `AWS::Lambda::Permission` that lets API Gateway call a function, or may do so. */
export interface Permission {
  readonly resource: Resource;
  /** The function it is about; undefined when that cannot be known. */
  readonly target: FunctionRef | undefined;
  /** Its `SourceArn` in every branch; undefined for one that is absent, or of which not everything is in sight. */
  readonly sourceArns: readonly (SourceArn | undefined)[];
  readonly when: readonly Assumption[];
}

/** The service that calls Lambda functions for APIs, and everybody. */
const CALLERS = ['apigateway.amazonaws.com', '*'];

/** The permissions of the app that let API Gateway call a function, or that may when they are deployed. */
export const lambdaPermissions = perModel((model): readonly Permission[] =>
  model.resources('AWS::Lambda::Permission').flatMap((resource) =>
    resource.cases('Principal').flatMap(({ value: principal, when }) => {
      if (!mayBe(principal, (text) => CALLERS.includes(text))) return [];
      const isCall = (action: string): boolean => matchesWildcard(action.toLowerCase(), 'lambda:invokefunction');
      if (!resource.cases('Action').some(({ value }) => mayBe(value, isCall))) return [];
      const sourceArns = resource.cases('SourceArn').map(({ value }) => SourceArn.read(asText(value) ?? []));
      return resource
        .cases('FunctionName')
        .map(({ value }) => ({ resource, when, sourceArns, target: functionRef(model, asText(value)) }));
    }),
  ),
);

/** Whether a permission is for a function that a WebSocket API of the app calls. */
export function servesWebSocket(model: Model, { target }: Permission): boolean {
  return target?.resource !== undefined && calledFunctions(model).has(target.resource);
}

const permissionIndex = perModel((model) => new PermissionIndex(lambdaPermissions(model)));

/** The permissions that may be for a call to a function. */
export function permissionsFor(model: Model, called: FunctionRef): readonly Permission[] {
  return permissionIndex(model).of(called);
}

/** Whether a test holds for a text; one that only deployment knows may pass any. */
function mayBe(term: Term, test: (text: string) => boolean): boolean {
  return term.kind === 'scalar' ? test(String(term.value)) : term.kind === 'text' || term.kind === 'unknown';
}

/** Permissions by the function they are for. */
class PermissionIndex {
  private readonly byFunction = new Map<Resource, Permission[]>();
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
  public of(called: FunctionRef): readonly Permission[] {
    const { resource, qualifier } = called;
    if (!resource) return [...this.open, ...this.elsewhere];
    const own = this.byFunction.get(resource) ?? [];
    return [
      ...own.filter(({ target }) => target?.qualifier === qualifier),
      ...this.open,
      // A name nobody in sight has may turn out to be the one that deployment gives to the function.
      ...(mayBe(resource.term('FunctionName'), () => false) ? this.elsewhere : []),
    ];
  }
}
