import { markup } from './escape';

/** Markup that is safe to write: made by {@link element} from texts, or by {@link trusted}. */
export class Markup {
  /** @param text the markup */
  public constructor(public readonly text: string) {}
}

/** The content of an element: texts are escaped, undefined is left out. */
export type Child = Markup | string | number | undefined | readonly Child[];

/** Attributes of an element: texts are escaped, `true` is an attribute without a value, undefined is none. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Elements of HTML that have no end tag. */
const VOID = new Set(['meta', 'link', 'input', 'br']);

/** An element of HTML, SVG or XML. */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const attributeTexts = Object.entries(attributes).flatMap(([key, value]) => {
    if (value === undefined || value === false) return [];
    return [value === true ? ` ${key}` : ` ${key}="${markup(String(value))}"`];
  });
  const start = `<${name}${attributeTexts.join('')}>`;
  return new Markup(VOID.has(name) ? start : `${start}${content(children)}</${name}>`);
}

/** Marks a constant of this tool as safe markup; never use it for a text that was read. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

/** Children one below the other. */
export function lines(children: readonly Child[]): Markup {
  return new Markup(children.map((child) => `${content([child])}\n`).join(''));
}

function content(children: readonly Child[]): string {
  return children
    .map((child) => {
      if (child === undefined) return '';
      if (child instanceof Markup) return child.text;
      return typeof child === 'object' ? content(child) : markup(String(child));
    })
    .join('');
}
