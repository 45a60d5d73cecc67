import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { JSONRPCMessage, RequestId } from '@modelcontextprotocol/sdk/types.js';
import { Writable } from 'node:stream';

/** The streams of the process. */
type Streams = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr'>;

/** A transport that keeps track of pending requests. */
class PendingTransport extends StdioServerTransport {
  private readonly pending = new Set<RequestId>();
  private isEnding = false;

  /** Observes incoming messages; to be called when the server is connected. */
  public watch(): void {
    const deliver = this.onmessage;
    this.onmessage = (message: JSONRPCMessage): void => {
      if ('id' in message && 'method' in message) this.pending.add(message.id);
      else if ('method' in message && message.method === 'notifications/cancelled')
        // A cancelled request gets no response.
        this.pending.delete(message.params?.requestId as RequestId);
      deliver?.(message);
    };
  }

  public override async send(message: JSONRPCMessage): Promise<void> {
    await super.send(message);
    if ('id' in message && !('method' in message) && message.id !== undefined) this.pending.delete(message.id);
    await this.closeWhenDone();
  }

  /** Closes when every request is answered: a client may close its end after its last request. */
  public async end(): Promise<void> {
    this.isEnding = true;
    await this.closeWhenDone();
  }

  private async closeWhenDone(): Promise<void> {
    if (this.isEnding && this.pending.size === 0) await this.close();
  }
}

/**
 * Reserves standard output for the protocol: other output, such as that of a user's module, goes to standard error.
 *
 * @returns the stream for the protocol
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
  // The client is gone, so that pending responses cannot be sent.
  protocol.once('error', () => void transport.close());
  await closed;
}
