import { HttpIntegrationSubtype, type ParameterMapping } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { REJECTED_DEDUPLICATION, REJECTED_GROUP } from '../../aws/rejections';
import { resourceOf, templateProperties } from './api-resources';

const GROUP = 'MessageGroupId';
const DEDUPLICATION = 'MessageDeduplicationId';

/** What an integration may map to each parameter. */
const SUGGESTED: Readonly<Record<string, string>> = {
  [GROUP]: '$request.body.MessageGroupId',
  [DEDUPLICATION]: '$context.requestId',
};

/**
 * What SQS refuses in the messages of an integration to a FIFO queue.
 *
 * @param id the integration
 * @param queue the queue
 * @param subtype the service and the action
 * @param mapping what the author maps; undefined for the default of aws-cdk-lib
 */
export function fifoProblems(
  id: string,
  queue: IQueue,
  subtype: HttpIntegrationSubtype | undefined,
  mapping: ParameterMapping | undefined,
): readonly string[] {
  if (!queue.fifo || subtype !== HttpIntegrationSubtype.SQS_SEND_MESSAGE) return [];
  const isMapped = (name: string): boolean => Object.hasOwn(mapping?.mappings ?? {}, name);
  const isByContent = deduplicatesByContent(queue);
  const hasGroup = isMapped(GROUP);
  const isDistinct = isMapped(DEDUPLICATION) || isByContent;
  if (hasGroup && isDistinct !== false) return [];
  const missing = [...(hasGroup ? [] : [GROUP]), ...(isDistinct === false ? [DEDUPLICATION] : [])];
  const added = [...(hasGroup ? [] : [GROUP]), ...(isDistinct === true ? [] : [DEDUPLICATION])];
  const answer = hasGroup ? REJECTED_DEDUPLICATION : REJECTED_GROUP;
  const hint = isDistinct === true ? '' : ` A queue with ContentBasedDeduplication needs no ${DEDUPLICATION}.`;
  return [
    `${id} leaves out ${missing.join(', ')} for the FIFO queue ${queue.node.path}: SQS answers ${answer}. ${mend(added, mapping)}.${hint}`,
  ];
}

/** Whether a queue tells duplicates by their content; undefined where it is imported, or known at deployment only. */
function deduplicatesByContent(queue: IQueue): boolean | undefined {
  const resource = resourceOf(queue, 'AWS::SQS::Queue');
  if (!resource) return undefined;
  const { ContentBasedDeduplication: stated = false } = templateProperties(resource);
  return typeof stated === 'boolean' ? stated : undefined;
}

/** The mapping to write. One of the author's own takes the place of the default, which has the queue and the body. */
function mend(added: readonly string[], mapping: ParameterMapping | undefined): string {
  const calls = added.map((name) => `.custom('${name}', '${SUGGESTED[name]}')`).join('');
  return mapping
    ? `Add to parameterMapping: ${calls}`
    : `Set parameterMapping to new ParameterMapping().custom('QueueUrl', queue.queueUrl).custom('MessageBody', '$request.body.MessageBody')${calls}`;
}
