/**
 * A part of a mapping template that is safe inside of a JSON string. `escapeJavaScript` also escapes single quotes, which
 * JSON does not allow, so that is undone.
 *
 * @param expression what yields the text: `$input.body`, `$context.connectionId`
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function inJsonString(expression: string): string {
  return `$util.escapeJavaScript(${expression}).replaceAll("\\\\'","'")`;
}

/** A part of a mapping template that is safe as a value of a form. */
export function inForm(expression: string): string {
  return `$util.urlEncode(${expression})`;
}

/** A form: names to values that are already encoded. */
export function form(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** The type of a body that is a form, of the services that speak AWS Query. */
export const FORM_HEADERS = { 'Content-Type': 'application/x-www-form-urlencoded' } as const;

/**
 * A message for whoever is to work on it: `{"connectionId": "…", "body": {…}}`, ready to stand inside of a JSON string.
 */
export function messageDetail(): string {
  return `{\\"connectionId\\":\\"$context.connectionId\\",\\"body\\":${inJsonString("$input.json('$')")}}`;
}
