/** Thrown for a payload that cannot be downloaded. */
export class DownloadError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'DownloadError';
  }
}

/** The limits of a download. */
export interface DownloadLimits {
  /** The size in bytes, decompressed. */
  readonly maxBytes: number;
  /** The time from the request to the last byte, in milliseconds. */
  readonly timeoutMs: number;
}

/** A template has up to 1 MB; a payload has two of them as JSON, and twice the properties of 500 resources. */
export const LIMITS: DownloadLimits = { maxBytes: 20 * 1024 * 1024, timeoutMs: 10_000 };

/** The domains of AWS's partitions. */
const DOMAINS = [
  'amazonaws\\.com',
  'amazonaws\\.com\\.cn',
  'amazonaws\\.eu',
  'c2s\\.ic\\.gov',
  'sc2s\\.sgov\\.gov',
  'cloud\\.adc-e\\.uk',
  'csp\\.hci\\.ic\\.gov',
];

/**
 * `bucket.s3.eu-west-1.amazonaws.com`, `s3.dualstack.us-east-1.amazonaws.com`, `bucket.s3-us-west-2.amazonaws.com`, …
 */
const S3_HOST = new RegExp(
  `^(?:[a-z0-9][a-z0-9.-]*\\.)?s3(?:-fips)?(?:\\.dualstack)?(?:[.-][a-z]{2,4}(?:-[a-z]+)+-\\d{1,2})?\\.(?:${DOMAINS.join('|')})$`,
);

/**
 * Downloads a payload from S3, whose address is in the event.
 *
 * @param url a presigned URL
 * @throws DownloadError for any other address, and for a payload that exceeds the limits
 */
export async function fetchPayload(url: string): Promise<string> {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  const isS3 =
    address?.protocol === 'https:' &&
    address.port === '' &&
    address.username === '' &&
    address.password === '' &&
    S3_HOST.test(address.hostname);
  if (!isS3) throw new DownloadError('the payload is not at an https address of Amazon S3, and is not fetched');
  return download(url, LIMITS);
}

/**
 * Downloads a text without following redirects. Errors do not name the address, which has a signature.
 *
 * @throws DownloadError for another status than 200, and for a text that exceeds the limits
 */
export async function download(url: string, { maxBytes, timeoutMs }: DownloadLimits): Promise<string> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, { redirect: 'manual', signal });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new DownloadError(statusMessage(response.status));
    }
    return await readText(response, maxBytes);
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    if (signal.aborted) throw new DownloadError(`the payload did not arrive within ${timeoutMs / 1000} s`);
    throw new DownloadError(`the payload cannot be fetched: ${causeOf(error)}`);
  }
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    // Leaving the loop closes the connection.
    if (size > maxBytes) throw new DownloadError(`the payload is larger than ${maxBytes / 1024 / 1024} MB`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function statusMessage(status: number): string {
  if (status === 403) return 'the payload was refused with status 403; its address may have expired';
  if (status >= 300 && status < 400)
    return `the payload was answered with a redirect (${status}), which is not followed`;
  return `the payload was answered with status ${status}`;
}

/** The code of a failed connection, such as `ECONNREFUSED`. */
function causeOf(error: unknown): string {
  const { cause } = Object(error) as { readonly cause?: unknown };
  const { code } = Object(cause) as { readonly code?: unknown };
  return typeof code === 'string' ? code : 'the connection failed';
}
