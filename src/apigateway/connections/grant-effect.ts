import { MANAGE_CONNECTIONS } from '../../aws/execute-api';
import { type Branch, excluding, jointly, mergeBranches, partsIn } from '../../cloudformation/conditions/branches';
import { asText, splitText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Text } from '../../cloudformation/types';
import { hasWildcard, parseResourceArn } from '../../iam/arn';
import { rulingsOf } from '../../iam/identity-policies';
import { type Allowance, permitted, settled } from '../../iam/permitted';
import { ANY_NAME, type ResourceTarget, expandApiArns } from '../../iam/resource-target';
import { type AccessRequest, type Ruling, statementDoubt } from '../../iam/rulings';
import type { Statement, StatementResource } from '../../iam/statements';
import { identityPolicies } from '../identity-policies';
import type { Model } from '../model';
import type { ConnectionScope } from './connection-scope';

/** What Deny statements and permissions boundaries in sight leave of a grant. */
export interface GrantEffect {
  readonly methods: readonly string[];
  /** The branches in which an identity has it for these methods. */
  readonly allowances: readonly Allowance[];
}

/**
 * The methods that a resource of a statement really allows on connections, by branch. A method that is in doubt counts
 * where no other is certain.
 */
export function grantEffects(
  model: Model,
  statement: Statement,
  entry: StatementResource,
  scope: ConnectionScope & { readonly kind: 'every-api' | 'one-api' },
): readonly GrantEffect[] {
  const doubt = statementDoubt(statement, MANAGE_CONNECTIONS);
  const { when: given } = entry;
  const left = scope.methods.map((method) => {
    const request = { action: MANAGE_CONNECTIONS, target: targetOf(entry, scope, method) };
    const all = settled(given, allowancesFor(model, statement, { effect: 'Allow', when: given, doubt }, request));
    const certain = all.filter((one) => one.doubt === undefined).map(({ when }) => when);
    return { method, all, certain };
  });
  const open = left.filter(({ all, certain }) => all.length > certain.length).map(({ method }) => method);
  const doubtful = settled(
    given,
    left.flatMap(({ all }) => all),
  ).filter((one) => one.doubt !== undefined);
  return [...sharedBy(given, left), ...(doubtful.length > 0 ? [{ methods: open, allowances: doubtful }] : [])];
}

interface CertainMethod {
  readonly method: string;
  readonly certain: readonly Branch[];
}

/** The sets of methods that are allowed together, each with the branches in which exactly these are. */
function sharedBy(given: Branch, all: readonly CertainMethod[]): readonly GrantEffect[] {
  const some = all.filter(({ certain }) => certain.length > 0);
  const [first] = some;
  if (!first) return [];
  const effect = (methods: readonly string[], branches: readonly Branch[]): GrantEffect => ({
    methods,
    allowances: mergeBranches(given, branches).map((when) => ({ when, doubt: undefined })),
  });
  const isAlike = some.every(
    ({ certain }) => JSON.stringify(certain.map(namesOf)) === JSON.stringify(first.certain.map(namesOf)),
  );
  if (isAlike)
    return [
      effect(
        some.map(({ method }) => method),
        first.certain,
      ),
    ];
  // Each bit stands for a method, so that each number is a set of them.
  return Array.from({ length: 2 ** some.length - 1 }, (_, index) => index + 1).flatMap((set) => {
    const has = (at: number): boolean => ((set >> at) & 1) === 1;
    const inside = some.filter((_, at) => has(at));
    const outside = some.filter((_, at) => !has(at)).flatMap(({ certain }) => certain);
    const together = inside.reduce<readonly Branch[]>(
      (branches, { certain }) => branches.flatMap((branch) => partsIn(branch, certain)),
      [given],
    );
    const alone = together.flatMap((branch) => excluding(branch, outside));
    return alone.length > 0
      ? [
          effect(
            inside.map(({ method }) => method),
            alone,
          ),
        ]
      : [];
  });
}

function namesOf(branch: Branch): readonly string[] {
  return branch.map(({ template, name, value }) => `${template.id} ${name} ${value}`);
}

/** The branches in which an Allow takes effect, for every identity that has its policy. */
function allowancesFor(
  model: Model,
  { resource }: Statement,
  allow: Ruling,
  request: AccessRequest,
): readonly Allowance[] {
  const policies = identityPolicies(model);
  return policies.holdersOf(resource).flatMap(({ holder, when }) => {
    const held = jointly(allow.when, when);
    if (!held) return [];
    const rulings = holder ? policies.rulings(holder, request, 'Deny') : rulingsOf(resource, request, 'Deny');
    return permitted({ ...allow, when: held }, { holder, rulings }, request);
  });
}

/** A connection that a resource of a statement covers: of the API and stage that it names, or of any. */
function targetOf(entry: StatementResource, { kind }: ConnectionScope, method: string): ResourceTarget {
  const arn = parseResourceArn(expandApiArns(asText(entry.term) ?? []));
  const [api, stage] = splitText(arn?.resource ?? [], '/', true);
  const name = (segment: Text | undefined): Text => (segment && !isWild(segment) ? segment : [ANY_NAME]);
  const resource = [...(kind === 'one-api' ? name(api) : [ANY_NAME]), '/', ...name(stage)];
  return { service: 'execute-api', resource: [...resource, `/${method}/@connections/${ANY_NAME}`] };
}

function isWild(segment: Text): boolean {
  return segment.length === 0 || segment.some((part) => typeof part === 'string' && hasWildcard(part));
}
