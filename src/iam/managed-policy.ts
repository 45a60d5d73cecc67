import { MANAGED_POLICY_ACTIONS } from '../aws/managed-policies';
import { type Json, type JsonObject, own } from '../cloudformation/document/json';
import { asText, formatText, onlySymbol } from '../cloudformation/intrinsics/symbolic-text';
import type { Resource, Term } from '../cloudformation/types';
import { matchesWildcard } from './arn';
import { mayEndIn, rawProperties, someItem } from './raw-json';

const PERMISSION_SET = 'AWS::SSO::PermissionSet';

/** Types of the resources to which managed policies are attached. */
export const MANAGED_POLICY_HOLDERS = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group', PERMISSION_SET];

/** The property that attaches managed policies to a resource of one of these types. */
export function managedPolicyProperty(type: Json | undefined): string {
  return type === PERMISSION_SET ? 'ManagedPolicies' : 'ManagedPolicyArns';
}

/** A managed policy that a resource refers to. */
export type ManagedPolicy =
  /** A policy of the app. */
  | { readonly kind: 'in sight'; readonly resource: Resource }
  /** An AWS managed policy, with the patterns of actions that it allows. */
  | { readonly kind: 'of AWS'; readonly actions: readonly string[] }
  | { readonly kind: 'out of sight'; readonly label: string };

/**
 * The ARN of an AWS managed policy, whose partition may be a pseudo parameter; or its name alone, which SAM accepts.
 */
const AWS_POLICY = /^(?:arn:(?:[^:]*|\$\{AWS::Partition\}):iam::aws:policy\/)?([\w+=,.@/-]+)$/;

/** The managed policy of an ARN, or of a name as SAM accepts it. */
export function managedPolicy(term: Term): ManagedPolicy {
  const text = asText(term) ?? [];
  const symbol = onlySymbol(text);
  if (symbol?.kind === 'resource' && symbol.resource.type === 'AWS::IAM::ManagedPolicy')
    return { kind: 'in sight', resource: symbol.resource };
  const label = formatText(text);
  const [, name = ''] = AWS_POLICY.exec(label) ?? [];
  const actions = MANAGED_POLICY_ACTIONS.get(name) ?? MANAGED_POLICY_ACTIONS.get(`service-role/${name}`);
  return actions ? { kind: 'of AWS', actions } : { kind: 'out of sight', label };
}

/** Whether patterns of actions include an action. */
export function includesAction(patterns: readonly string[], action: string): boolean {
  return patterns.some((pattern) => matchesWildcard(pattern.toLowerCase(), action.toLowerCase()));
}

/**
 * Tests by their JSON whether roles, users, groups and permission sets may hold a managed policy.
 *
 * @param name of the managed policy
 */
export function mayHoldManagedPolicy(name: string): (json: JsonObject) => boolean {
  return (json) => {
    const properties = rawProperties(json);
    const type = own(json, 'Type');
    // Resources of other types may have roles that SAM creates.
    const isHolder = MANAGED_POLICY_HOLDERS.some((holder) => holder === type);
    const attached = properties && own(properties, managedPolicyProperty(type));
    return !properties || !isHolder || someItem(attached, (arn) => mayEndIn(arn, name));
  };
}
