import * as jsonc from 'jsonc-parser';
import { type Range, isSeq, parseDocument, stringify } from 'yaml';
import type { Waiver } from './waivers';

/** A waiver as it is written into a file. */
export type NewWaiver = Omit<Waiver, 'location'>;

/**
 * A file of waivers with one more of them. Whatever else the file says, comments included, stays as it is.
 *
 * @param text the file, which `parseWaivers` takes; empty for a new one
 * @param waiver what is to be added
 */
export function addWaiver(text: string, waiver: NewWaiver): string {
  if (text.trim() === '') return stringify({ waivers: [waiver] }, YAML);
  if (isJson(text)) return addToJson(text, waiver);
  const document = parseDocument(text);
  const list = document.get('waivers');
  if (isSeq(list) && list.flow !== true && list.range) return addToBlock(text, list.range, waiver);
  document.addIn(['waivers'], document.createNode(waiver));
  return document.toString(YAML);
}

/** Long reasons stay on one line. */
const YAML = { lineWidth: 0 } as const;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function addToJson(text: string, waiver: NewWaiver): string {
  // Formatting options would have the library write the other entries anew.
  return jsonc.applyEdits(text, jsonc.modify(text, ['waivers', -1], waiver, {}));
}

/** Adds to a list of which every item begins with a dash: the library would write the other lines anew. */
function addToBlock(text: string, [start, end]: Range, waiver: NewWaiver): string {
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const eol = lineEnd(text);
  const entry = stringify([waiver], YAML).trimEnd().replaceAll('\n', `${eol}${indent}`);
  // The list ends behind the line of its last value, or where the file does.
  const before = text.slice(0, end);
  return `${before}${before.endsWith('\n') ? '' : eol}${indent}${entry}${eol}${text.slice(end)}`;
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
