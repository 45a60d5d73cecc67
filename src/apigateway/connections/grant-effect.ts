import { MANAGE_CONNECTIONS } from '../../aws/execute-api';
import { type Branch, jointly, mergeBranches } from '../../cloudformation/conditions/branches';
import { asText, splitText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Text } from '../../cloudformation/types';
import { hasWildcard, parseResourceArn } from '../../iam/arn';
import { rulingsOf } from '../../iam/identity-policies';
import { type Allowance, permitted } from '../../iam/permitted';
import { ANY_NAME, type ResourceTarget, expandApiArns } from '../../iam/resource-target';
import { type AccessRequest, type Ruling, statementDoubt } from '../../iam/rulings';
import type { Statement, StatementResource } from '../../iam/statements';
import { identityPolicies } from '../identities';
import type { Model } from '../model';
import type { ConnectionScope } from './connection-scope';

/** What is left of a grant, when Deny statements and permissions boundaries in sight have had their say. */
export interface GrantEffect {
  readonly methods: readonly string[];
  /** The branches in which somebody has it: those without a doubt, or else the others. */
  readonly allowances: readonly Allowance[];
}

/** What a resource of a statement that allows managing connections comes to. */
export function grantEffect(
  model: Model,
  statement: Statement,
  entry: StatementResource,
  scope: ConnectionScope & { readonly kind: 'every-api' | 'one-api' },
): GrantEffect {
  const doubt = statementDoubt(statement, MANAGE_CONNECTIONS);
  const left = scope.methods.flatMap((method) => {
    const request = { action: MANAGE_CONNECTIONS, target: targetOf(entry, scope, method) };
    const allowances = distinct(
      entry.when,
      allowancesFor(model, statement, { effect: 'Allow', when: entry.when, doubt }, request),
    );
    return allowances.length > 0 ? [{ method, allowances }] : [];
  });
  const certain = left.filter(({ allowances }) => allowances.some((allowance) => allowance.doubt === undefined));
  const counted = certain.length > 0 ? certain : left;
  return { methods: counted.map(({ method }) => method), allowances: counted[0]?.allowances ?? [] };
}

/** What an Allow of a statement comes to, for everybody who has its policy. */
function allowancesFor(
  model: Model,
  { resource }: Statement,
  allow: Ruling,
  request: AccessRequest,
): readonly Allowance[] {
  const policies = identityPolicies(model);
  return policies.holdersOf(resource).flatMap(({ holder, when }) => {
    const held = jointly(allow.when, when);
    if (held === undefined) return [];
    const rulings = holder ? policies.rulings(holder, request, 'Deny') : rulingsOf(resource, request, 'Deny');
    return permitted(held === 'unknown' ? allow : { ...allow, when: held }, { holder, rulings }, request);
  });
}

/** A connection that a resource of a statement covers: of the API and the stage it names, or of any. */
function targetOf(entry: StatementResource, { kind }: ConnectionScope, method: string): ResourceTarget {
  const arn = parseResourceArn(expandApiArns(asText(entry.term) ?? []));
  const [api, stage] = splitText(arn?.resource ?? [], '/', true) ?? [];
  const name = (segment: Text | undefined): Text => (segment && !isWild(segment) ? segment : [ANY_NAME]);
  const resource = [...(kind === 'one-api' ? name(api) : [ANY_NAME]), '/', ...name(stage)];
  return { service: 'execute-api', resource: [...resource, `/${method}/@connections/${ANY_NAME}`] };
}

function isWild(segment: Text): boolean {
  return segment.length === 0 || segment.some((part) => typeof part === 'string' && hasWildcard(part));
}

/** Those without a doubt, or else one with; each branch once. */
function distinct(given: Branch, allowances: readonly Allowance[]): readonly Allowance[] {
  const certain = allowances.filter(({ doubt }) => doubt === undefined);
  if (certain.length === 0) return allowances.slice(0, 1);
  const branches = mergeBranches(
    given,
    certain.map(({ when }) => when),
  );
  return branches.map((when) => ({ when, doubt: undefined }));
}
