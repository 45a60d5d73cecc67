import {
  REQUEST_PROPERTIES,
  serviceRequests,
  withoutComments,
  writesAction,
} from '../../apigateway/integrations/service-request';
import { REJECTED_GROUP } from '../../aws/rejections';
import { isOpenText, literalCharacters, resourcesIn } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Text } from '../../cloudformation/types';
import { parseArn } from '../../iam/arn';
import type { At, Judge, Policy, Violation } from '../policy';
import { awsPage, developerGuide, github } from '../support/pages';

const GROUP = 'MessageGroupId';
const DEDUPLICATION = 'MessageDeduplicationId';

export const integrationFifoQueue: Policy = {
  id: 'integration-fifo-queue',
  protocols: ['websocket', 'http'],
  category: 'runtime',
  severity: 'error',
  title: 'A message to a FIFO queue has its group, and what tells it from a duplicate',
  why: `SQS refuses a message to a FIFO queue without MessageGroupId: ${REJECTED_GROUP}. It also refuses one without MessageDeduplicationId, unless the queue has ContentBasedDeduplication. Nothing that clients send arrives.`,
  fix: 'Give each message a MessageGroupId: the messages of a group stay in order. In a request template, add &MessageGroupId=$util.urlEncode($context.connectionId)&MessageDeduplicationId=$util.urlEncode($context.requestId). For SQS-SendMessage of an HTTP API, add both to RequestParameters, such as $request.path.room and $context.requestId. With ContentBasedDeduplication of the queue, MessageDeduplicationId is not needed.',
  references: [
    awsPage('AWSSimpleQueueService/latest/APIReference/API_SendMessage'),
    awsPage('AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-key-terms'),
    developerGuide('http-api-develop-integrations-aws-services-reference'),
    github('anomalyco/sst/issues/2414'),
  ],
  check(model, judge) {
    const prefix = model.protocol === 'http' ? '' : 'integration.request.querystring.';
    const mapped = (name: string) => [PARAMETERS, prefix + name] as const;
    const paths = [
      PARAMETERS,
      mapped('QueueUrl'),
      mapped(GROUP),
      mapped(DEDUPLICATION),
      ...REQUEST_PROPERTIES,
    ] as const;
    judge.values(model.integrations, paths, ([parameters, url, group, deduplication, ...asking], integration) => {
      if (!serviceRequests(asking).some(({ action }) => action === 'sqs:SendMessage')) return undefined;
      if (!parameters.isAbsent && !parameters.keys) return undefined;
      const [, uri, templates] = asking;
      const named = uri.text ?? [];
      const isPath = literalCharacters(parseArn(named)?.resource).startsWith('path/');
      return sentTexts(parameters, templates, isPath).flatMap(({ at, text }) => {
        const has = (parameter: Value, name: string): boolean =>
          !parameter.isAbsent || withoutComments(text).includes(name);
        return refusals(judge, integration, {
          at,
          queue: isPath ? named : (url.text ?? text),
          hasGroup: has(group, GROUP),
          hasDeduplication: has(deduplication, DEDUPLICATION),
        });
      });
    });
  },
};

const PARAMETERS = 'RequestParameters';

/** A request to SQS. */
interface Request {
  /** The value that has its parameters. */
  readonly at: Value;
  /** The text that names the queue. */
  readonly queue: Text;
  readonly hasGroup: boolean;
  readonly hasDeduplication: boolean;
}

/** A parameter whose name only the client or a variable of the template knows. */
const ANY_PARAMETER = /(?:^|&)\s*\$|&\s*#/;

/** What templates send that may lack a parameter, each in its branch; one empty text where there are none. */
function sentTexts(
  parameters: Value,
  templates: Value,
  isPath: boolean,
): readonly { readonly at: Value; readonly text: Text }[] {
  if (templates.isAbsent) return [{ at: parameters, text: [] }];
  return (templates.entries ?? []).flatMap(([, at]) => {
    const { text = [] } = at;
    if (isPath && !writesAction(text, 'SendMessage')) return [];
    if (isOpenText(text)) at.assertKnown();
    return ANY_PARAMETER.test(withoutComments(text)) ? [] : [{ at, text }];
  });
}

/** The end of a FIFO queue's name; a parameter of a WebSocket API has its text in quotes. */
const FIFO_NAME = /\.fifo'?$/;

function refusals(judge: Judge, integration: At, request: Request): readonly Violation[] {
  const { at, queue, hasGroup, hasDeduplication } = request;
  const queues = new Set(resourcesIn(queue).filter(({ type }) => type === 'AWS::SQS::Queue'));
  const [resource] = queues;
  if (!resource) {
    if (typeof queue.at(-1) === 'object') judge.unknown(integration, at.path, 'the queue is out of sight', at.when);
    return FIFO_NAME.test(literalCharacters(queue, '*')) && !hasGroup
      ? [{ message: refused('The queue', [GROUP]), path: at.path, when: at.when }]
      : [];
  }
  if (queues.size > 1) return [];
  return fifoBranches(judge, resource, at).flatMap((contentBased) => {
    const isByContent = hasDeduplication || (!contentBased.isKnown && !hasGroup) || contentBased.boolean;
    const missing = [...(hasGroup ? [] : [GROUP]), ...(isByContent ? [] : [DEDUPLICATION])];
    if (missing.length === 0) return [];
    return [
      { message: refused(`Queue ${resource.declared.logicalId}`, missing), path: at.path, when: contentBased.when },
    ];
  });
}

/** The values of `ContentBasedDeduplication` in the branches in which a queue is a FIFO queue. */
function fifoBranches(judge: Judge, queue: Resource, { when }: Value): readonly Value[] {
  return judge
    .read(queue, 'FifoQueue', when)
    .filter((fifo) => fifo.boolean)
    .flatMap((fifo) => judge.read(queue, 'ContentBasedDeduplication', fifo.when));
}

function refused(queue: string, missing: readonly string[]): string {
  const hint = missing.includes(GROUP) ? '' : ', and the queue has no ContentBasedDeduplication';
  return `${queue} is a FIFO queue, and the message has no ${missing.join(' and no ')}${hint}: SQS refuses it.`;
}
