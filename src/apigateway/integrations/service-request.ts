import { ACTIONS_BY_SERVICE } from '../../aws/service-actions';
import { type Branch, mergeBranches } from '../../cloudformation/conditions/branches';
import { literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Value } from '../../cloudformation/intrinsics/value';
import type { Text } from '../../cloudformation/types';
import { parseArn } from '../../iam/arn';
import { actionService } from './service-uri';

/** Services whose subtypes of HTTP APIs have another name than their actions. */
const SUBTYPE_SERVICES = new Map([
  ['EventBridge', 'events'],
  ['StepFunctions', 'states'],
]);

/** The properties of an integration that say what it asks of a service. */
export const REQUEST_PROPERTIES = ['IntegrationSubtype', 'IntegrationUri', 'RequestTemplates'] as const;

/** The values of these properties, and further ones. */
type RequestValues = readonly [subtype: Value, uri: Value, templates: Value, ...others: Value[]];

/** What an integration asks of an AWS service in one branch. */
export interface ServiceRequest {
  /** As ARNs name it: `sqs`. */
  readonly service: string;
  /** As IAM names it: `sqs:SendMessage`. */
  readonly action: string;
  readonly when: Branch;
}

/**
 * What an integration asks of AWS services; nothing for a function, and for what not all services name alike.
 *
 * @throws NotKnown where only deployment knows the subtype or the templates
 */
export function serviceRequests([subtype, uri, templates]: RequestValues): readonly ServiceRequest[] {
  if (!subtype.isAbsent) return subtypeRequests(subtype);
  const service = (uri.text && actionService(uri.text)) ?? '';
  const path = literalCharacters(parseArn(uri.text ?? [])?.resource, SYMBOL);
  return (ACTIONS_BY_SERVICE.get(service) ?? []).flatMap((name) => {
    const whens = path === `action/${name}` ? [uri.when] : path.startsWith('path/') ? sending(templates, name) : [];
    return whens.map((when) => ({ service, action: `${service}:${name}`, when }));
  });
}

/** Stands for what AWS fills in. */
const SYMBOL = '$';

/** `SQS-SendMessage` asks for `sqs:SendMessage`. */
function subtypeRequests({ string = '', when }: Value): readonly ServiceRequest[] {
  const [prefix = '', name] = string.split('-', 2);
  const service = SUBTYPE_SERVICES.get(prefix) ?? prefix.toLowerCase();
  return name ? [{ service, action: `${service}:${name}`, when }] : [];
}

/** The branches in which a template writes the name of an action into the request. */
function sending({ entries = [], when }: Value, name: string): readonly Branch[] {
  const writing = entries.filter(([, { text }]) => writesAction(text, name));
  return mergeBranches(
    when,
    writing.map(([, template]) => template.when),
  );
}

/** Whether a template writes the name of an action into the request. */
export function writesAction(template: Text | undefined, name: string): boolean {
  return withoutComments(template).includes(`Action=${name}`);
}

/** What a template says to its readers only. */
const COMMENT = /##.*|#\*[^]*?(?:\*#|$)/g;

/** What a template writes into the request, with `$` for what AWS fills in. */
export function withoutComments(template: Text | undefined): string {
  return literalCharacters(template, SYMBOL).replaceAll(COMMENT, '');
}
