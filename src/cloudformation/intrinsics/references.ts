import { type Json, isList, isObject, own } from '../document/json';
import { STACK_TYPES } from '../../aws/stack-types';
import type { Template, Term } from '../types';
import { type Cases, type Given, evaluateIn, formatName, malformed, singleCase, then } from './cases';
import { parameter } from './parameters';
import { asText, formatText } from './symbolic-text';
import { ABSENT, unknown } from './term';

/** `Ref`. */
export function ref(template: Template, name: string, given: Given): Cases {
  if (name === 'AWS::NoValue') return singleCase(ABSENT, given);
  if (name.startsWith('AWS::')) return singleCase({ kind: 'text', text: [{ kind: 'pseudo', name }] }, given);
  const resource = template.resources.get(name) ?? template.resources.createdAs(...splitOnce(name));
  if (resource) return singleCase({ kind: 'text', text: [{ kind: 'resource', resource }] }, given);
  const declared = own(template.parameters, name);
  if (isObject(declared)) return parameter(template, name, declared, given);
  return singleCase(unknown(`Ref ${name}`, `${name} is not in the template`), given);
}

/** `Fn::GetAtt`. */
export function getAtt(template: Template, value: Json, given: Given): Cases {
  const [name, attribute] = isList(value) ? value : typeof value === 'string' ? splitOnce(value) : [];
  if (typeof name !== 'string' || typeof attribute !== 'string') return malformed('Fn::GetAtt', given);
  const created = template.resources.createdAs(name, attribute);
  if (created) return singleCase({ kind: 'text', text: [{ kind: 'resource', resource: created }] }, given);
  const resource = template.resources.get(name);
  if (!resource) return singleCase(unknown(`GetAtt ${name}.${attribute}`, `${name} is not in the template`), given);
  if (STACK_TYPES.includes(resource.type) && attribute.startsWith('Outputs.')) {
    const nested = template.neighbours.nestedIn(template, name);
    const output = nested && own(nested.outputs, attribute.slice('Outputs.'.length));
    if (nested && isObject(output)) {
      return template.evaluator.evaluate({ template: nested, json: own(output, 'Value') ?? null }, given);
    }
    return singleCase(
      unknown(`GetAtt ${name}.${attribute}`, `the template of nested stack ${name} is out of sight`),
      given,
    );
  }
  return singleCase({ kind: 'text', text: [{ kind: 'resource', resource, attribute }] }, given);
}

/** `Fn::ImportValue`. */
export function importValue(template: Template, value: Json, given: Given): Cases {
  return then(evaluateIn(template, value, given), ({ value: exported, when }) =>
    exportedValue(template, exported, when),
  );
}

function exportedValue(template: Template, exported: Term, given: Given): Cases {
  const name = asText(exported);
  const label = `ImportValue ${name ? formatText(name) : ''}`.trim();
  const found = name && template.neighbours.findExport(name, template);
  return found
    ? template.evaluator.evaluate(found, given)
    : singleCase(unknown(label, 'no template in sight exports it'), given);
}

/** `Fn::GetStackOutput`. */
export function stackOutput(template: Template, value: Json, given: Given): Cases {
  const written = isObject(value) ? value : {};
  const output = own(written, 'OutputName');
  return then(evaluateIn(template, own(written, 'StackName') ?? null, given), ({ value: stack, when }) => {
    const name = asText(stack);
    const found =
      stack.kind === 'scalar' && typeof output === 'string'
        ? template.neighbours.findOutput(String(stack.value), output)
        : undefined;
    if (found) return template.evaluator.evaluate(found, when);
    const label = `GetStackOutput ${name ? formatText(name) : '?'}.${formatName(output)}`;
    return singleCase(unknown(label, 'that stack is out of sight'), when);
  });
}

function splitOnce(text: string): readonly [string, string?] {
  const dot = text.indexOf('.');
  return dot === -1 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
