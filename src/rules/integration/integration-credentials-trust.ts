import type { Model } from '../../apigateway/model';
import { literalText } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { At, Judge, Policy, Verdict } from '../policy';
import { roleByName, roleInSight, untrusted } from '../support/assumed-role';
import { awsPage, developerGuide, github } from '../support/pages';

export const integrationCredentialsTrust: Policy = {
  id: 'integration-credentials-trust',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'API Gateway may assume the role of an integration or an authorizer',
  why: 'API Gateway has to assume the role in CredentialsArn (of an authorizer: AuthorizerCredentialsArn) before it calls the back end. Where the trust policy of the role names only another service, or the property holds the name of the role instead of its ARN, the call is never made.',
  fix: 'Set the property to the ARN of a role (GetAtt Role.Arn) whose trust policy allows sts:AssumeRole to apigateway.amazonaws.com.',
  references: [
    developerGuide('apigateway-websocket-api-integration-requests'),
    developerGuide('http-api-lambda-authorizer'),
    awsPage('IAM/latest/UserGuide/id_roles_create_for-service'),
    github('terraform-aws-modules/terraform-aws-apigateway-v2/issues/87'),
    github('aws/serverless-application-model/issues/2049'),
  ],
  controls: { cwe: ['CWE-863'] },
  check(model, judge) {
    judge.value(model.integrations, 'CredentialsArn', (value, at) => verdict(model, judge, at, value, 'integration'));
    judge.value(model.authorizers, 'AuthorizerCredentialsArn', (value, at) =>
      verdict(model, judge, at, value, 'authorizer'),
    );
  },
};

/** The characters of a role's name, of which an ARN has more. */
const ROLE_NAME = /^[\w+=,.@-]+$/;

function verdict(model: Model, judge: Judge, at: At, value: Value, caller: string): Verdict {
  const named = roleByName(value.text);
  if (named) {
    const { logicalId } = named.declared;
    return `Ref ${logicalId} is the name of the role, but the ${caller} needs its ARN: GetAtt ${logicalId}.Arn.`;
  }
  const literal = value.text && literalText(value.text);
  if (literal !== undefined && ROLE_NAME.test(literal))
    return `"${literal}" is the name of a role, but the ${caller} needs its ARN.`;
  const role = roleInSight(model, value.text);
  if (!role) return undefined;
  return untrusted(judge, at, role, value).map((one) => ({
    ...one,
    message: `${one.message} Calls of this ${caller} fail.`,
  }));
}
