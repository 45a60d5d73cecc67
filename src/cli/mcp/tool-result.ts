import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { SourceError } from '../../cloudformation/document/source';
import { ConfigurationError } from '../../engine/config/configuration';
import { messageOf, traceOf } from '../../engine/error-text';
import { visible } from '../../report/escape';
import type { Environment } from '../environment';
import { logLine } from '../output/log-line';

/** What a tool has to say: a text, and where there is more than text, the same as data. */
export interface Answer {
  readonly text: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/**
 * The answer of a tool. What stands on standard error when the command runs, such as links that are not followed, comes
 * behind it; what the user can mend is an error in the words of the command.
 *
 * @param environment told the stack of what is a defect of this tool
 * @param say makes the answer; what it logs goes to the agent
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
