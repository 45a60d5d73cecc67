import { formatText, literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Text } from '../../cloudformation/types';
import { isNoArn } from '../../iam/arn';
import { invocationParts } from './invoked-function';

/** `chat-handler`, `chat-handler:live`; not stage variables, which may hold an ARN. */
const NAME = /^[\w-]+(?::[\w$-]+)?$/;

/**
 * The function's name where an invocation URI has its ARN: the `Ref` of a function, or a written name.
 *
 * @param uri an invocation URI, or anything else
 * @returns undefined where the URI has something else there
 */
export function nameInUri(uri: Text | undefined): string | undefined {
  const target = uri && invocationParts(uri);
  if (!target) return undefined;
  const [first, ...qualifier] = target;
  const isName =
    (isFunctionName(first) && isQualifier(qualifier)) ||
    (beginsAsName(target) && NAME.test(literalCharacters(target, 'x')));
  return isName ? formatText(target) : undefined;
}

/** Whether a text cannot begin an ARN: `chat-${Env}`, `${AWS::StackName}-chat`. */
function beginsAsName(text: Text): boolean {
  const [first] = text;
  return typeof first === 'object' ? first.kind === 'pseudo' : isNoArn(text);
}

/** Whether a part of a text is the `Ref` of a function, which is its name. */
export function isFunctionName(part: Text[number] | undefined): boolean {
  if (typeof part !== 'object' || part.kind !== 'resource') return false;
  return part.resource.type === 'AWS::Lambda::Function' && part.attribute === undefined;
}

function isQualifier([first]: Text): boolean {
  return first === undefined || (typeof first === 'string' && first.startsWith(':'));
}
