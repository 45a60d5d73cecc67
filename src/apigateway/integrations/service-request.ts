import { literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import { parseArn } from '../../iam/arn';
import { actionService } from './service-uri';

/** Actions that IAM calls as the API of their service does, which not all have: SendMessageBatch needs SendMessage. */
const ACTIONS = new Map([
  ['dynamodb', ['DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem']],
  ['events', ['PutEvents']],
  ['firehose', ['PutRecord', 'PutRecordBatch']],
  ['kinesis', ['PutRecord', 'PutRecords']],
  ['sqs', ['SendMessage']],
  ['states', ['StartExecution', 'StartSyncExecution']],
]);

/** Services whose subtypes of HTTP APIs have another name than their actions. */
const SUBTYPE_SERVICES: Readonly<Record<string, string>> = { EventBridge: 'events', StepFunctions: 'states' };

/** The properties of an integration that say what it asks of a service. */
export const REQUEST_PROPERTIES = ['IntegrationSubtype', 'IntegrationUri', 'RequestTemplates'] as const;

/**
 * What an integration asks of an AWS service, as IAM names it: `sqs:SendMessage`.
 *
 * @returns undefined for a function, and for what not all services name alike
 */
export function requestedAction([subtype, uri, templates]: readonly [Value, Value, Value]): string | undefined {
  if (!subtype.isAbsent) {
    const [service = '', action] = String(subtype).split('-', 2);
    return action && `${SUBTYPE_SERVICES[service] ?? service.toLowerCase()}:${action}`;
  }
  const service = uri.text && actionService(uri.text);
  const actions = service && ACTIONS.get(service);
  if (!actions) return undefined;
  const path = literalCharacters(parseArn(uri.text)?.resource);
  const isAsked = (action: string): boolean =>
    path === `action/${action}` || (path.startsWith('path/') && sends(templates, `Action=${action}`));
  const asked = actions.find(isAsked);
  return asked && `${service}:${asked}`;
}

/** Whether a template writes some text into the request. */
function sends(templates: Value, text: string): boolean {
  return templates.entries?.some(([, template]) => literalCharacters(template.text).includes(text)) ?? false;
}
