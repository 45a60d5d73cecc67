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
    const paths = [...REQUEST_PROPERTIES, 'RequestParameters'] as const;
    judge.values(model.integrations, paths, ([subtype, uri, templates, parameters], integration) => {
      const asked = serviceRequests([subtype, uri, templates]);
      if (!asked.some(({ action }) => action === 'sqs:SendMessage')) return undefined;
      const requests = subtype.isAbsent ? byWebSocketApi(uri, templates, parameters) : [byHttpApi(parameters)];
      return requests.flatMap((request) => refusals(judge, integration, request));
    });
  },
};

/** A request to SQS. */
interface Request {
  /** The value that has its parameters. */
  readonly at: Value;
  /** The text that names the queue. */
  readonly queue: Text;
  /** Whether it has a parameter. */
  has(parameter: string): boolean;
}

function byHttpApi(parameters: Value): Request {
  const { keys = [], entries = [] } = parameters;
  const queue = entries.find(([name]) => name === 'QueueUrl')?.[1].text ?? [];
  return { at: parameters, queue, has: (parameter) => keys.includes(parameter) };
}

/** A parameter whose name only the client or a variable of the template knows. */
const ANY_PARAMETER = /(?:^|&)\s*\$|&\s*#/;

function byWebSocketApi(uri: Value, templates: Value, parameters: Value): readonly Request[] {
  const mapped = (name: string): Text | undefined =>
    (parameters.entries ?? []).find(([key]) => key === `integration.request.querystring.${name}`)?.[1].text;
  const named = uri.text ?? [];
  const isPath = literalCharacters(parseArn(named)?.resource).startsWith('path/');
  const request = (at: Value, text: Text): Request => ({
    at,
    queue: isPath ? named : (mapped('QueueUrl') ?? text),
    has: (parameter) => mapped(parameter) !== undefined || withoutComments(text).includes(parameter),
  });
  if (templates.isAbsent) return [request(parameters, [])];
  return (templates.entries ?? []).flatMap(([, at]) => {
    const { text = [] } = at;
    if (isOpenText(text)) at.assertKnown();
    const sends = !isPath || writesAction(text, 'SendMessage');
    return sends && !ANY_PARAMETER.test(withoutComments(text)) ? [request(at, text)] : [];
  });
}

function refusals(judge: Judge, integration: At, request: Request): readonly Violation[] {
  const { at, queue } = request;
  const queues = new Set(resourcesIn(queue).filter(({ type }) => type === 'AWS::SQS::Queue'));
  const [resource] = queues;
  const hasGroup = request.has(GROUP);
  if (!resource) {
    if (typeof queue.at(-1) === 'object') judge.unknown(integration, at.path, 'the queue is out of sight', at.when);
    const isFifo = literalCharacters(queue, '*').endsWith('.fifo');
    return isFifo && !hasGroup ? [{ message: refused('The queue', [GROUP]), path: at.path, when: at.when }] : [];
  }
  if (queues.size > 1) return [];
  return fifoBranches(judge, resource, at).flatMap((contentBased) => {
    const isByContent = request.has(DEDUPLICATION) || (!contentBased.isKnown && !hasGroup) || contentBased.boolean;
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
