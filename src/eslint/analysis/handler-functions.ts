import type { SourceFile } from './source-file';
import type { Creation } from './static-values';
import { type Node, memberName } from './syntax';
import { integrations } from './websocket-constructs';

const FUNCTIONS =
  /^lambda(?:-nodejs|-python|-go)?\.(?:Function|DockerImageFunction|NodejsFunction|PythonFunction|GoFunction)$/;
const CALLERS = /\.WebSocketLambda(?:Integration|Authorizer)$/;

/** The Lambda function that an integration or an authorizer calls, where this file makes it. */
export function handlerOf(file: SourceFile, caller: Creation): Creation | undefined {
  const { symbol, node } = caller;
  const handler = CALLERS.test(symbol) ? node.arguments[1] : invokedBy(file, caller);
  const creation = handler && file.typeOf(handler)?.creation;
  return creation && FUNCTIONS.test(creation.symbol) ? creation : undefined;
}

/** The function in `arn:…:lambda:path/2015-03-31/functions/${function.functionArn}/invocations`, the URI of a raw integration. */
function invokedBy(file: SourceFile, { symbol, node }: Creation): Node | undefined {
  if (symbol !== 'apigatewayv2.CfnIntegration') return undefined;
  const uri = file.evaluator.property(file.props({ symbol, node }), 'integrationUri');
  if (uri.kind !== 'text') return undefined;
  const end = uri.parts.indexOf('/invocations');
  const [before, arn] = [uri.parts[end - 2], uri.parts[end - 1]];
  if (typeof before !== 'string' || !before.endsWith('/functions/')) return undefined;
  const access = arn && typeof arn !== 'string' ? file.evaluator.origin(arn) : undefined;
  return access?.type === 'MemberExpression' && memberName(access) === 'functionArn' ? access.object : undefined;
}

/** The Lambda functions of this file that a WebSocket API calls. */
export function webSocketHandlers(file: SourceFile): readonly Creation[] {
  const callers = [
    ...file.imports.creations.filter(({ symbol }) => CALLERS.test(symbol)),
    ...integrations(file).flatMap(({ isL1, creation }) => (isL1 ? [creation] : [])),
  ];
  const handlers = new Map(
    callers.flatMap((caller) => {
      const handler = handlerOf(file, caller);
      return handler ? [[handler.node, handler] as const] : [];
    }),
  );
  return [...handlers.values()];
}
