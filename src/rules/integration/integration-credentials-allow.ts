import { identityPolicies } from '../../apigateway/identity-policies';
import { REQUEST_PROPERTIES, serviceRequests } from '../../apigateway/integrations/service-request';
import type { Model } from '../../apigateway/model';
import { asText, formatText, isOpenText } from '../../cloudformation/intrinsics/symbolic-text';
import { mentioned } from '../../cloudformation/resources/mentioned';
import type { Resource } from '../../cloudformation/types';
import { allowancesOf } from '../../iam/permitted';
import { principalsOf } from '../../iam/principals';
import { mayBe } from '../../iam/rulings';
import { type StatementResource, documentStatements } from '../../iam/statements';
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
    judge.values(model.integrations, paths, ([credentials, ...properties], integration) => {
      const role = roleInSight(model, credentials.text);
      if (!role) return undefined;
      const policies = identityPolicies(model);
      return serviceRequests(properties).flatMap(({ action, when }) => {
        const at = { path: credentials.path, when };
        const refused = branchesWithout(judge, integration, at, allowancesOf(policies, role, { action }));
        const hidden = policies.hiddenBy(role) ?? allowedByOther(model, integration.resource, action);
        if (hidden === undefined) return refused.map((branch) => ({ message: refusal(role, action), when: branch }));
        for (const branch of refused) judge.unknown(integration, credentials.path, hidden, branch);
        return [];
      });
    });
  },
};

function refusal(role: Resource, action: string): string {
  return `API Gateway makes the request as role ${role.declared.logicalId}, whose policies do not allow ${action}: the service refuses it.`;
}

const TABLE = 'AWS::DynamoDB::Table';
const QUEUE_POLICIES = ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'];
/** Resources that may let a role in by policies of their own, by service: their type, and the types that have the policy. */
const OWN_POLICIES = new Map<string, readonly [resource: string, ...policies: string[]]>([
  ['dynamodb', [TABLE, TABLE]],
  ['events', ['AWS::Events::EventBus', 'AWS::Events::EventBusPolicy']],
  ['kinesis', ['AWS::Kinesis::Stream', 'AWS::Kinesis::ResourcePolicy']],
  ['sqs', ['AWS::SQS::Queue', ...QUEUE_POLICIES]],
]);

/** Why a policy of what is asked may allow an action to the role; undefined where none does. */
function allowedByOther(model: Model, { template, properties }: Resource, action: string): string | undefined {
  const types = OWN_POLICIES.get(action.slice(0, action.indexOf(':')));
  if (!types) return undefined;
  const [type, ...policyTypes] = types;
  const { IntegrationUri = null, RequestTemplates = null, RequestParameters = null } = properties;
  const asked = mentioned(template, [IntegrationUri, RequestTemplates, RequestParameters], []);
  if (!asked.some(({ resource }) => resource.type === type)) return `a policy of an ${type} out of sight may allow it`;
  const policy = model.resources(...policyTypes).find(mayAllowRole);
  return policy && `the policy of ${policy.declared.logicalId} may allow it`;
}

function mayAllowRole(resource: Resource): boolean {
  if (resource.type === TABLE) return resource.term('ResourcePolicy').kind !== 'absent';
  if (!QUEUE_POLICIES.includes(resource.type)) return true;
  return documentStatements(resource, ['PolicyDocument'])
    .filter(({ effect }) => mayBe(effect, 'Allow'))
    .some((statement) => principalsOf(statement, 'AWS')?.some(mayBeRole) ?? true);
}

/** An account as such, whose roles still need policies of their own. */
const ACCOUNT = /:root$|^(?:\d{12}|\$\{AWS::AccountId\})$/;

function mayBeRole({ term }: StatementResource): boolean {
  const text = asText(term) ?? [];
  return isOpenText(text) || !ACCOUNT.test(formatText(text));
}
