import * as jsonc from 'jsonc-parser';
import { type Range, isSeq, parseDocument, stringify } from 'yaml';
import type { Waiver } from './waivers';

/** A waiver as it is written into a file. */
export type NewWaiver = Omit<Waiver, 'location'>;

/**
 * The text of a waivers file with one more waiver. The rest of the file, comments included, does not change.
 *
 * @param text the content of the file, which `parseWaivers` accepts; empty for a new one
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
  // With formatting options the library would reformat the other entries.
  return jsonc.applyEdits(text, jsonc.modify(text, ['waivers', -1], waiver, {}));
}

/** Adds to a list in block style by text, since the library would reformat the other lines. */
function addToBlock(text: string, [start, end]: Range, waiver: NewWaiver): string {
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const eol = lineEnd(text);
  const entry = stringify([waiver], YAML).trimEnd().replaceAll('\n', `${eol}${indent}`);
  // The list ends after the line of its last value, or at the end of the file.
  const before = text.slice(0, end);
  return `${before}${before.endsWith('\n') ? '' : eol}${indent}${entry}${eol}${text.slice(end)}`;
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
