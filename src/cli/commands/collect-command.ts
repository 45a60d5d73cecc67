import type { Protocol } from '../../apigateway/model';
import type { Environment } from '../environment';
import { ExitCode } from '../exit-code';
import { collectScript } from './collect-script';

/** Options of `websocket-guard collect`, as the command line gives them. */
export interface CollectOptions {
  /** @default - the region that the AWS CLI is configured for */
  readonly region?: string;
  /** Ids of APIs, repeated. Empty: all of the protocols. */
  readonly api: readonly string[];
  /** Names or ARNs of functions that no API calls, repeated. */
  readonly function: readonly string[];
  /** Whether the environment variables of functions are read. @default false */
  readonly environment?: boolean;
  /** Kinds of APIs, repeated. @default - WebSocket APIs */
  readonly protocol?: readonly Protocol[];
}

/** Prints the script that saves the answers of the AWS CLI; it runs nothing. */
export function collectCommand(options: CollectOptions, { output }: Pick<Environment, 'output'>): ExitCode {
  output.write(
    collectScript({
      region: options.region,
      apis: options.api,
      functions: options.function,
      withEnvironment: options.environment === true,
      protocols: options.protocol ?? ['websocket'],
    }),
  );
  return ExitCode.Clean;
}
