/** What a link to the playground carries behind its `#`. */
export interface Shared {
  readonly text: string;
  readonly preset: string;
  readonly protocols: readonly string[];
}

/** Characters of a template that this page judges: a larger one is for the command. */
export const MAX_TEXT_LENGTH = 1_000_000;

/** A fragment that carries a template, compressed. */
export async function fragmentOf({ text, preset, protocols }: Shared): Promise<string> {
  const packed = await bytesOf(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  const base64 = btoa([...packed].map((byte) => String.fromCharCode(byte)).join(''));
  const template = base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `#${new URLSearchParams({ preset, protocols: protocols.join(','), template }).toString()}`;
}

/**
 * What a fragment carries; undefined when it carries no template.
 *
 * @throws Error when the link is broken, or its template too large
 */
export async function readFragment(fragment: string): Promise<Shared | undefined> {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const template = parameters.get('template');
  if (template === null) return undefined;
  const packed = Uint8Array.from(atob(template.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
    char.charCodeAt(0),
  );
  const bytes = await bytesOf(
    new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')),
    MAX_TEXT_LENGTH,
  );
  return {
    text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    preset: parameters.get('preset') ?? '',
    protocols: (parameters.get('protocols') ?? '').split(','),
  };
}

/** Everything that comes out of a stream; a few bytes may unpack to more than a machine can hold. */
async function bytesOf(stream: ReadableStream<Uint8Array>, most = Infinity): Promise<Uint8Array> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > most) {
      await reader.cancel();
      throw new Error(`its template has more than ${most} bytes`);
    }
    chunks.push(new Uint8Array(next.value));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
