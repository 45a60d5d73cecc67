import * as fs from 'node:fs';
import * as path from 'node:path';

/** An event as CloudFormation sends it, with some of its request data replaced. */
export function recorded(name: string, data: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const file = path.join(__dirname, 'events', `${name}.json`);
  const event = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown> & { readonly requestData: object };
  return { ...event, requestData: { ...event.requestData, ...data } };
}

/** An event about a resource. */
export function resourceEvent(
  type: string,
  resourceProperties: object,
  name: 'resource' | 'cloud-control' = 'resource',
): Record<string, unknown> {
  const targetType = name === 'resource' ? type : 'RESOURCE';
  return recorded(name, { targetName: type, targetType, targetLogicalId: 'It', targetModel: { resourceProperties } });
}

/** What lies behind the address of a stack. */
export function payloadOf(template: string, more: object = {}): string {
  return JSON.stringify({ template, previousTemplate: '', ...more });
}
