/** A stack the way people call it, by the file of its template: `cdk.out/Chat.template.json` is `Chat`. */
export function stackName(template: string): string {
  const file = template.split(/[/\\]/).at(-1) ?? template;
  return file.endsWith('.template.json') ? file.slice(0, -'.template.json'.length) : template;
}
