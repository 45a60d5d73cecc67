import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { JSONRPCMessage, RequestId } from '@modelcontextprotocol/sdk/types.js';
import { Writable } from 'node:stream';

/** The streams of a process that a client speaks to. */
type Streams = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr'>;

/** A transport that knows which requests are still pending. */
class PendingTransport extends StdioServerTransport {
  private readonly pending = new Set<RequestId>();
  private isEnding = false;

  /** Listens in on what comes; the server must be connected. */
  public watch(): void {
    const deliver = this.onmessage;
    this.onmessage = (message: JSONRPCMessage): void => {
      if ('id' in message && 'method' in message) this.pending.add(message.id);
      else if ('method' in message && message.method === 'notifications/cancelled')
        // A question that was taken back gets no answer.
        this.pending.delete(message.params?.requestId as RequestId);
      deliver?.(message);
    };
  }

  public override async send(message: JSONRPCMessage): Promise<void> {
    await super.send(message);
    if ('id' in message && !('method' in message) && message.id !== undefined) this.pending.delete(message.id);
    await this.closeWhenDone();
  }

  /** Closes once everything is answered: a client may close its end behind its last question. */
  public async end(): Promise<void> {
    this.isEnding = true;
    await this.closeWhenDone();
  }

  private async closeWhenDone(): Promise<void> {
    if (this.isEnding && this.pending.size === 0) await this.close();
  }
}

/**
 * Keeps standard output for the protocol: what else is printed, by a module of the user's, goes to standard error.
 *
 * @returns what the protocol is written to
 */
export function takeOutput({ stdout, stderr }: Pick<Streams, 'stdout' | 'stderr'>): Writable {
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr);
  return new Writable({
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      write(chunk, (error) => {
        done(error);
      });
    },
  });
}

/** Serves until the client closes standard input. */
export async function serve(
  server: McpServer,
  { stdin, stderr }: Pick<Streams, 'stdin' | 'stderr'>,
  protocol: Writable,
): Promise<void> {
  const transport = new PendingTransport(stdin, protocol);
  const closed = new Promise<void>((resolve) => {
    server.server.onclose = resolve;
  });
  server.server.onerror = (error): void => {
    stderr.write(`websocket-guard: ${error.message}\n`);
  };
  await server.connect(transport);
  transport.watch();
  stdin.once('end', () => void transport.end());
  // Nobody is left to read what is still pending.
  protocol.once('error', () => void transport.close());
  await closed;
}
