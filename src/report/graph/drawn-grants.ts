import { addTo } from '../../collections/grouped';
import { connectionGrants } from '../../apigateway/connections/connection-grants';
import type { Model } from '../../apigateway/model';
import { CONNECTION_METHODS } from '../../aws/execute-api';
import { asText, onlySymbol } from '../../cloudformation/intrinsics/symbolic-text';
import { linksTo } from '../../cloudformation/resources/links';
import type { Resource } from '../../cloudformation/types';
import { listItems } from '../../iam/statements';
import type { GraphResource } from './graph';
import { graphResource } from './node-text';

/** A function or role that may manage the connections of an API. */
export interface DrawnGrant {
  /** The API; undefined where it may manage those of every API. */
  readonly api: Resource | undefined;
  readonly reach: string;
  readonly policy: GraphResource;
  readonly functions: readonly Resource[];
}

/** The functions and roles that may manage connections. */
export function drawnGrants(model: Model): readonly DrawnGrant[] {
  const functionsOf = new Map<Resource, Resource[]>();
  for (const lambda of model.resources('AWS::Lambda::Function')) {
    for (const { resource: role } of linksTo(lambda, ['Role'], 'AWS::IAM::Role')) addTo(functionsOf, role, lambda);
  }
  return connectionGrants(model).flatMap(({ statement, entry, scope }): DrawnGrant[] => {
    if (scope.kind !== 'every-api' && scope.kind !== 'one-api') return [];
    if (scope.kind === 'one-api' && !scope.api) return [];
    const reach = scope.kind === 'every-api' ? 'of every API' : reachText(scope.methods, scope.everyStage);
    return [
      {
        api: scope.kind === 'one-api' ? scope.api : undefined,
        reach,
        policy: graphResource(statement.resource, entry.path),
        functions: rolesOf(statement.resource).flatMap((role) => functionsOf.get(role) ?? []),
      },
    ];
  });
}

function reachText(methods: readonly string[], everyStage: boolean): string {
  const every = methods.length === CONNECTION_METHODS.length;
  if (every && everyStage) return 'every method and stage';
  return `${every ? 'every method' : methods.join(', ')}, ${everyStage ? 'every stage' : 'one stage'}`;
}

/** The roles to which a policy is attached. */
function rolesOf(policy: Resource): readonly Resource[] {
  if (policy.type === 'AWS::IAM::Role') return [policy];
  const names = [...listItems(policy, ['Roles']), ...listItems(policy, ['RoleName'])];
  return names.flatMap(({ term }) => {
    const text = asText(term);
    const symbol = text && onlySymbol(text);
    return symbol?.kind === 'resource' && symbol.resource.type === 'AWS::IAM::Role' ? [symbol.resource] : [];
  });
}
