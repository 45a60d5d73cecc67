/** A stack the way people call it, by the file of its template: `cdk.out/Chat.template.json` is `Chat`. */
export function stackName(template: string): string {
  const file = template.replace(/^.*[/\\]/s, '');
  return file.endsWith('.template.json') ? file.slice(0, -'.template.json'.length) : template;
}

/** The same with what it is: `stack Chat`, `template infra/chat.yaml`. */
export function stackText(template: string): string {
  const name = stackName(template);
  return name === template ? `template ${name}` : `stack ${name}`;
}
