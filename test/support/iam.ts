import { buildModel } from '../../src/apigateway/building/build-model';
import type { Assumption, Resource } from '../../src/cloudformation/types';
import { type AppResources, IdentityPolicies } from '../../src/iam/identity-policies';
import { template } from './findings';
import { IS_PROD } from './stage';

/** An app with IAM resources. */
export interface IamApp {
  readonly app: AppResources;
  readonly policies: IdentityPolicies;
  /** The resource of a logical id. */
  of(logicalId: string): Resource;
}

/**
 * Builds an app of IAM resources; condition `IsProd` is there.
 *
 * @param resources in flow style by logical id, each with its type without `AWS::IAM::`: `Role: 'Role { RoleName: a }'`
 */
export function iam(resources: Readonly<Record<string, string>>): IamApp {
  const lines = Object.entries(resources).map(([id, text]) => {
    const [, type = '', properties = '{}'] = /^(\w+)\s*(.*)$/s.exec(text) ?? [];
    return `  ${id}: { Type: AWS::IAM::${type}, Properties: ${properties || '{}'} }`;
  });
  const app = buildModel([template([IS_PROD, 'Resources:', ...lines].join('\n'))]);
  const [within] = app.templates;
  return {
    app,
    policies: new IdentityPolicies(app),
    of: (logicalId) => {
      const found = within?.resources.get(logicalId);
      if (!found) throw new Error(`no resource ${logicalId}`);
      return found;
    },
  };
}

/** A statement on table `chat`, in flow style. */
export function tableStatement(effect = 'Allow', more = ''): string {
  return `{ Effect: ${effect}, Action: dynamodb:PutItem, Resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/chat'${more && `, ${more}`} }`;
}

/** A document of some statements, in flow style. */
export function document(...statements: readonly string[]): string {
  return `{ Statement: [${statements.join(', ')}] }`;
}

/** What {@link tableStatement} is about. */
export const PUT_ITEM = {
  action: 'dynamodb:PutItem',
  target: { service: 'dynamodb', resource: ['table/chat'] },
} as const;

/** Something in a branch, in a line: `Allow when IsProd is true, in doubt: why`. */
export function inBranch(
  what: string,
  { when, doubt }: { readonly when: readonly Assumption[]; readonly doubt?: string | undefined },
): string {
  const branch = when.map(({ name, value }) => `${name} is ${String(value)}`).join(', ');
  return [what, ...(branch ? [`when ${branch}`] : [])].join(' ') + (doubt === undefined ? '' : `, in doubt: ${doubt}`);
}
