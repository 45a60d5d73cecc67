/** What an error says; whatever was thrown, in this realm or another. */
export function messageOf(error: unknown): string {
  return textIn(error, 'message') ?? plainText(error);
}

/** The same with where it was thrown, where that is known. */
export function traceOf(error: unknown): string {
  return textIn(error, 'stack') ?? messageOf(error);
}

function textIn(error: unknown, part: 'message' | 'stack'): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  try {
    const text: unknown = (error as Readonly<Record<string, unknown>>)[part];
    return typeof text === 'string' ? text : undefined;
  } catch {
    // What was thrown may throw again when somebody looks at it.
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
