import { type Json, type JsonObject, type Path, isObject, present } from '../cloudformation/document/json';
import { type Answers, field, requiredText, textField } from './answers';
import { documentOf } from './policy-document';
import type { TemplateBuilder } from './template-builder';

/** The ARN of an AWS managed policy: `arn:aws:iam::aws:policy/AdministratorAccess`. */
const OF_AWS = /^arn:[^:]*:iam::aws:policy\//;

/** A managed policy of the account, and the roles that it is attached to. */
interface ManagedPolicy {
  readonly roles: string[];
  readonly document: Json;
  readonly path: Path;
}

/** A policy in a role itself. */
interface InlinePolicy {
  readonly policyName: string;
  readonly document: Json;
  readonly path: Path;
}

/** Adds the roles of the answers with their policies. */
export function addRoles(builder: TemplateBuilder, answers: Answers): void {
  const managed = new Map<string, ManagedPolicy>();
  for (const { body, path, parameters } of answers.to('iam get-role')) {
    const [name = ''] = parameters;
    const role = body && field(body, 'Role');
    if (!isObject(role)) continue;
    const logicalId = `role/${name}`;
    const inline = inlinePolicies(answers, name);
    const properties = {
      ...roleProperties(name, role),
      ...present({
        ManagedPolicyArns: some(unreadPolicies(answers, name, managed)),
        Policies: some(
          inline.map(({ policyName, document }) => ({
            PolicyName: policyName,
            PolicyDocument: builder.document(document),
          })),
        ),
      }),
    };
    builder.add(logicalId, 'AWS::IAM::Role', properties, [...path, 'Role']);
    for (const [index, policy] of inline.entries())
      builder.place(['Resources', logicalId, 'Properties', 'Policies', index], policy.path);
  }
  addManagedPolicies(builder, managed);
}

function roleProperties(name: string, role: JsonObject): JsonObject {
  const boundary = field(role, 'PermissionsBoundary');
  return present({
    RoleName: name,
    Path: textField(role, 'Path'),
    AssumeRolePolicyDocument: documentOf(role, 'AssumeRolePolicyDocument'),
    PermissionsBoundary: isObject(boundary) ? textField(boundary, 'PermissionsBoundaryArn') : undefined,
  });
}

function inlinePolicies(answers: Answers, role: string): readonly InlinePolicy[] {
  return answers.to('iam get-role-policy', role).flatMap(({ body: policy, path }) => {
    const document = documentOf(policy, 'PolicyDocument');
    return policy && document !== undefined ? [{ policyName: requiredText(policy, 'PolicyName'), document, path }] : [];
  });
}

/** The ARNs of attached policies whose documents no answer has; the others are added to a map. */
function unreadPolicies(answers: Answers, role: string, managed: Map<string, ManagedPolicy>): readonly string[] {
  return answers.items('iam list-attached-role-policies', role).flatMap((attached) => {
    const arn = requiredText(attached.json, 'PolicyArn');
    const version = OF_AWS.test(arn) ? undefined : answers.item('iam get-policy-version', arn);
    const document = version && documentOf(field(version.json, 'PolicyVersion'), 'Document');
    if (!version || document === undefined) return [arn];
    const known = managed.get(arn);
    if (known) known.roles.push(role);
    else managed.set(arn, { roles: [role], document, path: version.path });
    return [];
  });
}

function addManagedPolicies(builder: TemplateBuilder, managed: ReadonlyMap<string, ManagedPolicy>): void {
  for (const [arn, { roles, document, path }] of managed) {
    const logicalId = arn.replace(/^[^/]*:/, '');
    const properties = {
      ManagedPolicyName: arn.replace(/^.*\//s, ''),
      Roles: roles,
      PolicyDocument: builder.document(document),
    };
    builder.add(logicalId, 'AWS::IAM::ManagedPolicy', properties, path);
    builder.place(['Resources', logicalId, 'Properties', 'PolicyDocument'], [...path, 'PolicyVersion', 'Document']);
  }
}

/** A list; undefined for an empty one, which is not written. */
function some<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length > 0 ? items : undefined;
}
