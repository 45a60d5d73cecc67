import { asText, formatText } from '../../cloudformation/intrinsics/symbolic-text';
import { POLICY_HOLDERS, mayHoldManagedPolicy } from '../../iam/managed-policies';
import { listItems } from '../../iam/statements';
import type { Policy } from '../policy';

const NAME = 'AmazonAPIGatewayInvokeFullAccess';

/** The managed policy by its ARN, or by its name as SAM takes it. */
const FULL_ACCESS = new RegExp(`(?:^|:iam::aws:policy/)${NAME}$`);

export const invokeFullAccess: Policy = {
  id: 'invoke-full-access',
  category: 'security',
  severity: 'error',
  title: 'Nobody gets AmazonAPIGatewayInvokeFullAccess',
  why: 'The managed policy allows execute-api:Invoke and execute-api:ManageConnections on every API of the account: whoever holds it may send to, inspect and cut the connections of every WebSocket API.',
  fix: 'Grant execute-api:ManageConnections on one API, stage and method: arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${Stage}/POST/@connections/*.',
  references: [
    'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonAPIGatewayInvokeFullAccess.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html',
  ],
  controls: { nist80053: ['AC-6'], cwe: ['CWE-250'] },
  check(model, judge) {
    if (model.apis.length === 0) return;
    for (const resource of model.resourcesWhere(POLICY_HOLDERS, mayHoldManagedPolicy(NAME))) {
      for (const { term, path, when } of listItems(resource, ['ManagedPolicyArns'])) {
        if (term.kind === 'unknown') judge.unknown(resource, path, `${term.label}: ${term.reason}`, when);
        else if (FULL_ACCESS.test(formatText(asText(term) ?? [])))
          judge.report(
            resource,
            path,
            'AmazonAPIGatewayInvokeFullAccess covers every API of the account, and the connections of every WebSocket API.',
            when,
          );
      }
    }
  },
};
