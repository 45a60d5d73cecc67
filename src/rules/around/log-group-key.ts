import { givenToCustomResources } from '../../apigateway/absence/outgoing-ids';
import { accessLogGroups } from '../../apigateway/monitoring/access-log-groups';
import { partsIn } from '../../cloudformation/conditions/branches';
import { resourcesIn } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Resource } from '../../cloudformation/types';
import { type Who, lettingIn } from '../../iam/resource-policies';
import type { Policy } from '../policy';
import { branchesWithout } from '../support/assumed-role';
import { awsPage, github } from '../support/pages';

export const logGroupKey: Policy = {
  id: 'log-group-key',
  protocols: ['websocket', 'http'],
  category: 'deploy',
  severity: 'error',
  title: 'CloudWatch Logs may use the key of the log group of an access log',
  why: 'CloudWatch Logs uses the key as a service, which the default policy of a key does not let in: only the account may use it. CloudFormation cannot create the log group then: "The specified KMS key does not exist or is not allowed to be used with Arn". In aws-cdk-lib, encryptionKey of a LogGroup adds no statement to the policy of the key.',
  fix: 'Add a statement to KeyPolicy that allows kms:Encrypt*, kms:Decrypt*, kms:ReEncrypt*, kms:GenerateDataKey* and kms:Describe* to the service principal logs.${AWS::Region}.amazonaws.com (in aws-cdk-lib: key.grantEncryptDecrypt(new ServicePrincipal(`logs.${stack.region}.amazonaws.com`))).',
  references: [
    awsPage('AmazonCloudWatch/latest/logs/encrypt-log-data-kms'),
    github('aws/aws-cdk/issues/28304'),
    github('hashicorp/terraform-provider-aws/issues/29282'),
  ],
  check(model, judge) {
    for (const { group, whens } of accessLogGroups(model)) {
      judge.value(group, 'KmsKeyId', (id) => {
        const key = keyIn(id);
        if (!key) return undefined;
        const allowed = ACTIONS.flatMap((action) => lettingIn(key, ['KeyPolicy'], action, LOGS));
        const refused = branchesWithout(judge, group, id, allowed).flatMap((when) => partsIn(when, whens));
        if (!givenToCustomResources(model).has(key)) return refused.map((when) => ({ message: refusal(key), when }));
        for (const when of refused) judge.unknown(group, 'KmsKeyId', GIVEN, when);
        return undefined;
      });
    }
  },
};

const GIVEN = 'a custom resource is given the key, and may change its policy';

function refusal({ declared }: Resource): string {
  return `CloudFormation cannot create the log group, for the policy of key ${declared.logicalId} does not let CloudWatch Logs use it: "The specified KMS key does not exist or is not allowed to be used with Arn".`;
}

const KEYS = new Set(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey']);

/** The key in sight that an ARN is of. */
function keyIn(id: Value): Resource | undefined {
  return resourcesIn(id.text ?? []).find(({ type }) => KEYS.has(type));
}

/** With none of these, CloudWatch Logs can do nothing with a key. */
const ACTIONS = ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'];

const LOGS: Who = { kinds: ['AWS', 'Service'], is: (name) => name.startsWith('logs.') };
