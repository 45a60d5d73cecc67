import { type Json, type Path, isObject, present } from '../cloudformation/document/json';
import { type Answers, field, requiredText, textField } from './answers';
import { documentOf } from './policy-document';
import type { TemplateBuilder } from './template-builder';

/** The ARN of an AWS managed policy: `arn:aws:iam::aws:policy/AdministratorAccess`. */
const OF_AWS = /^arn:[^:]*:iam::aws:policy\//;

/** Adds the roles of the answers with their policies. */
export function addRoles(builder: TemplateBuilder, answers: Answers): void {
  const attachments = new Map<string, { readonly roles: string[]; readonly document: Json; readonly path: Path }>();
  for (const { body, path: place, parameters } of answers.to('iam get-role')) {
    const [name = ''] = parameters;
    const role = body && field(body, 'Role');
    if (!isObject(role)) continue;
    const logicalId = `role/${name}`;
    const policies = answers.to('iam get-role-policy', name).flatMap(({ body: policy, path }) => {
      const document = documentOf(policy, 'PolicyDocument');
      return policy && document !== undefined
        ? [{ policyName: requiredText(policy, 'PolicyName'), document, path }]
        : [];
    });
    const managed: string[] = [];
    for (const attached of answers.items('iam list-attached-role-policies', name)) {
      const arn = requiredText(attached.json, 'PolicyArn');
      const version = OF_AWS.test(arn) ? undefined : answers.item('iam get-policy-version', arn);
      const document = version && documentOf(field(version.json, 'PolicyVersion'), 'Document');
      if (!version || document === undefined) {
        managed.push(arn);
        continue;
      }
      const known = attachments.get(arn);
      if (known) known.roles.push(name);
      else attachments.set(arn, { roles: [name], document, path: version.path });
    }
    const boundary = field(role, 'PermissionsBoundary');
    const properties = present({
      RoleName: name,
      Path: textField(role, 'Path'),
      AssumeRolePolicyDocument: documentOf(role, 'AssumeRolePolicyDocument'),
      ManagedPolicyArns: managed.length > 0 ? managed : undefined,
      Policies:
        policies.length > 0
          ? policies.map(({ policyName, document }) => ({
              PolicyName: policyName,
              PolicyDocument: builder.document(document),
            }))
          : undefined,
      PermissionsBoundary: isObject(boundary) ? textField(boundary, 'PermissionsBoundaryArn') : undefined,
    });
    builder.add(logicalId, 'AWS::IAM::Role', properties, [...place, 'Role']);
    for (const [index, { path }] of policies.entries())
      builder.place(['Resources', logicalId, 'Properties', 'Policies', index], path);
  }
  for (const [arn, { roles, document, path }] of attachments) {
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
