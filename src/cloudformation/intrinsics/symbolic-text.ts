import type { Resource, Symbolic, Term, Text } from '../types';
import { unknown } from './term';

/** A reference to a resource. */
export type ResourceSymbol = Extract<Symbolic, { kind: 'resource' }>;

/** Longer than any property of AWS; only a hostile template reaches it. */
const MAX_TEXT_LENGTH = 1_000_000;

/** Whether a text is longer than any AWS takes; joining its pieces could exhaust the memory. */
export function isTooLong(parts: Text): boolean {
  return parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0) > MAX_TEXT_LENGTH;
}

/** A text in which neighbouring literal pieces are joined and empty ones left out. */
export function joined(parts: Text): Text {
  const whole: (string | Symbolic)[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') whole[whole.length - 1] = last + part;
    else whole.push(part);
  }
  return whole;
}

/** The shortest term for a text: a scalar where nothing symbolic is left in it. */
export function textTerm(parts: Text): Term {
  if (isTooLong(parts)) return unknown('text', 'it is longer than any value AWS takes');
  const text = joined(parts);
  const [first, second] = text;
  if (first === undefined) return { kind: 'scalar', value: '' };
  if (second === undefined) {
    if (typeof first === 'string') return { kind: 'scalar', value: first };
    if (first.kind === 'unknown') return { kind: 'unknown', label: first.label, reason: first.reason };
  }
  return { kind: 'text', text };
}

/** The term as a text; undefined for lists, maps and what is absent. */
export function asText(term: Term): Text | undefined {
  if (term.kind === 'scalar') return [String(term.value)];
  if (term.kind === 'text') return term.text;
  if (term.kind === 'unknown') return [{ kind: 'unknown', label: term.label, reason: term.reason }];
  return undefined;
}

/** A symbol the way a template writes it: `${Api}`, `${Function.Arn}`, `${AWS::Region}`. */
function formatSymbol(symbol: Symbolic): string {
  if (symbol.kind === 'pseudo') return `\${${symbol.name}}`;
  if (symbol.kind === 'unknown') return `\${${symbol.label}}`;
  return `\${${symbol.resource.logicalId}${symbol.attribute === undefined ? '' : `.${symbol.attribute}`}}`;
}

/** A text as one string, its symbols as `Fn::Sub` would write them. */
export function formatText(text: Text): string {
  return text.map((part) => (typeof part === 'string' ? part : formatSymbol(part))).join('');
}

/** A key under which two texts are the same value exactly when the keys are equal. */
export function textKey(text: Text): string {
  return text
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'resource')
        return `\0${part.resource.template.id}\0${part.resource.logicalId}\0${part.attribute ?? ''}\0`;
      if (part.kind === 'pseudo') return `\0${part.name}\0`;
      return `\0?${part.label}\0`;
    })
    .join('');
}

/** The text as written; undefined where it holds a symbol. */
export function literalText(text: Text): string | undefined {
  return text.every((part) => typeof part === 'string') ? text.join('') : undefined;
}

/**
 * The characters of a text without its symbols.
 *
 * @param symbol replaces each of its symbols
 */
export function literalCharacters(text: Text = [], symbol = ''): string {
  return text.map((part) => (typeof part === 'string' ? part : symbol)).join('');
}

/** The symbol, where the text is that and nothing else. */
export function onlySymbol(text: Text): Symbolic | undefined {
  const [first, second] = text;
  return second === undefined && typeof first === 'object' ? first : undefined;
}

/** A piece of a text as a symbol, where it refers to a resource; undefined otherwise. */
export function resourceSymbol(part: string | Symbolic | undefined): ResourceSymbol | undefined {
  return typeof part === 'object' && part.kind === 'resource' ? part : undefined;
}

/** The resources that a text refers to, in order. */
export function resourcesIn(text: Text): readonly Resource[] {
  return text.flatMap((part) => resourceSymbol(part)?.resource ?? []);
}

/** Whether a part of a text is unknown until deployment. */
export function isOpenText(text: Text): boolean {
  return text.some((part) => typeof part === 'object' && part.kind === 'unknown');
}

/** What only deployment knows, but is the same wherever a template refers to it. */
const REFERENCE = /^(?:Ref|GetAtt) /;

/**
 * Whether a text is the same value wherever a template has it: a parameter is, what some function selects need not be.
 */
export function isOneValue(text: Text): boolean {
  return text.every((part) => typeof part === 'string' || part.kind !== 'unknown' || REFERENCE.test(part.label));
}

/** Turns texts into plain strings for matching: every distinct symbol becomes one character that no text contains. */
export class SymbolTable {
  private readonly names = new Map<string, string>();
  private readonly symbols = new Map<string, Symbolic>();

  public constructor(private readonly key: (symbol: Symbolic) => string) {}

  public flatten(text: Text): string {
    return text.map((part) => (typeof part === 'string' ? part : this.character(part))).join('');
  }

  /** The text of a piece of a plain string that this table has made. */
  public restored(flat: string): Text {
    return joined(Array.from(flat, (character) => this.symbols.get(character) ?? character));
  }

  private character(symbol: Symbolic): string {
    const key = this.key(symbol);
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const character = String.fromCharCode(0xe000 + this.names.size);
    this.names.set(key, character);
    this.symbols.set(character, symbol);
    return character;
  }
}

/** Types whose `Ref` is a name or an id without separators. For others it may be an ARN, a URL or anything. */
const PLAIN_REF = /^AWS::(?:ApiGatewayV2::|ApiGateway::|IAM::(?:Role|User|Group)$|Lambda::Function$|DynamoDB::Table$)/;
/** Attributes that are a name or an id, for resources of AWS. */
const PLAIN_ATTRIBUTE = /(?:Id|Name)$/;

/** A name that may hold `/`, `.` and `#`, but no `:`. */
const LOG_GROUP = 'AWS::Logs::LogGroup';

/** What names and ids consist of; a name that is generated has hyphens in it. */
const NAME = /^[\w+=,.@-]+$/;
const API_ID = /^[a-z\d]+$/;

/** What the pseudo parameters that are no ARNs consist of. */
const PSEUDO: Readonly<Record<string, RegExp>> = {
  'AWS::AccountId': /^\d+$/,
  'AWS::Partition': /^[a-z-]+$/,
  'AWS::Region': /^[a-z\d-]+$/,
  'AWS::StackName': /^[A-Za-z\d-]+$/,
  'AWS::URLSuffix': /^[a-z]+$/,
};

/** Whether the value of a symbol may itself contain a delimiter. */
function mayHold(symbol: Symbolic, delimiter: string): boolean {
  if (symbol.kind === 'unknown') return true;
  if (symbol.kind === 'pseudo') return PSEUDO[symbol.name]?.test(delimiter) ?? true;
  const { resource, attribute } = symbol;
  const isOfAws = resource.type.startsWith('AWS::') && attribute?.startsWith('Outputs.') !== true;
  const isName = attribute === undefined ? PLAIN_REF.test(resource.type) : PLAIN_ATTRIBUTE.test(attribute);
  if (attribute === undefined && resource.type === LOG_GROUP) return !delimiter.includes(':');
  if (!isOfAws || !isName) return true;
  return (resource.type === 'AWS::ApiGatewayV2::Api' ? API_ID : NAME).test(delimiter);
}

/**
 * Splits a text at a delimiter, around symbols.
 *
 * @param text what to split
 * @param delimiter where to split
 * @param trusting assume that no symbol holds the delimiter
 * @returns undefined when a symbol may hide the delimiter
 */
export function splitText(text: Text, delimiter: string, trusting: true): readonly Text[];
export function splitText(text: Text, delimiter: string): readonly Text[] | undefined;
export function splitText(text: Text, delimiter: string, trusting = false): readonly Text[] | undefined {
  const pieces: (string | Symbolic)[][] = [[]];
  for (const part of text) {
    if (typeof part !== 'string') {
      if (!trusting && mayHold(part, delimiter)) return undefined;
      pieces.at(-1)?.push(part);
      continue;
    }
    const [first, ...rest] = part.split(delimiter);
    if (first) pieces.at(-1)?.push(first);
    for (const piece of rest) pieces.push(piece === '' ? [] : [piece]);
  }
  return pieces;
}
