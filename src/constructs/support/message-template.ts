/**
 * A part of a mapping template that is safe inside of a JSON string. `escapeJavaScript` also escapes single quotes,
 * which JSON does not allow; that is undone.
 *
 * @param expression the expression of the text: `$input.body`, `$context.connectionId`
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function inJsonString(expression: string): string {
  return `$util.escapeJavaScript(${expression}).replaceAll("\\\\'","'")`;
}

/** A part of a mapping template that is safe as a value of a form. */
export function inForm(expression: string): string {
  return `$util.urlEncode(${expression})`;
}

/** A form, from names and encoded values. */
export function form(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** The header of a request with a form, for services with the AWS Query protocol. */
export const FORM_HEADERS = { 'Content-Type': 'application/x-www-form-urlencoded' } as const;

/**
 * The message with its connection: `{"connectionId": "…", "body": {…}}`, escaped for use inside of a JSON string.
 */
export function messageDetail(): string {
  return `{\\"connectionId\\":\\"$context.connectionId\\",\\"body\\":${inJsonString("$input.json('$')")}}`;
}
