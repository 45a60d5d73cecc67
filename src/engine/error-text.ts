/** The message of an error, or the text of anything else that was thrown. */
export function messageOf(error: unknown): string {
  return textIn(error, 'message') ?? plainText(error);
}

/** The stack trace of an error, or its message where it has none. */
export function traceOf(error: unknown): string {
  return textIn(error, 'stack') ?? messageOf(error);
}

function textIn(error: unknown, part: 'message' | 'stack'): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  try {
    const text: unknown = (error as Readonly<Record<string, unknown>>)[part];
    return typeof text === 'string' ? text : undefined;
  } catch {
    // A getter or proxy may throw when it is read.
    return undefined;
  }
}

function plainText(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'something was thrown that is no text';
  }
}
