import { jointly } from '../../cloudformation/conditions/branches';
import { referredNames } from '../../cloudformation/intrinsics/referred-names';
import { asText, literalText, resourcesIn } from '../../cloudformation/intrinsics/symbolic-text';
import type { Assumption, Resource, Text } from '../../cloudformation/types';
import { parseArn } from '../../iam/arn';
import { perModel } from '../per-model';
import { actionService } from './service-uri';
import type { Integration, Model } from '../model';

/** A queue in sight that an integration of a WebSocket API sends messages to. */
export interface ReceivingQueue {
  readonly queue: Resource;
  readonly integration: Integration;
  readonly when: readonly Assumption[];
}

const QUEUE = 'AWS::SQS::Queue';

/** The queues that integrations of WebSocket APIs send to, by their URI or by the address in what they send. */
export const receivingQueues = perModel((model): readonly ReceivingQueue[] =>
  model.integrations.flatMap((integration) =>
    integration.resource.cases('IntegrationUri').flatMap(({ value, when: branch }) => {
      const uri = asText(value);
      const when = uri && actionService(uri) === 'sqs' && jointly(integration.when, branch);
      if (!uri || !when) return [];
      const named = [...queuesIn(uri), ...queueNamed(model, uri)];
      const queues = new Set(named.length > 0 ? named : queuesInBody(integration.resource));
      return [...queues].map((queue): ReceivingQueue => ({ queue, integration, when }));
    }),
  ),
);

function queuesIn(text: Text): readonly Resource[] {
  return resourcesIn(text).filter(({ type }) => type === QUEUE);
}

/** The queue whose literal name is the end of a URI: `…:sqs:path/123456789012/messages`. */
function queueNamed(model: Model, uri: Text): readonly Resource[] {
  const last = parseArn(uri)?.resource.at(-1);
  const name = typeof last === 'string' ? last.slice(last.lastIndexOf('/') + 1) : '';
  if (name === '') return [];
  return model.resources(QUEUE).filter((queue) => literalText(asText(queue.term('QueueName')) ?? []) === name);
}

/** With `sqs:action/SendMessage`, the address of the queue is a parameter of the request. */
function queuesInBody({ template, properties }: Resource): readonly Resource[] {
  const { RequestParameters = null, RequestTemplates = null } = properties;
  return [...referredNames([RequestParameters, RequestTemplates])]
    .flatMap((name) => template.resources.get(name) ?? [])
    .filter(({ type }) => type === QUEUE);
}
