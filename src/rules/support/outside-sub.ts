import { literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import { NotKnown, type Value } from '../../cloudformation/intrinsics/value';
import type { Resource, Text } from '../../cloudformation/types';

/** A reference in the form of `Fn::Sub` that stands in a text outside it. */
export interface LiteralReference {
  /** As it is written: `${AWS::Region}`, `${Function.Arn}`. */
  readonly written: string;
  /** The resource that it would refer to; undefined for parameters and pseudo parameters. */
  readonly resource: Resource | undefined;
}

const REFERENCE = /\$\{((?:AWS::)?[A-Za-z\d]+)(?:\.[\w.]+)?\}/g;
const PSEUDO_PARAMETER = /^AWS::(?:AccountId|Partition|Region|StackId|StackName|URLSuffix)$/;

/** What `Fn::Sub` would replace in a text, had its author written it; names that the template does not have are other variables. */
export function literalReferences(text: Text | undefined, { template }: Resource): readonly LiteralReference[] {
  return [...literalCharacters(text, ' ').matchAll(REFERENCE)].flatMap(([written, name = '']) => {
    const resource = template.resources.get(name);
    const isOther = Object.hasOwn(template.parameters, name) || PSEUDO_PARAMETER.test(name);
    return resource || isOther ? [{ written, resource }] : [];
  });
}

/** Why a text is not what it is meant to be. */
export function standsOutsideSub({ written }: LiteralReference): string {
  return `stands outside Fn::Sub, where CloudFormation leaves ${written} as it is`;
}

/** Why it is not certain that CloudFormation leaves a text as it is: a macro may replace anything. */
export function mayBeReplaced({ template }: Resource): string | undefined {
  return template.hiddenBy && 'a macro may replace what Fn::Sub would';
}

/**
 * What is wrong with the text of a property whose author forgot `Fn::Sub`.
 *
 * @param value the property
 * @param resource that has it
 * @param effect what becomes of it: `it names no function`
 * @throws NotKnown where a macro may replace what Fn::Sub would
 */
export function outsideSub(value: Value, resource: Resource, effect: string): string | undefined {
  const [reference] = literalReferences(value.text, resource);
  if (!reference) return undefined;
  const doubt = mayBeReplaced(resource);
  if (doubt !== undefined) throw new NotKnown(value.path, doubt);
  return `${value.toString()} ${standsOutsideSub(reference)}: ${effect}.`;
}
