import type { TSESTree } from '@typescript-eslint/utils';
import { defineSourceRule, type RuleDescription } from '../define-source-rule';
import { ownerOf } from '../analysis/attributes';
import type { SourceFile, Typed } from '../analysis/source-file';
import type { Node } from '../analysis/syntax';
import { stringOf } from '../analysis/static-values';
import type { Part } from '../analysis/parts';
import { holderAt, textAt } from '../analysis/visible-names';
import { stages } from '../analysis/websocket-constructs';

export const description: RuleDescription = {
  id: 'prefer-callback-url',
  category: 'runtime',
  severity: 'warning',
  title: 'The callback URL of a stage is its callbackUrl',
  why: 'A stage knows the URL at which a back end posts to its connections. A URL put together by hand may have the wrong domain (amazonaws.com.cn in China), or lack the stage or the scheme that the SDK needs, and nobody notices before the first message.',
  fix: 'Use stage.callbackUrl.',
  references: [
    'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_apigatewayv2.WebSocketStage.html#callbackurl',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html',
  ],
};

const STAGE = /^(?:apigatewayv2|guard)\.WebSocketStage$/;
const API = /^(?:apigatewayv2|guard)\.WebSocketApi$/;
/** What `stage.url.replace(…)` turns into the address for posting. */
const SCHEMES: readonly (readonly [RegExp, RegExp])[] = [
  [/^wss$/, /^https$/],
  [/^wss:(?:\/\/)?$/, /^https:(?:\/\/)?$/],
];

export const preferCallbackUrl = defineSourceRule(description, {
  type: 'suggestion',
  hasSuggestions: true,
  messages: {
    byHand: 'This is the callbackUrl of the stage, put together by hand: in another partition it is wrong.',
    replaced: 'This is the callbackUrl of the stage, made from its url by hand.',
    joined: 'This is the callbackUrl of the stage, made from the apiEndpoint by hand.',
    useCallbackUrl: 'Use {{stage}}.callbackUrl.',
  },
  check(file, report) {
    for (const { node, stage, messageId } of [...addresses(file), ...replacements(file), ...endpoints(file)]) {
      report({
        node,
        messageId,
        suggest:
          stage === undefined
            ? []
            : [
                {
                  messageId: 'useCallbackUrl',
                  data: { stage },
                  fix: (fixer) => fixer.replaceText(node, `${stage}.callbackUrl`),
                },
              ],
      });
    }
  },
});

interface Address {
  readonly node: Node;
  readonly messageId: 'byHand' | 'replaced' | 'joined';
  /** The file's name for the stage; undefined if it has none. */
  readonly stage: string | undefined;
}

/** `https://${api.apiId}.execute-api.${region}.amazonaws.com/${stage.stageName}` */
function addresses(file: SourceFile): readonly Address[] {
  return file.addresses.flatMap((node): readonly Address[] => {
    const value = file.evaluator.evaluate(node);
    const [scheme, id, service, ...rest] = value.kind === 'text' ? value.parts : [];
    if (scheme !== 'https://' || typeof id !== 'object' || typeof service !== 'string') return [];
    const api = service.startsWith('.execute-api.') ? typedOwner(file, id, /^apiId$/, API) : undefined;
    const stage = api && stageIn(file, [service, ...rest], api.typed);
    return stage ? [{ node, messageId: 'byHand', stage: stage.name(node) }] : [];
  });
}

interface Named {
  readonly name: (at: Node) => string | undefined;
}

/** The stage that the end of an address names, where it has a `callbackUrl`. */
function stageIn(file: SourceFile, parts: readonly (string | Node)[], api: Typed): Named | undefined {
  const [slash, last] = parts.slice(-2);
  if (typeof last === 'object' && typeof slash === 'string' && slash.endsWith('/')) {
    const owner = typedOwner(file, last, /^stageName$/, STAGE);
    return owner && { name: (at) => textAt(file.sourceCode, owner.node, at) };
  }
  const end = parts.at(-1);
  const stageName = typeof end === 'string' ? /\.amazonaws\.com(?:\.cn)?\/([\w-]+)\/?$/.exec(end)?.[1] : undefined;
  const stage =
    stageName === undefined ? undefined : stages(file).find((candidate) => isCalled(file, candidate, stageName, api));
  return stage && { name: (at) => holderAt(file.sourceCode, stage.creation.node, at) };
}

function isCalled(file: SourceFile, { isL1, props, api }: Part, name: string, of: Typed): boolean {
  const isSame = of.creation !== undefined && api?.creation?.node === of.creation.node;
  return !isL1 && isSame && stringOf(file.evaluator.property(props, 'stageName')) === name;
}

/** `stage.url.replace('wss://', 'https://')` */
function replacements(file: SourceFile): readonly Address[] {
  return file.methodCalls(['replace', 'replaceAll']).flatMap(({ node, receiver }): readonly Address[] => {
    const owner = typedOwner(file, receiver, /^url$/, STAGE);
    if (!owner || !isSchemeChange(file, node)) return [];
    return [{ node, messageId: 'replaced', stage: textAt(file.sourceCode, owner.node, node) }];
  });
}

/** `${api.apiEndpoint.replace('wss://', 'https://')}/${stage.stageName}` */
function endpoints(file: SourceFile): readonly Address[] {
  return file.methodCalls(['replace', 'replaceAll']).flatMap(({ node, receiver }): readonly Address[] => {
    const api = typedOwner(file, receiver, /^apiEndpoint$/, API);
    const whole = api && isSchemeChange(file, node) ? wholeText(node) : node;
    const value = file.evaluator.evaluate(whole);
    const [start, slash, last, more] = value.kind === 'text' ? value.parts : [];
    if (start !== node || slash !== '/' || typeof last !== 'object' || more !== undefined) return [];
    const stage = typedOwner(file, last, /^stageName$/, STAGE);
    if (!stage || isOfAnother(file, stage.typed, api?.typed)) return [];
    return [{ node: whole, messageId: 'joined', stage: textAt(file.sourceCode, stage.node, whole) }];
  });
}

/** Whether the file shows that a stage belongs to another API. */
function isOfAnother(file: SourceFile, stage: Typed, api: Typed | undefined): boolean {
  const part = stages(file).find(({ creation }) => creation.node === stage.creation?.node);
  return part?.api?.creation !== undefined && part.api.creation.node !== api?.creation?.node;
}

/** The sum or the template that begins with an expression. */
function wholeText(start: Node): Node {
  const { parent } = start;
  if (parent?.type === 'TemplateLiteral') return parent;
  return parent?.type === 'BinaryExpression' && parent.left === start ? wholeText(parent) : start;
}

function isSchemeChange(file: SourceFile, { arguments: [from, to] }: TSESTree.CallExpression): boolean {
  const pattern =
    from?.type === 'Literal' && 'regex' in from ? from.regex.pattern.replaceAll(/[\^\\]/g, '') : undefined;
  const before = pattern ?? stringOf(file.evaluator.evaluate(from)) ?? '';
  const after = stringOf(file.evaluator.evaluate(to)) ?? '';
  return SCHEMES.some(([socket, web]) => socket.test(before) && web.test(after));
}

/** The object whose attribute an expression is, if it is of a given class. */
function typedOwner(
  file: SourceFile,
  written: Node,
  name: RegExp,
  type: RegExp,
): { readonly node: Node; readonly typed: Typed } | undefined {
  const node = ownerOf(file, written, name);
  const typed = node && file.typeOf(node);
  return typed && type.test(typed.symbol) ? { node, typed } : undefined;
}
