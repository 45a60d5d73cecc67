import { type Json, isObject } from '../cloudformation/document/json';
import { field } from './answers';

/** A policy document in an answer: an object, or JSON in a text, which IAM returns URL-encoded. */
export function documentOf(holder: Json | undefined, name: string): Json | undefined {
  const document = isObject(holder) ? field(holder, name) : undefined;
  if (typeof document !== 'string') return document;
  try {
    return JSON.parse(document.trimStart().startsWith('%') ? decodeURIComponent(document) : document) as Json;
  } catch {
    return undefined;
  }
}
