import { EXECUTE_API_ARN } from '../../aws/written-arns';
import { identityPolicies } from '../../apigateway/identity-policies';
import { MANAGE_CONNECTIONS } from '../../aws/execute-api';
import { asText, formatText } from '../../cloudformation/intrinsics/symbolic-text';
import { MANAGED_POLICY_HOLDERS, managedPolicyProperty, mayHoldManagedPolicy } from '../../iam/managed-policy';
import { permitted } from '../../iam/permitted';
import { ANY_NAME, type ResourceTarget } from '../../iam/resource-target';
import { listItems } from '../../iam/statements';
import type { Policy } from '../policy';
import { checkAllowances } from '../support/allowances';
import { awsPage, developerGuide } from '../support/pages';

const NAME = 'AmazonAPIGatewayInvokeFullAccess';

/** The managed policy by its ARN, or by its name as SAM takes it. */
const FULL_ACCESS = new RegExp(`(?:^|:iam::aws:policy/)${NAME}$`);

export const MESSAGES = {
  fullAccess:
    'AmazonAPIGatewayInvokeFullAccess allows execute-api:Invoke and execute-api:ManageConnections on every API of the account: whoever holds it can send to, inspect and close the connections of every WebSocket API.',
} as const;

export const invokeFullAccess: Policy = {
  id: 'invoke-full-access',
  category: 'security',
  severity: 'error',
  title: 'Nobody has the managed policy AmazonAPIGatewayInvokeFullAccess',
  why: MESSAGES.fullAccess,
  fix: `Grant execute-api:ManageConnections on one API, stage and method: ${EXECUTE_API_ARN}\${Api}/\${Stage}/POST/@connections/*.`,
  references: [
    awsPage('aws-managed-policy/latest/reference/AmazonAPIGatewayInvokeFullAccess'),
    developerGuide('apigateway-websocket-control-access-iam'),
  ],
  controls: { nist80053: ['AC-6'], cwe: ['CWE-250'] },
  check(model, judge) {
    if (model.apis.length === 0) return;
    const request = { action: MANAGE_CONNECTIONS, target: SOME_CONNECTION };
    for (const holder of model.resourcesWhere(MANAGED_POLICY_HOLDERS, mayHoldManagedPolicy(NAME))) {
      judge.about(holder);
      const property = managedPolicyProperty(holder.type);
      for (const { term, path, when } of listItems(holder, [property])) {
        if (term.kind === 'unknown') judge.unknown(holder, path, `${term.label}: ${term.reason}`, when);
        const arn = asText(term);
        if (!arn || !FULL_ACCESS.test(formatText(arn))) continue;
        const identity = { holder, rulings: identityPolicies(model).rulings(holder, request) };
        const allowances = permitted({ effect: 'Allow', when, doubt: undefined }, identity, request);
        checkAllowances(judge, holder, path, MESSAGES.fullAccess, allowances);
      }
    }
  },
};

/** A connection of an API that nobody has written. */
const SOME_CONNECTION: ResourceTarget = {
  service: 'execute-api',
  resource: [`${ANY_NAME}/${ANY_NAME}/POST/@connections/${ANY_NAME}`],
};
