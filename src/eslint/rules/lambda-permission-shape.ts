import type { TSESTree } from '@typescript-eslint/utils';
import { hasWildcard } from '../../iam/arn';
import { FORMS, MESSAGES, lambdaPermissionShape as policy } from '../../rules/access/lambda-permission-shape';
import { apiGatewayPermissions, sourceArnOf } from '../analysis/api-gateway-permissions';
import { ownerOf } from '../analysis/attributes';
import { apiWithId } from '../analysis/parts';
import type { SourceFile } from '../analysis/source-file';
import { stringOf } from '../analysis/static-values';
import type { Node } from '../analysis/syntax';
import { madeApi } from '../analysis/websocket-constructs';
import { allRoutes } from '../analysis/websocket-routes';
import { defineSourceRule } from '../define-source-rule';

/** The parts of `STAGE/ROUTE_KEY`, and of `authorizers/ID`. */
const PARTS = 2;
/** An ARN for an HTTP API or a REST API: a stage, a method and a path, of whatever name. */
const ANY_PATH = '/*/*/*';
/** Stands for the name of a stage, of which the file may only show that it is one: it may be a wildcard. */
const SOME_STAGE = '*';

export const lambdaPermissionShape = defineSourceRule(policy, {
  hasSuggestions: true,
  messages: {
    formless: MESSAGES.formless('{{arn}}', FORMS.websocket),
    anyRoute: 'Allow every route of every stage: /*/*.',
  },
  check(file, report) {
    const arns = apiGatewayPermissions(file).map((permission) => sourceArnOf(file, permission));
    // Two permissions may share one object of properties: its ARN is reported once.
    for (const arn of new Set(arns)) {
      if (arn.kind !== 'text') continue;
      const { node } = arn;
      const parts = partsAfterApi(file, arn.parts);
      if (!parts || mayMatch(parts)) continue;
      const shortened = parts.length === PARTS + 1 ? withoutPath(file, node) : undefined;
      report({
        node,
        messageId: 'formless',
        data: { arn: file.sourceCode.getText(file.evaluator.origin(node)).replaceAll(/\s+/g, ' ') },
        suggest: shortened ? [{ messageId: 'anyRoute', fix: (fixer) => fixer.removeRange(shortened) }] : [],
      });
    }
  },
});

/** What an ARN has after the id of a WebSocket API of this file; undefined where one of its routes may have slashes. */
function partsAfterApi(file: SourceFile, parts: readonly (string | Node)[]): readonly string[] | undefined {
  for (const [index, part] of parts.entries()) {
    const api = typeof part === 'string' ? undefined : madeApi(file, apiWithId(file, part));
    if (!api) continue;
    const rest = parts.slice(index + 1);
    const isKnown = rest.every((one) => typeof one === 'string' || ownerOf(file, one, /^stageName$/) !== undefined);
    const isPlain = allRoutes(file, api)?.every(({ key }) => stringOf(key)?.includes('/') === false) ?? false;
    const [before, ...after] = rest
      .map((one) => (typeof one === 'string' ? one : SOME_STAGE))
      .join('')
      .split('/');
    return isKnown && isPlain && before === '' ? after : undefined;
  }
  return undefined;
}

function mayMatch(parts: readonly string[]): boolean {
  return parts.length === PARTS || (parts.length < PARTS && parts.some((part) => hasWildcard(part)));
}

/** The last part of an ARN that ends in three wildcards, where it is written in place. */
function withoutPath({ sourceCode }: SourceFile, node: Node): TSESTree.Range | undefined {
  const end = node.range[1] - 1;
  return sourceCode.text.endsWith(ANY_PATH, end) ? [end - '/*'.length, end] : undefined;
}
