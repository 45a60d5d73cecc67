import { type JsonObject, isObject, own } from '../cloudformation/document/json';

/** The operation that CloudFormation is about to perform. */
export type Operation =
  /** Something is deleted. */
  | { readonly kind: 'deletion' }
  /** A stack is created or updated; `payload` is the address of its template. */
  | { readonly kind: 'stack'; readonly payload: string }
  /** A change set is created; `payload` is the address of its template and changed resources. */
  | { readonly kind: 'change set'; readonly payload: string }
  /** A resource is created or updated, by CloudFormation or by Cloud Control. */
  | {
      readonly kind: 'resource';
      readonly logicalId: string;
      readonly type: string;
      readonly properties: JsonObject;
    };

/** Thrown for an event that is none of a hook. */
export class EventError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'EventError';
  }
}

/**
 * The field of an event in any spelling of its name: the documentation of AWS has `clientRequesttoken` and
 * `clientRequestToken`, `stackID` and `stackId`.
 */
export function field(object: unknown, name: string): unknown {
  if (!isObject(object)) return undefined;
  const exact = own(object, name);
  if (exact !== undefined) return exact;
  const wanted = name.toLowerCase();
  const key = Object.keys(object).find((key) => key.toLowerCase() === wanted);
  return key === undefined ? undefined : own(object, key);
}

/**
 * The operation of an event.
 *
 * @throws EventError for anything but an event of a hook
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/lambda-hooks-create-lambda-function.html
 */
export function operationIn(event: unknown): Operation {
  const data = field(event, 'requestData');
  if (!isObject(data)) throw new EventError('the event has no requestData, which every event of a hook has');
  if (/^DELETE/i.test(text(event, 'actionInvocationPoint'))) return { kind: 'deletion' };
  const names = [text(data, 'targetName'), text(data, 'targetType')];
  const isAbout = (target: string): boolean => names.some((name) => name.toUpperCase() === target);
  if (isAbout('STACK')) return { kind: 'stack', payload: payloadOf(data, 'STACK') };
  if (isAbout('CHANGE_SET')) return { kind: 'change set', payload: payloadOf(data, 'CHANGE_SET') };
  const type = names.find((name) => name.includes('::'));
  if (type === undefined)
    throw new EventError('requestData names no target: neither a stack, nor a change set, nor the type of a resource');
  const model = field(data, 'targetModel');
  if (!isObject(model))
    throw new EventError(
      'requestData has no targetModel, which events about a resource have: there is nothing to judge',
    );
  const properties = field(model, 'resourceProperties');
  return {
    kind: 'resource',
    logicalId: text(data, 'targetLogicalId') || 'Resource',
    type,
    properties: isObject(properties) ? properties : {},
  };
}

function payloadOf(data: JsonObject, target: string): string {
  const payload = text(data, 'payload');
  if (payload === '') throw new EventError(`requestData has no payload, which events about a ${target} have`);
  return payload;
}

/** A field that is a text; an empty text where it is missing. */
function text(object: unknown, name: string): string {
  const value = field(object, name);
  return typeof value === 'string' ? value : '';
}
