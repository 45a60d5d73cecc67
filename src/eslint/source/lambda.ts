import type { SourceFile } from './source-file';
import type { Creation } from './values';

const FUNCTIONS =
  /^lambda(?:-nodejs|-python|-go)?\.(?:Function|DockerImageFunction|NodejsFunction|PythonFunction|GoFunction)$/;
const CALLERS = /\.WebSocketLambda(?:Integration|Authorizer)$/;

/** The Lambda function that an integration or an authorizer calls, where this file makes it. */
export function handlerOf(file: SourceFile, { symbol, node }: Creation): Creation | undefined {
  const handler = CALLERS.test(symbol) ? node.arguments[1] : undefined;
  const creation = handler && file.typeOf(handler)?.creation;
  return creation && FUNCTIONS.test(creation.symbol) ? creation : undefined;
}

/** The Lambda functions of this file that a WebSocket API calls. */
export function webSocketHandlers(file: SourceFile): readonly Creation[] {
  const callers = file.imports.creations.filter(({ symbol }) => CALLERS.test(symbol));
  const handlers = new Map(
    callers.flatMap((caller) => {
      const handler = handlerOf(file, caller);
      return handler ? [[handler.node, handler] as const] : [];
    }),
  );
  return [...handlers.values()];
}
