import { listedValues } from './parameter-values';
import { type Json, type JsonObject, own } from '../document/json';
import type { Expr, Template, Term, Text } from '../types';
import { type Cases, type Given, MAX_CASES, singleCase, then } from './cases';
import { dynamicReferences } from './dynamic-references';
import { asText, splitText, textTerm } from './symbolic-text';
import { unknown } from './term';

/** `Ref` of a parameter. */
export function parameter(template: Template, name: string, parameter: JsonObject, given: Given): Cases {
  const type = scalarText(own(parameter, 'Type')) ?? '';
  // The parent passes the name of an SSM parameter; the stack's own parameter has the value behind that name.
  if (type.startsWith('AWS::SSM::Parameter::Value')) {
    return singleCase(unknown(`Ref ${name}`, `parameter ${name} is read from SSM at deployment`), given);
  }
  const isList = type === 'CommaDelimitedList' || type.startsWith('List<');
  const term = (text: Text): Term => (isList ? commaDelimited(text, name) : textTerm(text));
  const bound = template.bound(name);
  if (!bound) return unbound(template, name, parameter, term, given);
  return then(template.evaluator.evaluate(bound, given), ({ value, when }) => {
    if (value.kind === 'absent') return unbound(template, name, parameter, term, when);
    const text = value.kind === 'unknown' ? undefined : asText(value);
    return singleCase(text ? term(text) : value, when);
  });
}

/** A parameter without a value from a parent stack: its default, or each value that it allows. */
function unbound(
  template: Template,
  name: string,
  parameter: JsonObject,
  term: (text: Text) => Term,
  given: Given,
): Cases {
  const { conditions } = template;
  const usual = scalarText(own(parameter, 'Default'));
  const allowed = listedValues(parameter);
  const assuming = (candidate: string, isDefault: boolean): Given => [
    ...given,
    { template: template, name, value: candidate, ...(isDefault ? { isDefault } : {}) },
  ];
  const turnsOut = (candidate: string, when: Given): Cases => singleCase(term(dynamicReferences([candidate])), when);
  const byDefault = usual === undefined ? undefined : assuming(usual, true);
  if (usual !== undefined && byDefault && conditions.possible(byDefault) === true) {
    return turnsOut(usual, template.isConditional ? byDefault : given);
  }
  const cases = (allowed ?? [])
    .map((candidate): readonly [string, Given] => [candidate, assuming(candidate, false)])
    .filter(([, when]) => conditions.possible(when) === true)
    .flatMap(([candidate, when]) => turnsOut(candidate, when));
  if (cases.length > 0 && cases.length <= MAX_CASES) return cases;
  const pinned = allowed ? undefined : conditions.pinned(name, given);
  if (pinned !== undefined) return turnsOut(pinned, given);
  const reason = byDefault
    ? `the default of ${name} does not apply in this branch`
    : `parameter ${name} has no default`;
  return singleCase(unknown(`Ref ${name}`, reason), given);
}

/** The value of a parameter that is a list, written with commas. */
function commaDelimited(text: Text, name: string): Term {
  const pieces = splitText(text, ',');
  if (!pieces) return unknown(`Ref ${name}`, 'the list it takes is only known at deployment');
  const trimmed = pieces.map((piece) => piece.map((part) => (typeof part === 'string' ? part.trim() : part)));
  return { kind: 'list', items: trimmed.map((piece): Expr => ({ term: textTerm(piece) })) };
}

/** A string, number or boolean as the text CloudFormation makes of it. */
function scalarText(json: Json | undefined): string | undefined {
  return json === undefined || json === null || typeof json === 'object' ? undefined : String(json);
}
