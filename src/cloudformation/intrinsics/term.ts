import type { Json } from '../document/json';
import type { Resource } from '../resource';
import type { Template } from '../template';

/** A part of a text that only AWS fills in, at deployment. */
export type Sym =
  | {
      /** `Ref` or `Fn::GetAtt` of a resource in sight. */
      readonly kind: 'resource';
      readonly resource: Resource;
      /** The attribute; undefined for `Ref`. */
      readonly attribute?: string;
    }
  | {
      /** A pseudo parameter such as `AWS::Region`. */
      readonly kind: 'pseudo';
      readonly name: string;
    }
  | {
      /** Anything else: an import, a dynamic reference, a parameter without a default. */
      readonly kind: 'unknown';
      /** How a person would write it: `Ref Env`. */
      readonly label: string;
      /** Why it cannot be known. */
      readonly reason: string;
    };

/** A text in pieces: what is written, and what AWS fills in. */
export type Text = readonly (string | Sym)[];

/** Something still to be evaluated, in the template it belongs to; or a term that already is. */
export type Expr = { readonly template: Template; readonly json: Json } | { readonly term: Term };

/** What an expression evaluates to. */
export type Term =
  /** The property is not there, or is `AWS::NoValue`. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'scalar'; readonly value: string | number | boolean }
  /** A text with at least one symbol in it. */
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Expr[] }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Expr> }
  /** Not to be known, not even its shape. */
  | { readonly kind: 'unknown'; readonly label: string; readonly reason: string };

/** Something that must hold for a case to be what gets deployed. */
export interface Assumption {
  readonly template: Template;
  /** A condition's name, or a parameter's. */
  readonly name: string;
  /** Whether the condition holds, or the value the parameter has. */
  readonly value: boolean | string;
  /**
   * Whether the value is the parameter's default: it then rules out what contradicts it, and is no branch of its own.
   *
   * @default false
   */
  readonly isDefault?: boolean;
}

/** One way an expression can turn out, and under which assumptions. */
export interface Case<T = Term> {
  readonly value: T;
  readonly when: readonly Assumption[];
}

export const ABSENT: Term = { kind: 'absent' };

export function unknown(label: string, reason: string): Term {
  return { kind: 'unknown', label, reason };
}

/** Longer than any property of AWS; what grows past it was written to grow. */
const LONGEST = 1_000_000;

/** Whether a text is longer than any AWS takes; joining its pieces could exhaust the memory. */
export function isTooLong(parts: Text): boolean {
  return parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0) > LONGEST;
}

/** A text with written pieces that touch made one, and empty ones left out. */
export function joined(parts: Text): Text {
  const whole: (string | Sym)[] = [];
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
export function formatSym(symbol: Sym): string {
  if (symbol.kind === 'pseudo') return `\${${symbol.name}}`;
  if (symbol.kind === 'unknown') return `\${${symbol.label}}`;
  return `\${${symbol.resource.logicalId}${symbol.attribute === undefined ? '' : `.${symbol.attribute}`}}`;
}

/** A text as one string, its symbols as `Fn::Sub` would write them. */
export function formatText(text: Text): string {
  return text.map((part) => (typeof part === 'string' ? part : formatSym(part))).join('');
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
