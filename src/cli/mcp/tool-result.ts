import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { SourceError } from '../../cloudformation/document/source';
import { ConfigurationError } from '../../engine/config/configuration';
import { messageOf, traceOf } from '../../engine/error-text';
import { visible } from '../../report/escape';
import type { Environment } from '../environment';
import { logLine } from '../log-line';

/** The answer of a tool: a text, and the same as data where there is any. */
export interface Answer {
  readonly text: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * Makes the result of a tool. Remarks that the command writes to standard error, such as links that are not followed,
 * come after the answer; errors that the user can mend become an error result with the message of the command.
 *
 * @param environment whose log gets the stack trace of a defect of this tool
 * @param say makes the answer; its log goes to the agent
 */
export async function answer(
  environment: Environment,
  say: (environment: Environment) => Answer | Promise<Answer>,
): Promise<CallToolResult> {
  let log = '';
  const recording: Environment = { ...environment, log: { write: (text) => (log += text), isTerminal: false } };
  try {
    const { text, data } = await say(recording);
    return {
      content: [text, log].filter((printed) => printed !== '').map((printed) => ({ type: 'text', text: printed })),
      ...(data === undefined ? {} : { structuredContent: data }),
    };
  } catch (error) {
    if (error instanceof SourceError) {
      for (const each of [error, ...error.others]) logLine(recording, each);
      return failed(log);
    }
    if (error instanceof ConfigurationError) return failed(`${log}websocket-guard: ${visible(error.message)}\n`);
    environment.log.write(`websocket-guard: a defect of this tool, please report it\n${traceOf(error)}\n`);
    return failed(`${log}websocket-guard: a defect of this tool, please report it: ${visible(messageOf(error))}\n`);
  }
}

function failed(text: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text }] };
}
