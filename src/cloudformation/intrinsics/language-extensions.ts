import type { Json } from '../document/json';
import type { Case, Expr, Template, Term, Text } from '../types';
import { type Cases, type Given, inTurn, listCases, then } from './cases';
import { dynamicReferences } from './dynamic-references';
import { textTerm } from './symbolic-text';

/**
 * `Fn::Length`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-length.html
 */
export function length(template: Template, value: Json, given: Given): Cases {
  return listCases(template, value, given, 'Fn::Length', (items) => ({ kind: 'scalar', value: items.length }));
}

/**
 * `Fn::ToJsonString`: the JSON text of a value, with symbols where AWS fills something in.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ToJsonString.html
 */
export function toJsonString(template: Template, value: Json, given: Given): Cases {
  return written(template, { template, json: value }, given).map(({ value: text, when }) => ({
    value: textTerm(dynamicReferences(text)),
    when,
  }));
}

function written(template: Template, expr: Expr, given: Given): readonly Case<Text>[] {
  return then(template.evaluator.evaluate(expr, given), ({ value: term, when }) => ofTerm(template, term, when));
}

function ofTerm(template: Template, term: Term, given: Given): readonly Case<Text>[] {
  switch (term.kind) {
    case 'absent':
      return [{ value: ['null'], when: given }];
    case 'scalar':
      return [{ value: [JSON.stringify(term.value)], when: given }];
    case 'text':
      return [
        {
          value: ['"', ...term.text.map((part) => (typeof part === 'string' ? escaped(part) : part)), '"'],
          when: given,
        },
      ];
    case 'unknown':
      return [{ value: [term], when: given }];
    case 'list':
      return then(template.evaluator.items(term, given), ({ value: items, when }) =>
        enclosed(
          '[',
          inTurn(items, when, (item, inner) => ofTerm(template, item, inner).map(after(','))),
          ']',
        ),
      );
    case 'map':
      if ([...term.entries.keys()].some((key) => key.startsWith('Fn::')))
        return [
          { value: [{ kind: 'unknown', label: 'Fn::ToJsonString', reason: 'a macro may add to it' }], when: given },
        ];
      return enclosed(
        '{',
        inTurn([...term.entries], given, ([key, value], when) =>
          written(template, value, when).map(after(',', `${JSON.stringify(key)}:`)),
        ),
        '}',
      );
  }
}

function after(...start: Text): (text: Case<Text>) => Case<Text> {
  return ({ value, when }) => ({ value: [...start, ...value], when });
}

/** Items that each have a comma before them, in brackets and without the first comma. */
function enclosed(open: string, items: readonly Case<Text>[], close: string): readonly Case<Text>[] {
  return items.map(({ value, when }) => ({ value: [open, ...value.slice(1), close], when }));
}

/** A part of a text as it stands inside of a JSON string. */
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
