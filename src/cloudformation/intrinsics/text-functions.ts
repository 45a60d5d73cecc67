import { type Json, isList, isObject, own } from '../document/json';
import type { Case, Expr, Template, Text } from '../types';
import { type Cases, type Given, evaluateIn, inTurn, listCases, malformed, singleCase, textOf, then } from './cases';
import { dynamicReferences } from './dynamic-references';
import { getAtt, ref } from './references';
import { withAttributesWrittenOut } from './attributes-written-out';
import { asText, joined, splitText, textTerm } from './symbolic-text';
import { unknown } from './term';

/** `Fn::Sub`. */
export function sub(template: Template, value: Json, given: Given): Cases {
  const [format, variables] = isList(value) ? value : [value];
  if (typeof format !== 'string') return malformed('Fn::Sub', given);
  const bindings = isObject(variables) ? variables : {};
  // A capturing split alternates between text and names: text, name, text, name, …, text.
  const pieces = format.split(/\$\{([^{}]*)\}/).map((text, index) => ({ text, isName: index % 2 === 1 }));
  const texts = inTurn(pieces, given, ({ text, isName }, when): readonly Case<Text>[] => {
    if (!isName) return [{ value: [text], when }];
    if (text.startsWith('!')) return [{ value: [`\${${text.slice(1)}}`], when }];
    const name = text.trim();
    return variable(template, name, own(bindings, name), when).map((next) => ({
      value: textOf(next.value, name),
      when: next.when,
    }));
  });
  return texts.map(({ value: text, when }) => ({ value: textTerm(dynamicReferences(text)), when }));
}

/** `${Name}` in `Fn::Sub`. */
function variable(template: Template, name: string, bound: Json | undefined, given: Given): Cases {
  if (bound !== undefined) return evaluateIn(template, bound, given);
  return name.includes('.') ? getAtt(template, name, given) : ref(template, name, given);
}

/** `Fn::Join`. */
export function join(template: Template, value: Json, given: Given): Cases {
  if (!isList(value) || typeof value[0] !== 'string') return malformed('Fn::Join', given);
  const delimiter = value[0];
  return listCases(template, value[1] ?? null, given, 'Fn::Join', (terms) =>
    textTerm(
      dynamicReferences(
        terms.flatMap((term, index) => [...(index > 0 ? [delimiter] : []), ...textOf(term, 'Fn::Join')]),
      ),
    ),
  );
}

/** `Fn::Split`. */
export function split(template: Template, value: Json, given: Given): Cases {
  if (!isList(value) || typeof value[0] !== 'string') return malformed('Fn::Split', given);
  const delimiter = value[0];
  return then(evaluateIn(template, value[1] ?? null, given), ({ value: term, when }) => {
    const text = asText(term);
    const pieces = text && splitText(joined(withAttributesWrittenOut(text)), delimiter);
    if (!pieces) return singleCase(unknown('Fn::Split', 'the text it splits is only known at deployment'), when);
    return singleCase({ kind: 'list', items: pieces.map((piece): Expr => ({ term: textTerm(piece) })) }, when);
  });
}

/** `Fn::Base64`. */
export function base64(template: Template, value: Json, given: Given): Cases {
  return then(evaluateIn(template, value, given), ({ value: text, when }) =>
    text.kind === 'scalar'
      ? singleCase({ kind: 'scalar', value: inBase64(String(text.value)) }, when)
      : singleCase(unknown('Fn::Base64', 'the text it encodes is only known at deployment'), when),
  );
}

/** A text as UTF-8, in base 64: by what browsers and Node.js both have. */
function inBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
