import { identityPolicies } from '../../apigateway/identity-policies';
import { REQUEST_PROPERTIES, requestedAction } from '../../apigateway/integrations/service-request';
import type { Model } from '../../apigateway/model';
import { referredNames } from '../../cloudformation/intrinsics/referred-names';
import type { Resource } from '../../cloudformation/types';
import { allowancesOf } from '../../iam/permitted';
import { allowedPrincipals } from '../../iam/principals';
import type { Policy } from '../policy';
import { branchesWithout, roleInSight } from '../support/assumed-role';
import { awsPage, developerGuide, github } from '../support/pages';

export const integrationCredentialsAllow: Policy = {
  id: 'integration-credentials-allow',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'The role of an integration allows the action that the integration requests',
  why: 'API Gateway makes the request with the role in CredentialsArn. If no policy of the role allows the action, the service refuses every request: "is not authorized to perform: sqs:sendmessage […] because no identity-based policy allows the sqs:sendmessage action".',
  fix: 'Allow the action on the ARN of the queue, stream, table or state machine in a policy of the role (in aws-cdk-lib: queue.grantSendMessages(role) and the like).',
  references: [
    developerGuide('http-api-develop-integrations-aws-services'),
    developerGuide('apigateway-websocket-api-integration-requests'),
    awsPage('IAM/latest/UserGuide/reference_policies_evaluation-logic'),
    github('terraform-aws-modules/terraform-aws-apigateway-v2/issues/87'),
  ],
  controls: { cwe: ['CWE-863'] },
  check(model, judge) {
    const paths = ['CredentialsArn', ...REQUEST_PROPERTIES] as const;
    judge.values(model.integrations, paths, ([credentials, ...request], integration) => {
      const role = roleInSight(model, credentials.text);
      const action = role && requestedAction(request);
      if (!role || action === undefined) return undefined;
      const policies = identityPolicies(model);
      const refused = branchesWithout(judge, integration, credentials, allowancesOf(policies, role, { action }));
      if (refused.length === 0) return undefined;
      const hidden = policies.hiddenBy(role) ?? allowedByOther(model, integration.resource, action);
      if (hidden !== undefined) {
        judge.unknown(integration, 'CredentialsArn', hidden, credentials.when);
        return undefined;
      }
      const message = `API Gateway makes the request as role ${role.declared.logicalId}, and no policy of it allows ${action}: the service refuses it.`;
      return refused.map((when) => ({ message, when }));
    });
  },
};

const TABLE = 'AWS::DynamoDB::Table';
const QUEUE_POLICY = 'AWS::SQS::QueuePolicy';
/** Resources that may let a role in by policies of their own, by service: their type, and the type that has the policy. */
const OWN_POLICIES: Readonly<Record<string, readonly [resource: string, policy: string]>> = {
  dynamodb: [TABLE, TABLE],
  events: ['AWS::Events::EventBus', 'AWS::Events::EventBusPolicy'],
  kinesis: ['AWS::Kinesis::Stream', 'AWS::Kinesis::ResourcePolicy'],
  sqs: ['AWS::SQS::Queue', QUEUE_POLICY],
};

/** Why a policy of what is asked may allow an action to the role; undefined where none does. */
function allowedByOther(model: Model, { template, properties }: Resource, action: string): string | undefined {
  const [type, policyType] = OWN_POLICIES[action.slice(0, action.indexOf(':'))] ?? [];
  if (type === undefined || policyType === undefined) return undefined;
  const { IntegrationUri = null, RequestTemplates = null, RequestParameters = null } = properties;
  const names = [...referredNames([IntegrationUri, RequestTemplates, RequestParameters])];
  if (!names.some((name) => template.resources.get(name)?.type === type))
    return `a policy of an ${type} out of sight may allow it`;
  const policy = model.resources(policyType).find(mayAllowRole);
  return policy && `the policy of ${policy.declared.logicalId} may allow it`;
}

/** A service, or an account as such, whose roles still need policies of their own. */
const NO_ROLE = /\.(?:amazonaws\.com|\$\{AWS::URLSuffix\})$|:root$|^(?:\d{12}|\$\{AWS::AccountId\})$/;

function mayAllowRole(resource: Resource): boolean {
  if (resource.type === TABLE) return resource.term('ResourcePolicy').kind !== 'absent';
  if (resource.type !== QUEUE_POLICY) return true;
  return allowedPrincipals(resource, ['PolicyDocument']).some((principal) => !NO_ROLE.test(principal));
}
