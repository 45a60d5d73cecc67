/** A node of a mapping template. */
export type VelocityNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reference'; readonly reference: Reference }
  /** `#set($name = value)`, `#set($name.property = value)`. */
  | { readonly kind: 'set'; readonly target: Reference; readonly value: Expression }
  /** `#if`, with every `#elseif` and the `#else`, which has no condition. */
  | { readonly kind: 'if'; readonly branches: readonly Branch[] }
  | { readonly kind: 'foreach'; readonly name: string; readonly list: Expression; readonly body: Nodes }
  /** `#stop` and `#return`: nothing after it is printed. */
  | { readonly kind: 'stop' }
  /** `#define($name)`: what `$name` prints from here on. */
  | { readonly kind: 'define'; readonly name: string; readonly body: Nodes }
  | { readonly kind: 'macro'; readonly name: string; readonly parameters: readonly string[]; readonly body: Nodes }
  /** `#name(argument …)` of a macro of the template. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

export type Nodes = readonly VelocityNode[];

/** One way through an `#if`. */
export interface Branch {
  readonly condition: Expression | undefined;
  readonly body: Nodes;
}

/** `$name`, `$!{name.property.method(…)[0]}`. */
export interface Reference {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** What follows the name of a reference. */
export interface Step {
  readonly kind: 'property' | 'call' | 'index';
  /** The property or the method. */
  readonly name: string;
  readonly args: readonly Expression[];
  /** As it is written: `.path('$.name')`. */
  readonly text: string;
}

/** The expression of a `#set`, a condition or an argument. */
export type Expression =
  /** A quoted text; in double quotes it holds references of its own. */
  | { readonly kind: 'string'; readonly nodes: Nodes }
  | { readonly kind: 'reference'; readonly reference: Reference }
  /** `+ - * / % ..`: operands with the operators between them, in the order in which they are written. */
  | { readonly kind: 'operation'; readonly operands: readonly Expression[]; readonly operators: readonly string[] }
  | { readonly kind: 'comparison'; readonly operator: Comparison; readonly sides: readonly [Expression, Expression] }
  | { readonly kind: 'logic'; readonly operator: 'and' | 'or'; readonly operands: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  /** A number, or a word such as `true`. */
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [Expression, Expression])[] };

/** How two values are compared; `<`, `<=`, `>` and `>=` need no distinction. */
export type Comparison = 'equal' | 'unequal' | 'order';

/** A reference as it is written, without the `$`: `input.path('$.name')`. */
export function referenceText({ name, steps }: Reference): string {
  return name + steps.map(({ text }) => text).join('');
}
