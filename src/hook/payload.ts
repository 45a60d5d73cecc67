import { type Json, isList, isObject } from '../cloudformation/document/json';
import { EventError, field } from './event';

/** The payload of an event about a stack or a change set. */
export interface Payload {
  /** The template before transforms; an empty text where there is none. */
  readonly template: string;
  /** The changed resources of a change set; empty for a stack. */
  readonly changedResources: readonly Json[];
}

/**
 * Reads a payload.
 *
 * @throws EventError for any other text
 */
export function readPayload(text: string): Payload {
  const data = parse(text);
  if (!isObject(data)) throw new EventError('the payload is no JSON object');
  const template = field(data, 'template');
  if (template === undefined) throw new EventError('the payload has no template');
  const changed = field(data, 'changedResources');
  return { template: templateText(template), changedResources: isList(changed) ? changed : [] };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new EventError('the payload is no JSON');
  }
}

/** The text of a template, which the payload may also have as an object. */
function templateText(template: unknown): string {
  if (typeof template === 'string') return /^\s*(?:\{\s*\})?\s*$/.test(template) ? '' : template;
  if (template === null) return '';
  if (isObject(template)) return Object.keys(template).length === 0 ? '' : JSON.stringify(template);
  throw new EventError('the template in the payload is neither a text nor an object');
}
