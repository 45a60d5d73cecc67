import { grouped } from '../../collections/grouped';
import { type ReceivingQueue, receivingQueues } from '../../apigateway/integrations/queues';
import { firstOf, widestFirst } from '../../cloudformation/conditions/branches';
import type { Resource } from '../../cloudformation/types';
import type { Policy } from '../policy';
import { awsPage, templateReference } from '../support/pages';

export const queueDeadLetter: Policy = {
  id: 'queue-dead-letter',
  category: 'runtime',
  severity: 'info',
  title: 'A queue that an API sends to has a dead-letter queue',
  why: 'Clients decide what goes into the queue. A message that its consumer cannot handle comes back again and again until it expires, and is then lost without anybody having seen it. In a FIFO queue, it also holds up the messages of its group.',
  fix: 'Give the queue a RedrivePolicy with the ARN of another queue in deadLetterTargetArn and a maxReceiveCount, such as 3 (in aws-cdk-lib: deadLetterQueue). Set an alarm on the other queue.',
  references: [
    awsPage('AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues'),
    templateReference('SQS::Queue'),
  ],
  otherTools:
    'cdk-nag AwsSolutions-SQS3 reports every queue without a dead-letter queue that is none itself, whoever sends to it.',
  check(model, judge) {
    for (const [queue, senders] of grouped(receivingQueues(model), (sender) => sender.queue)) {
      judge.value(queue, 'RedrivePolicy', (redrive) => {
        if (!redrive.isAbsent && redrive.keys?.length !== 0) return undefined;
        const given = redrive.when;
        for (const { candidate, when } of firstOf(given, widestFirst(given, senders, senderOf))) {
          const { logicalId } = senderOf(candidate);
          const message = `${logicalId} sends what clients write to this queue, which has no dead-letter queue: a message that nobody can handle comes back until it expires, and is lost.`;
          judge.report(queue, 'RedrivePolicy', message, when);
        }
        return undefined;
      });
    }
  },
};

function senderOf({ integration }: ReceivingQueue): Resource {
  return integration.resource.declared;
}
