import { formatText, literalCharacters } from '../../cloudformation/intrinsics/symbolic-text';
import type { Text } from '../../cloudformation/types';
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
    (beginsAsName(first) && NAME.test(literalCharacters(target, 'x')));
  return isName ? formatText(target) : undefined;
}

/** Whether the first part of a text cannot be the beginning of an ARN: `chat-${Env}`, `${AWS::StackName}-chat`. */
function beginsAsName(first: Text[number] | undefined): boolean {
  if (typeof first === 'object') return first.kind === 'pseudo';
  return first !== undefined && !first.startsWith('arn:') && !'arn:'.startsWith(first);
}

/** Whether a part of a text is the `Ref` of a function, which is its name. */
export function isFunctionName(part: Text[number] | undefined): boolean {
  if (typeof part !== 'object' || part.kind !== 'resource') return false;
  return part.resource.type === 'AWS::Lambda::Function' && part.attribute === undefined;
}

function isQualifier([first]: Text): boolean {
  return first === undefined || (typeof first === 'string' && first.startsWith(':'));
}
