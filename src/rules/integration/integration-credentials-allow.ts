import { identityPolicies } from '../../apigateway/identity-policies';
import {
  REQUEST_PROPERTIES,
  type ServiceRequest,
  serviceRequests,
} from '../../apigateway/integrations/service-request';
import { type RequestTarget, requestTargets } from '../../apigateway/integrations/request-target';
import type { Model, Part } from '../../apigateway/model';
import { TABLE_TYPES } from '../../apigateway/stores/named-stores';
import { excluding, partsIn } from '../../cloudformation/conditions/branches';
import type { Path } from '../../cloudformation/document/json';
import { asText, formatText, isOpenText, resourcesIn, textKey } from '../../cloudformation/intrinsics/symbolic-text';
import { mentioned } from '../../cloudformation/resources/mentioned';
import type { Resource, Text } from '../../cloudformation/types';
import { allowancesOf } from '../../iam/permitted';
import { principalsOf } from '../../iam/principals';
import { mayBe } from '../../iam/rulings';
import { type NamedTarget, namedTarget, withNames } from '../../iam/resource-target';
import { type StatementResource, documentStatements } from '../../iam/statements';
import type { Judge, Policy, Violation } from '../policy';
import { branchesWithout, hiddenPolicies, roleInSight } from '../support/assumed-role';
import { awsPage, developerGuide, github } from '../support/pages';

export const integrationCredentialsAllow: Policy = {
  id: 'integration-credentials-allow',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'The role of an integration allows what the integration requests',
  why: 'API Gateway makes the request with the role in CredentialsArn. If no policy of the role allows the action on that resource, the service refuses every request: "is not authorized to perform: sqs:sendmessage […] because no identity-based policy allows the sqs:sendmessage action".',
  fix: 'Allow the action on the ARN of the queue, stream, table or state machine in a policy of the role (in aws-cdk-lib: queue.grantSendMessages(role) and the like).',
  references: [
    developerGuide('http-api-develop-integrations-aws-services'),
    developerGuide('apigateway-websocket-api-integration-requests'),
    awsPage('IAM/latest/UserGuide/reference_policies_evaluation-logic'),
    github('terraform-aws-modules/terraform-aws-apigateway-v2/issues/87'),
  ],
  controls: { cwe: ['CWE-863'] },
  check(model, judge) {
    const paths = ['CredentialsArn', ...REQUEST_PROPERTIES, 'RequestParameters'] as const;
    judge.values(model.integrations, paths, ([credentials, ...values], integration) => {
      const role = roleInSight(model, credentials.text);
      if (!role) return undefined;
      return serviceRequests(values).flatMap((request) =>
        requestTargets(request, values).flatMap((target) =>
          refusals(model, judge, { integration, path: credentials.path, role, ...request, ...target }),
        ),
      );
    });
  },
};

/** A request that API Gateway makes as a role, in one branch. */
interface RoleRequest extends ServiceRequest, RequestTarget {
  readonly integration: Part;
  readonly path: Path;
  readonly role: Resource;
}

function refusals(model: Model, judge: Judge, request: RoleRequest): readonly Violation[] {
  const { integration, path, role, action, target, when: given } = request;
  const policies = identityPolicies(model);
  const allowances = allowancesOf(policies, role, { action, target });
  const refused = branchesWithout(judge, integration, { path, when: given }, allowances);
  if (refused.length === 0) return [];
  const hidden = hiddenPolicies(model, role) ?? allowedByOther(model, request);
  if (hidden !== undefined) {
    for (const when of refused) judge.unknown(integration, path, hidden, when);
    return [];
  }
  const elsewhere = allowancesOf(policies, role, { action }).map(({ when }) => when);
  return refused.flatMap((branch) => [
    ...excluding(branch, elsewhere).map((when) => ({ message: refusal(role, `do not allow ${action}`), when })),
    ...partsIn(branch, elsewhere).map((when) => ({
      message: refusal(role, `allow ${action}, but not on ${nameOf(target?.resource ?? [])}`),
      when,
    })),
  ]);
}

function refusal({ declared }: Resource, what: string): string {
  return `API Gateway makes the request as role ${declared.logicalId}, whose policies ${what}: the service refuses it.`;
}

/** A resource as a message names it: by its logical id, or by the end of its ARN. */
function nameOf(resource: Text): string {
  return resourcesIn(resource)[0]?.declared.logicalId ?? formatText(resource);
}

const BUS = 'AWS::Events::EventBus';
const QUEUE_POLICIES = ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'];
/** Resources that may let a role in by policies of their own, by service, and the types that have these policies. */
const OWN_POLICIES = new Map<string, readonly [types: readonly string[], policyTypes: readonly string[]]>([
  ['dynamodb', [TABLE_TYPES, TABLE_TYPES]],
  ['events', [[BUS], [BUS, 'AWS::Events::EventBusPolicy']]],
  ['kinesis', [['AWS::Kinesis::Stream'], ['AWS::Kinesis::ResourcePolicy']]],
  ['sqs', [['AWS::SQS::Queue'], QUEUE_POLICIES]],
]);

/** Why a policy of what is asked may allow an action to the role; undefined where none does. */
function allowedByOther(model: Model, { integration, service, target }: RoleRequest): string | undefined {
  const own = OWN_POLICIES.get(service);
  if (!own) return undefined;
  const [types, policyTypes] = own;
  const { template, properties } = integration.resource;
  const key = target && keyOf(target);
  const isInSight =
    mentioned(template, properties, []).some(({ resource }) => types.includes(resource.type)) ||
    model.resources(...types).some((resource) => keyOf(namedTarget(resource)) === key);
  if (!isInSight) return `a policy of an ${types.join(' or ')} out of sight may allow it`;
  const policy = model.resources(...policyTypes).find(mayAllowRole);
  return policy && `the policy of ${policy.declared.logicalId} may allow it`;
}

/** A key that is the same for a resource and for its name, where that is written. */
function keyOf({ resource }: NamedTarget): string {
  return textKey(withNames(resource));
}

function mayAllowRole(resource: Resource): boolean {
  if (resource.type === BUS) return resource.term('Policy').kind !== 'absent';
  // Each copy of a global table has a policy of its own.
  if (TABLE_TYPES.includes(resource.type)) return JSON.stringify(resource.properties).includes('"ResourcePolicy"');
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
