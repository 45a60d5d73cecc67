/**
 * A CloudFormation hook that judges WebSocket APIs: the handler of its Lambda function. The construct
 * `WebSocketGuardHook` deploys it; a handler of your own takes policies of your own.
 *
 * `import { createHandler } from 'cdk-websocket-guard/hook'`
 */
import { deployedHandler } from './hook/deployed-handler';
import type { HookHandler } from './hook/handler';

export type { FailOn, Level, Preset } from './engine/config/choices';
export type { HookAnnotation, HookAnswer, SeverityLevel } from './hook/hook-answer';
export { createHandler } from './hook/handler';
export type { HookContext, HookHandler, HookLogEntry, HookOptions } from './hook/handler';
export { OPTIONS_VARIABLE } from './hook/options-variable';
export type { Policy } from './rules/policy';

/** The handler as `WebSocketGuardHook` deploys it: its options are JSON in `WEBSOCKET_GUARD_OPTIONS`. */
export const handler: HookHandler = deployedHandler(process.env, (line) => {
  process.stdout.write(line);
});
